import { expect, test } from 'vitest';
import { dialogsShown } from './e2e/dialogs-shown.ts';
import { projectFiles, read } from './house-files.ts';

const room = 'renderer/features/';
/** What opens something, or is one of the rooms of the window. */
const opens = /<(Dialog|ModalOverlay|Popover|Menu)\b/;
const isRoom = /(^|[/-])(screen|view|dialog|veil|welcome)\.tsx$/;

const features = projectFiles().filter((file) => file.startsWith(room) && file.endsWith('.tsx'));
const found = features.filter((file) => opens.test(read(file)) || (isRoom.test(file) && !/page-view/.test(file)));

test('every dialog, menu and room of the window is looked at, in both themes and languages', () => {
  const unseen = found.map((file) => file.slice(room.length)).filter((file) => !(file in dialogsShown));
  expect(unseen).toEqual([]);
});

test('none is listed that is not there any more', () => {
  const gone = Object.keys(dialogsShown).filter((file) => !features.includes(room + file));
  expect(gone).toEqual([]);
});

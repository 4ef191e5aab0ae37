import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWindowState, restoredBounds, smallest, usual } from '../../../electron/main/window-bounds.ts';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 984 },
];
const state = { x: 2000, y: 100, width: 1100, height: 700, maximized: false };

test('a window comes back where it was, also on the second screen', () => {
  expect(restoredBounds(state, screens)).toEqual({ x: 2000, y: 100, width: 1100, height: 700 });
});

test('a window of a screen that was taken away opens as a new one does', () => {
  expect(restoredBounds(state, screens.slice(0, 1))).toEqual(usual);
  expect(restoredBounds({ ...state, y: -2000 }, screens)).toEqual(usual);
  expect(restoredBounds(undefined, screens)).toEqual(usual);
});

test('a window larger than its screen fits into it, and none is too small to use', () => {
  expect(restoredBounds({ ...state, x: 0, y: 0, width: 4000, height: 3000 }, screens)).toMatchObject({
    width: 1920,
    height: 1040,
  });
  expect(restoredBounds({ ...state, width: 200, height: 10 }, screens)).toMatchObject(smallest);
});

test('a file that is no state of a window is no state', () => {
  fc.assert(fc.property(fc.json(), (text) => void readWindowState(text)));
  expect(readWindowState('{"x":1,"y":2,"width":"3","height":4,"maximized":true}')).toBeUndefined();
  expect(readWindowState('half a {')).toBeUndefined();
  expect(readWindowState(JSON.stringify(state))).toEqual(state);
});

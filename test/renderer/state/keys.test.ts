import { describe, expect, it } from 'vitest';
import { pageIn } from '../../../renderer/features/help/pages.ts';
import { piecesOf } from '../../../renderer/features/help/read-page.ts';
import { helpPages } from '../../../renderer/state/help.ts';
import { type KeyRoom, keyTable } from '../../../renderer/state/key-table.ts';
import { isStruck, rowsOf, struck } from '../../../renderer/state/keys.ts';
import { projectFiles, read } from '../../house-files.ts';

const rooms = Object.keys(keyTable) as KeyRoom[];
const chords = new Set(rooms.flatMap((room) => rowsOf(room).flatMap(([, row]) => row.keys)));

describe('a key', () => {
  it.each([
    ['Ctrl+K', { key: 'k', ctrlKey: true }],
    ['Ctrl+K', { key: 'K', metaKey: true }],
    ['Ctrl+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }],
    ['Ctrl+Alt+M', { key: 'µ', code: 'KeyM', ctrlKey: true, altKey: true }],
    ['Ctrl++', { key: '=', ctrlKey: true }],
    ['Ctrl+/', { key: '/', ctrlKey: true, shiftKey: true }],
    ['?', { key: '?', shiftKey: true }],
    ['←', { key: 'ArrowLeft', shiftKey: true }],
    ['Space', { key: ' ' }],
    ['Esc', { key: 'Escape' }],
    ['1…5', { key: '3' }],
    ['P', { key: 'P', shiftKey: true }],
  ])('%s is struck by %j', (chord, pressed) => {
    expect(isStruck(chord, pressed)).toBe(true);
  });

  it.each([
    ['Ctrl+K', { key: 'k' }],
    ['Ctrl+K', { key: 'k', ctrlKey: true, altKey: true }],
    ['Ctrl+E', { key: 'E', ctrlKey: true, shiftKey: true }],
    ['K', { key: 'k', ctrlKey: true }],
    ['1…5', { key: '6' }],
    ['A…Z', { key: 'Enter' }],
    ['Shift+B', { key: 'b' }],
  ])('%s is not struck by %j', (chord, pressed) => {
    expect(isStruck(chord, pressed)).toBe(false);
  });

  it('that holds more goes before one that holds less', () => {
    expect(struck('chosen', { key: 'B', shiftKey: true })).toEqual({ act: 'collectElsewhere', at: 0 });
    expect(struck('chosen', { key: 'b' })).toEqual({ act: 'collect', at: 0 });
    expect(struck('everywhere', { key: 'F6', shiftKey: true })).toEqual({ act: 'regions', at: 1 });
    expect(struck('assets', { key: 'ArrowRight', shiftKey: true })).toEqual({ act: 'extend', at: 1 });
    expect(struck('chosen', { key: 'E', ctrlKey: true, shiftKey: true })).toEqual({ act: 'export', at: 0 });
  });
});

describe('the table of keys', () => {
  it.each(rooms)('gives no key of %s two meanings', (room) => {
    const all = rowsOf(room).flatMap(([, row]) => row.keys);
    expect(all.filter((chord, at) => all.indexOf(chord) !== at)).toEqual([]);
  });

  it('holds every key that a button or a menu says', () => {
    const said = projectFiles()
      .filter((file) => /^renderer\/.*\.tsx$/.test(file))
      .flatMap((file) => [...read(file).matchAll(/\bkeys(?:="|: ')([^"']+)["']/g)].map((match) => match[1] ?? ''))
      // the keys of one field, shown beside it
      .filter((keys) => !['Shift+Delete', 'Shift+Enter'].includes(keys));
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((keys) => !chords.has(keys))).toEqual([]);
  });

  it('holds every key that the help speaks of', () => {
    const named = (['id', 'en'] as const).flatMap((language) =>
      helpPages.flatMap((page) =>
        piecesOf(pageIn(language, page)).flatMap((one) => (one.type === 'keys' ? [one.keys] : [])),
      ),
    );
    // what is held while something else is pressed
    const held = ['Ctrl', 'Shift'];
    expect(named.filter((keys) => !chords.has(keys) && !held.includes(keys))).toEqual([]);
  });

  it('is the only place where the keys of a whole room are told apart', () => {
    const bound = [
      'renderer/state/shortcuts.ts',
      'renderer/features/batch/act-keys.tsx',
      'renderer/features/describing/screen-keys.ts',
      'renderer/features/export/export-keys.tsx',
      'renderer/features/grid/use-walking.ts',
      'renderer/features/map/map-view.tsx',
      'renderer/features/slideshow/slideshow.tsx',
      'renderer/features/viewer/viewer-keys.ts',
    ];
    for (const file of bound) {
      expect([file, read(file)]).toEqual([file, expect.stringContaining('struck(')]);
      expect(read(file).match(/case '(Arrow|Page|Home|End|[a-z]')/g)).toBeNull();
    }
  });
});

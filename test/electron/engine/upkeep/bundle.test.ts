import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import { deliver, tryPlace } from '../../../../electron/engine/upkeep/bundle.ts';

let base: string;
let bundle: string;
let edits: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-bundle-'));
  edits = libraryPaths(join(base, 'pustaka')).edits;
  bundle = join(base, 'usb', 'Bahan-x');
  mkdirSync(edits, { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const month = '2026-03.jsonl';
const bring = () => deliver({ library: join(base, 'pustaka'), bundle, pictures: true, rotates: true }, () => {});
const there = () => readFileSync(join(bundle, 'edits', month), 'utf8');

test('a journal grows in the second place as it does in the library', async () => {
  writeFileSync(join(edits, month), 'satu\n');
  await bring();
  expect(there()).toBe('satu\n');
  writeFileSync(join(edits, month), 'satu\ndua\n');
  await bring();
  expect(there()).toBe('satu\ndua\n');
  expect(readdirSync(join(bundle, 'edits'))).toEqual([month]);
});

test('lines that only the journal there has are kept, those of another computer or of a library that was lost', async () => {
  mkdirSync(join(bundle, 'edits'), { recursive: true });
  writeFileSync(join(bundle, 'edits', month), 'satu\nlain\n');
  writeFileSync(join(edits, month), 'satu\ndua\ntiga');
  await bring();
  expect(there()).toBe('satu\ndua\ntiga\nlain\n');
  writeFileSync(join(edits, month), '');
  await bring();
  expect(there()).toBe('satu\ndua\ntiga\nlain\n');
});

test('of what cannot be copied nothing half is left', async () => {
  writeFileSync(join(edits, month), 'satu\n');
  mkdirSync(join(bundle, 'edits', month), { recursive: true });
  await expect(bring()).rejects.toThrow();
  expect(readdirSync(join(bundle, 'edits'))).toEqual([month]);
});

test('a place is tried by writing in it, and nothing of that stays', () => {
  mkdirSync(join(base, 'usb'));
  tryPlace(join(base, 'usb'));
  expect(readdirSync(join(base, 'usb'))).toEqual([]);
  expect(() => tryPlace(join(base, 'tidak-ada'))).toThrow(/folder-missing/);
  expect(existsSync(join(base, 'tidak-ada'))).toBe(false);
});

test('halves of copies that nobody writes any more are taken away, and one that somebody writes just now stays', async () => {
  mkdirSync(bundle, { recursive: true });
  for (const name of ['library-2026-03-01T0800.db.part', 'previews.db.part-journal', 'library-2026-03-04T0800.db.part'])
    writeFileSync(join(bundle, name), 'setengah');
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const name of ['library-2026-03-01T0800.db.part', 'previews.db.part-journal'])
    utimesSync(join(bundle, name), yesterday, yesterday);
  await bring();
  expect(readdirSync(bundle).sort()).toEqual(['edits', 'library-2026-03-04T0800.db.part']);
});

test('the logos of the office go into the second place, whole, and each once', async () => {
  const { logos } = libraryPaths(join(base, 'pustaka'));
  mkdirSync(join(logos, 'folder lain'), { recursive: true });
  writeFileSync(join(logos, 'pemda.svg'), '<svg/>');
  writeFileSync(join(logos, '.x.bahan-part'), 'setengah');
  await bring();
  expect(readdirSync(join(bundle, 'logos'))).toEqual(['pemda.svg']);
  const long = new Date(0);
  utimesSync(join(bundle, 'logos', 'pemda.svg'), long, long);
  writeFileSync(join(logos, 'dinas.png'), 'gambar');
  await bring();
  expect(readdirSync(join(bundle, 'logos')).sort()).toEqual(['dinas.png', 'pemda.svg']);
  expect(statSync(join(bundle, 'logos', 'pemda.svg')).mtimeMs).toBe(0);
  // one that was taken out of the library stays there
  rmSync(join(logos, 'dinas.png'));
  await bring();
  expect(readFileSync(join(bundle, 'logos', 'dinas.png'), 'utf8')).toBe('gambar');
});

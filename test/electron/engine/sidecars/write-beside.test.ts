import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSidecar } from '../../../../electron/engine/media/probe/merge-sidecar.ts';
import type { Words } from '../../../../electron/engine/media/sidecar/fields.ts';
import { takeBack, writeBeside } from '../../../../electron/engine/sidecars/write-beside.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-beside-'));
  writeFileSync(join(folder, 'a.jpg'), 'isi');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (words: Words, name = 'a.jpg', library = 'a') =>
  writeBeside({ root: folder, folder, name, words, library });
const path = (name = 'a.jpg.xmp') => join(folder, name);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'done';
}

describe('words beside an original', () => {
  it('never go into what a link in the place of the temporary file leads to', () => {
    write({ title: 'Satu' });
    const foreign = join(folder, 'milik orang lain.txt');
    writeFileSync(foreign, 'isi');
    const temporary = `.${createHash('sha256').update('a/a.jpg.xmp').digest('hex').slice(0, 16)}.bahan-part`;
    symlinkSync(foreign, join(folder, temporary));
    write({ title: 'Dua' });
    expect(readFileSync(foreign, 'utf8')).toBe('isi');
    expect(readFileSync(path(), 'utf8')).toContain('>Dua<');
    expect(readdirSync(folder).sort()).toEqual(['a.jpg', 'a.jpg.xmp', 'milik orang lain.txt']);
  });

  it('are a new sidecar, which goes again when nothing is said any more', async () => {
    expect(write({ title: 'Upacara' })).toMatchObject({ name: 'a.jpg.xmp', found: null, look: { name: 'a.jpg.xmp' } });
    expect((await readSidecar(path())).words).toEqual({ title: 'Upacara' });
    expect(write({})).toMatchObject({ look: null });
    expect(readdirSync(folder)).toEqual(['a.jpg']);
    expect(readFileSync(join(folder, 'a.jpg'), 'utf8')).toBe('isi');
    expect(write({})).toMatchObject({ look: null, found: null });
  });

  it('that are there already leave the file alone', () => {
    const first = write({ title: 'Upacara' });
    expect(write({ title: 'Upacara' })?.look).toEqual(first?.look);
  });

  it('keep the way in which the sidecar was written: its letters and its rights', () => {
    const text =
      '\ufeff<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></r:RDF></x:xmpmeta>';
    for (const encode of [
      (one: string) => Buffer.from(one, 'utf8'),
      (one: string) => Buffer.from(one, 'utf16le'),
      (one: string) => Buffer.from(one, 'utf16le').swap16(),
    ]) {
      writeFileSync(path(), encode(text));
      chmodSync(path(), 0o640);
      write({ title: 'Sidang “DPRD”' });
      expect(encode('“DPRD”').length).toBeGreaterThan(0);
      expect(readFileSync(path()).includes(encode('Sidang “DPRD”'))).toBe(true);
      expect(statSync(path()).mode & 0o777).toBe(0o640);
      write({});
      expect(readFileSync(path())).toEqual(encode(text));
    }
  });

  it('are never written over a sidecar that nobody understands', () => {
    const broken = [
      Buffer.from('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'),
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'),
      Buffer.from([0x3c, 0x61, 0xe9, 0x2f, 0x3e]),
      Buffer.from('<a/>'),
      Buffer.alloc(0),
    ];
    for (const bytes of broken) {
      writeFileSync(path(), bytes);
      expect(codeOf(() => write({ title: 'x' }))).toMatch(/^file-(damaged|unsupported)$/);
      expect(readFileSync(path())).toEqual(bytes);
    }
    expect(readdirSync(folder)).toEqual(['a.jpg', 'a.jpg.xmp']);
  });

  it('wait when the original or its folder is not there, or the sidecar’s name is no file', () => {
    expect(codeOf(() => write({ title: 'x' }, 'hilang.jpg'))).toBe('file-missing');
    expect(
      codeOf(() =>
        writeBeside({ root: join(folder, 'x'), folder: join(folder, 'x'), name: 'a.jpg', words: {}, library: 'a' }),
      ),
    ).toBe('folder-offline');
    symlinkSync(join(folder, 'a.jpg'), path());
    expect(codeOf(() => write({ title: 'x' }))).toBe('target-unwritable');
    rmSync(path());
    mkdirSync(path());
    expect(codeOf(() => write({ title: 'x' }))).toBe('target-unwritable');
    expect(readFileSync(join(folder, 'a.jpg'), 'utf8')).toBe('isi');
  });

  it('have room for a name as long as names may be', () => {
    const name = `${'n'.repeat(247)}.jpg`;
    writeFileSync(join(folder, name), 'isi');
    expect(write({ title: 'Panjang' }, name)?.look?.name).toBe(`${name}.xmp`);
  });
});

describe('a sidecar whose original went away', () => {
  const take = (left = 'a.jpg.xmp') => takeBack({ root: folder, folder, left, library: 'a' });
  const went = () => rmSync(join(folder, 'a.jpg'));

  it('goes when nothing but this library wrote it, and stays while its original is there', () => {
    write({ title: 'Satu' });
    expect(take()).toBeNull();
    went();
    expect(take()).toMatchObject({ name: 'a.jpg.xmp', look: null });
    expect(readdirSync(folder)).toEqual([]);
    expect(take()).toMatchObject({ look: null, found: null });
  });

  it('stays, to the letter, with another program’s or library’s words in it, and when it is no sidecar at all', () => {
    write({ title: 'Satu' });
    write({ caption: 'Dua' }, 'a.jpg', 'b');
    went();
    const both = readFileSync(path(), 'utf8');
    expect(take()).toBeNull();
    expect(readFileSync(path(), 'utf8')).toBe(both);
    writeFileSync(path(), '<tidak');
    expect(codeOf(take)).toBe('file-damaged');
    expect(readFileSync(path(), 'utf8')).toBe('<tidak');
  });
});

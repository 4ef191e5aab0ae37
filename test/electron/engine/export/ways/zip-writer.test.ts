import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeZip, type ZipEntry } from '../../../../../electron/engine/export/ways/zip-writer.ts';
import { openZip } from '../../../../fixtures/open-zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hasUnzip = (() => {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const at = new Date(2026, 2, 1, 9, 30).getTime();

it('holds what was put into it, files and bytes, under their names', async () => {
  const name = fc.stringMatching(/^[a-z0-9 éâ]{1,20}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.record({
          name,
          bytes: fc.uint8Array({ maxLength: 5_000 }),
          lies: fc.constantFrom('file', 'bytes', 'parts'),
        }),
        {
          selector: (one) => one.name,
          maxLength: 8,
        },
      ),
      async (given) => {
        const target = join(folder, 'a.zip');
        const entries = given.map(({ name: called, bytes, lies }, n): ZipEntry => {
          if (lies === 'bytes') return { name: `dalam/${called}`, from: { bytes } };
          if (lies === 'parts')
            return { name: `dalam/${called}`, from: { parts: [bytes.subarray(0, 9), bytes.subarray(9)] } };
          const path = join(folder, `${n}.bin`);
          writeFileSync(path, bytes);
          return { name: `dalam/${called}`, from: { path } };
        });
        await writeZip(target, entries, at);
        const found = openZip(readFileSync(target));
        expect([...found.keys()]).toEqual(entries.map((one) => one.name));
        for (const one of given) expect(found.get(`dalam/${one.name}`)).toEqual(Buffer.from(one.bytes));
      },
    ),
    { numRuns: 40 },
  );
});

it.runIf(hasUnzip)('is whole for a program that unpacks archives', async () => {
  const path = join(folder, 'foto.jpg');
  writeFileSync(path, Buffer.alloc(700_000, 7));
  const target = join(folder, 'a.zip');
  await writeZip(
    target,
    [
      { name: 'Panen raya – Desa Suka Maju.jpg', from: { path } },
      { name: 'Kredit.txt', from: { bytes: Buffer.from('Foto: Siti') } },
    ],
    at,
  );
  expect(execFileSync('unzip', ['-t', target], { encoding: 'utf8' })).toContain('No errors detected');
  const listed = execFileSync('unzip', ['-l', target], { encoding: 'utf8' });
  expect(listed).toContain('2026-03-01 09:30');
  expect(listed).toContain('Panen raya – Desa Suka Maju.jpg');
});

it('stops where it is told to, and says why', async () => {
  const abort = new AbortController();
  abort.abort(new Error('no more'));
  const target = join(folder, 'a.zip');
  const entries = [{ name: 'a', from: { bytes: Buffer.from('a') } }];
  await expect(writeZip(target, entries, at, abort.signal)).rejects.toThrow('no more');
});

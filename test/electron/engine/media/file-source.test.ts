import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFile } from '../../../../electron/engine/media/file-source.ts';
import { fingerprint } from '../../../../electron/engine/media/fingerprint.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('a file that changes while it is read', () => {
  it('is refused when it was made shorter', async () => {
    const path = file('shorter.bin', Buffer.alloc(100_000, 1));
    const reading = withFile(path, (source) => {
      truncateSync(path, 1000);
      return source.read(0, source.size);
    });
    await expect(reading).rejects.toMatchObject({ code: 'file-changing' });
  });

  it('is refused when it has grown', async () => {
    const path = file('longer.bin', 'begun');
    const reading = withFile(path, (source) => {
      appendFileSync(path, ' and gone on');
      return source.read(0, 5).length;
    });
    await expect(reading).rejects.toMatchObject({ code: 'file-changing' });
  });
});

describe('what cannot be opened says why', () => {
  it('when it is gone', async () => {
    await expect(withFile(join(folder, 'gone.jpg'), () => 0)).rejects.toMatchObject({ code: 'file-missing' });
  });
  it('when it is a folder', async () => {
    const path = join(folder, 'folder.jpg');
    mkdirSync(path);
    await expect(withFile(path, () => 0)).rejects.toMatchObject({ code: 'not-a-file' });
  });

  it.skipIf(process.platform === 'win32')('when it is a pipe, without waiting for it', async () => {
    const path = join(folder, 'pipe.jpg');
    execFileSync('mkfifo', [path]);
    await expect(withFile(path, () => 0)).rejects.toMatchObject({ code: 'not-a-file' });
  });
});

describe('a fingerprint', () => {
  const of = (path: string) => withFile(path, fingerprint);

  it('is none for an empty file', async () => {
    expect(await of(file('empty', ''))).toBeNull();
  });

  it('is the size and forty hexadecimal digits', async () => {
    expect(await of(file('three', 'abc'))).toMatch(/^3-[0-9a-f]{40}$/);
  });

  it('is equal exactly for equal content, up to 256 KB', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        async (a, b) => {
          const same = Buffer.from(a).equals(Buffer.from(b));
          expect((await of(file('a', a))) === (await of(file('b', b)))).toBe(same);
          expect(await of(file('again', a))).toBe(await of(file('a', a)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([0, 60_000, 131_072, 1_999_999])('of a large file sees a change at byte %i', async (at) => {
    const bytes = Buffer.alloc(2_000_000, 7);
    const before = await of(file('large', bytes));
    // the samples lie every few hundred kilobytes; a change between them, of the same size, is left to the full hash
    bytes.fill(8, at, Math.min(bytes.length, at + 400_000));
    expect(await of(file('large', bytes))).not.toBe(before);
  });
});

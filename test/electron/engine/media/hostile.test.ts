import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../electron/engine/media/probe/facts.ts';
import { fileFacts } from '../../../../shared/model/facts.ts';
import { mp3File, mp4File } from './media-files.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const at = (name: string): string => join(folder, name);

describe('what is no file at all', () => {
  it('a folder named like a photo', async () => {
    mkdirSync(at('x.jpg'));
    expect((await readFacts(at('x.jpg'))).error?.code).toBe('not-a-file');
  });

  it.skipIf(process.platform === 'win32')('a pipe that nobody writes into, and devices', async () => {
    execFileSync('mkfifo', [at('pipa.mp4')]);
    for (const path of [at('pipa.mp4'), '/dev/zero', '/dev/null']) {
      expect((await readFacts(path)).error?.code).toBe('not-a-file');
    }
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that may not be read', async () => {
    writeFileSync(at('tutup.jpg'), 'x');
    chmodSync(at('tutup.jpg'), 0);
    expect((await readFacts(at('tutup.jpg'))).error?.code).toBe('file-unreadable');
  });
});

describe('tags of ten megabytes', () => {
  const long = 'Kopi Temanggung '.repeat(700_000);

  it('of a sound are cut to what can be shown', async () => {
    writeFileSync(at('a.mp3'), mp3File(long, 'Sri'));
    const found = await readFacts(at('a.mp3'));
    expect(fileFacts.parse(found)).toEqual(found);
    expect(found.title?.length).toBeLessThanOrEqual(20_000);
    expect(found.creator).toBe('Sri');
  });

  it('of a film are cut as well', async () => {
    const text = Buffer.from(long);
    const box = (name: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length + 8, 0);
      head.write(name, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    const whole = mp4File({ width: 64, height: 36, seconds: 2, created: 1.6e12 });
    const start = whole.indexOf('moov', 0, 'latin1') - 4;
    const moov = whole.subarray(start + 8, start + whole.readUInt32BE(start));
    const words = box('udta', box('\xa9nam', Buffer.concat([Buffer.from([0xff, 0xff, 0, 0]), text])));
    writeFileSync(at('a.mp4'), Buffer.concat([whole.subarray(0, start), box('moov', Buffer.concat([moov, words]))]));
    const found = await readFacts(at('a.mp4'));
    expect(fileFacts.parse(found)).toEqual(found);
    expect(found).toMatchObject({ width: 64, durationSeconds: 2 });
    expect(found.title?.length ?? 0).toBeLessThanOrEqual(20_000);
  });
});

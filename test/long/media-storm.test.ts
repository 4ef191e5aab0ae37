import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../electron/engine/host.ts';
import { inspectFile } from '../../electron/engine/media/inspect.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { mp3File, mp4File, wavFile } from '../electron/engine/media/media-files.ts';
import { pdfFile } from '../electron/engine/media/pdf-file.ts';
import { tempFolder } from '../electron/engine/media/temp-folder.ts';
import { zipFile } from '../electron/engine/media/zip-file.ts';

const folder = tempFolder();

/** The same numbers for the same seed, so that a failure can be met again. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function wholes(): Promise<[name: string, bytes: Buffer][]> {
  const pixels = Buffer.from(Uint8Array.from({ length: 160 * 120 * 3 }, (_, i) => (i * 7919) % 251));
  const picture = () =>
    sharp(pixels, { raw: { width: 160, height: 120, channels: 3 } }).withExif({ IFD0: { Make: 'Canon' } });
  const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
  const photos = formats.map(
    async (format) => [`a.${format}`, await picture().toFormat(format).toBuffer()] as [string, Buffer],
  );
  return [
    ...(await Promise.all(photos)),
    [
      'a.svg',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><title>a</title><rect width="9" height="9"/></svg>',
      ),
    ],
    ['a.pdf', pdfFile(['Kopi', 'Teh'], { Title: 'a' })],
    [
      'a.docx',
      zipFile({
        'word/document.xml': '<w:p><w:t>Kopi</w:t></w:p>',
        'docProps/core.xml': '<a><dc:title>b</dc:title></a>',
      }),
    ],
    ['a.mp4', mp4File({ width: 64, height: 36, seconds: 1, created: 1.6e12, place: '+01.0000+002.0000/' })],
    ['a.mp3', mp3File('a', 'b')],
    ['a.wav', wavFile({ INAM: 'a' })],
  ];
}

function damage(bytes: Buffer, below: (limit: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = below(20); i >= 0; i--) copy[below(copy.length)] = below(256);
  return below(4) === 0 ? copy.subarray(0, below(copy.length)) : copy;
}

describe('the media processes', () => {
  it('answer for a thousand damaged files of every sort', async () => {
    const pool = openMediaPool(nodeHost(), { size: 2 });
    const below = random(20_201_009);
    const files = await wholes();
    try {
      for (let n = 0; n < 1000; n += 4) {
        const some = [0, 1, 2, 3].map((i) => {
          const [name, bytes] = files[(n + i) % files.length] as [string, Buffer];
          const path = join(folder, `${i}-${name}`);
          writeFileSync(path, damage(bytes, below));
          return path;
        });
        for (const found of await Promise.all(some.map((path) => inspectFile(pool, path)))) {
          expect(found.bytes).toBeGreaterThanOrEqual(0);
          expect(found.error?.code ?? 'none', found.path).not.toMatch(/reader-crashed|file-timed-out|internal/);
        }
      }
    } finally {
      await pool.close();
    }
  });

  it('answer every call while one after another is killed', async () => {
    const pids: number[] = [];
    const ended: number[] = [];
    const endNow = (pid: number): void => {
      ended.push(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it was gone already
      }
    };
    const host: Host = {
      ...nodeHost(),
      startWorker: (entry) => {
        const worker = nodeHost().startWorker(entry);
        if (worker.pid) pids.push(worker.pid);
        return worker;
      },
    };
    const pool = openMediaPool(host, { size: 2 });
    const path = join(folder, 'whole.jpg');
    writeFileSync(
      path,
      await sharp({ create: { width: 900, height: 600, channels: 3, background: '#383' } })
        .jpeg()
        .toBuffer(),
    );
    const facts = await pool.read(path);
    let answered = 0;
    const drawing = Array.from({ length: 500 }, async () => {
      const drawn = await pool.render(path, facts);
      answered += 1;
      if (answered % 40 === 0) for (const pid of pids.splice(0)) endNow(pid);
      return drawn;
    });
    const found = await Promise.all(drawing);
    await pool.close();
    // killed twice during the same task is possible, and then said
    for (const { pictures, error } of found) expect(pictures ? 'none' : error?.code).toMatch(/^(none|reader-crashed)$/);
    expect(found.filter(({ pictures }) => pictures !== null).length).toBeGreaterThan(450);
    expect(ended.length).toBeGreaterThan(10);
    for (const pid of [...ended, ...pids]) expect(() => process.kill(pid, 0)).toThrow();
  });
});

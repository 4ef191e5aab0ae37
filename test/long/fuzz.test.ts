import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Host } from '../../electron/engine/host.ts';
import { inspectFile } from '../../electron/engine/media/inspect.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { mp3File, mp4File, wavFile } from '../electron/engine/media/media-files.ts';
import { pdfFile } from '../electron/engine/media/pdf-file.ts';
import { tempFolder } from '../electron/engine/media/temp-folder.ts';
import { zipFile } from '../electron/engine/media/zip-file.ts';
import { sharedPath } from '../fixtures/shared.ts';

const folder = tempFolder();
/** Files that are changed, and how many changed ones are read; the same at every run. */
const mostFiles = 110;
const wanted = 2_000;
/** Real files above this take long to draw and say nothing more about their format. */
const largestReal = 160 * 1024;

/** The same numbers for the same seed, so that a failure can be met again. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Whole = readonly [name: string, bytes: Buffer];

async function made(): Promise<Whole[]> {
  const pixels = Buffer.from(Uint8Array.from({ length: 160 * 120 * 3 }, (_, i) => (i * 7919) % 251));
  const picture = () =>
    sharp(pixels, { raw: { width: 160, height: 120, channels: 3 } }).withExif({ IFD0: { Make: 'Canon' } });
  const photos = (['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const).map(
    async (format): Promise<Whole> => [`made.${format}`, await picture().toFormat(format).toBuffer()],
  );
  const word = {
    'word/document.xml': '<w:p><w:t>Kopi</w:t></w:p>',
    'docProps/core.xml': '<a><dc:title>b</dc:title></a>',
  };
  return [
    ...(await Promise.all(photos)),
    ['made.pdf', pdfFile(['Kopi', 'Teh'], { Title: 'a' })],
    ['made.docx', zipFile(word)],
    ['made.mp4', mp4File({ width: 64, height: 36, seconds: 1, created: 1.6e12, place: '+01.0000+002.0000/' })],
    ['made.mp3', mp3File('a', 'b')],
    ['made.wav', wavFile({ INAM: 'a' })],
  ];
}

/** Small real files, as many different extensions as possible first. */
function real(most: number): Whole[] {
  const groups = ['photos', 'raw', 'video', 'audio', 'documents'].map((name) => sharedPath('media', 'dev', name));
  const paths = groups
    .filter((group) => existsSync(group))
    .flatMap((group) => readdirSync(group).map((name) => join(group, name)))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= largestReal)
    .sort();
  const seen = new Map<string, number>();
  const rank = (path: string): number => {
    const kind = extname(path).toLowerCase();
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return seen.get(kind) as number;
  };
  return paths
    .map((path) => ({ path, rank: rank(path) }))
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .slice(0, most)
    .map(({ path }) => [`real${extname(path)}`, readFileSync(path)] as const);
}

const lengths = [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fff0];

function change(bytes: Buffer, kind: number, below: (limit: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  switch (kind) {
    case 0:
      for (let i = below(24); i >= 0; i -= 1) {
        const at = below(copy.length);
        copy[at] = (copy[at] as number) ^ (1 << below(8));
      }
      return copy;
    case 1:
      return copy.subarray(0, Math.floor((copy.length * below(10)) / 10));
    case 2: {
      const size = Math.max(1, Math.floor(copy.length / 16));
      const [a, b] = [below(copy.length - size + 1), below(copy.length - size + 1)];
      bytes.copy(copy, a, b, b + size);
      bytes.copy(copy, b, a, a + size);
      return copy;
    }
    default:
      // lengths stand near the beginning of what they measure; most formats keep theirs in the first kilobytes
      for (let i = 0; i < 3 && copy.length >= 4; i += 1) {
        const value = lengths[below(lengths.length)] as number;
        copy.writeUInt32BE(value, below(Math.min(copy.length, below(2) ? 4096 : copy.length) - 3));
      }
      return copy;
  }
}

const wrongNames = ['.jpg', '.pdf', '.mp4', '.mp3', '.docx', '.heic', '.xmp', '.txt', ''];

/** Bytes that this process holds after everything that nobody holds any more was given back. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The limits of time and memory are the pool's own: what goes beyond them has one of these. */
const endedItsReader = (code: string | undefined): boolean =>
  /^(reader-crashed|file-timed-out|internal)$/.test(code ?? '');

const openFiles = (pid: number | 'self'): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });

it('two thousand changed files are all answered, and nothing is lost, left open or kept by them', async () => {
  const pids: number[] = [];
  const base = nodeHost();
  const host: Host = {
    ...base,
    startWorker: (entry) => {
      const worker = base.startWorker(entry);
      if (worker.pid) pids.push(worker.pid);
      return worker;
    },
  };
  const pool = openMediaPool(host, { size: 2 });
  const below = random(20_261_122);
  const own = await made();
  const wholes = [...own, ...real(mostFiles - own.length)];
  const bad: string[] = [];
  let before = 0;
  let count = 0;
  try {
    while (count < wanted) {
      const batch = Array.from({ length: 4 }, (_, i) => {
        const [name, bytes] = wholes[(count + i) % wholes.length] as Whole;
        const kind = below(5);
        const path = join(folder, `${count + i}-${kind === 4 ? `x${wrongNames[below(wrongNames.length)]}` : name}`);
        writeFileSync(path, kind === 4 ? bytes : change(bytes, kind, below));
        return path;
      });
      const answers = await Promise.all(batch.map((path) => inspectFile(pool, path)));
      for (const { path, error } of answers) {
        if (!endedItsReader(error?.code)) continue;
        // a computer that stood still for a moment is no fault of the file: that one is asked once more, alone
        const again = await inspectFile(pool, path);
        if (endedItsReader(again.error?.code)) bad.push(`${basename(path)}: ${again.error?.code}`);
      }
      for (const path of batch) rmSync(path);
      count += batch.length;
      if (count === 200) before = held();
    }
    expect(bad).toEqual([]);
    if (process.platform === 'linux') {
      for (const pid of ['self' as const, ...pids.filter((one) => existsSync(`/proc/${one}`))]) {
        expect(openFiles(pid).filter((path) => path.startsWith(folder))).toEqual([]);
      }
    }
    expect(held()).toBeLessThan(before * 1.2);
  } finally {
    await pool.close();
  }
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDecoder } from '../../../../electron/doors/decoder/computer-decoder.ts';
import { findChromium } from '../../../../electron/doors/decoder/find-chromium.ts';
import { findProgram } from '../../../../electron/doors/decoder/find-ffmpeg.ts';
import {
  clipWords,
  type ExtractSource,
  extractExtension,
  type Part,
  writeClip,
} from '../../../../electron/engine/export/extract.ts';
import type { Decoder } from '../../../../electron/engine/host.ts';
import { BahanError } from '../../../../shared/errors.ts';
import { ffmpeg, makeSteps } from '../../doors/decoder/clips.ts';

const material = mkdtempSync(join(tmpdir(), 'bahan-extract-material-'));
const chromium = findChromium(process.env);
const ffprobe = findProgram(['ffprobe'], process.env, ffmpeg ? [dirname(ffmpeg)] : []);
/** Only the browser decodes: what ffmpeg can do beside it is no help. */
const decoder = openDecoder({ environment: { ...process.env, BAHAN_FFMPEG: '' } });
const calm = new AbortController().signal;
let out: string;
let target: string;

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'bahan-extract-'));
  target = join(out, '.job-1.bahan-part');
});
afterEach(() => rmSync(out, { recursive: true, force: true }));
afterAll(async () => {
  await decoder.close();
  rmSync(material, { recursive: true, force: true });
});

const described = {
  ...{ title: 'Panen Kopi', caption: 'Petani memetik.', creator: 'Humas', copyright: 'Pemkab' },
  ...{ keywords: ['kopi'], date: '2020-10-09/2020-10-11', position: { lat: -6.9, lon: 107.6 } },
};
const metadata = { words: true, credit: true, people: false, position: false, camera: false };
const film = (path: string, more: Partial<ExtractSource> = {}): ExtractSource => ({
  ...{
    path,
    kind: 'video',
    mime: 'video/mp4',
    seconds: 4,
    videoCodec: 'H.264',
    audioCodec: 'AAC',
    describe: described,
    metadata,
  },
  ...more,
});

describe('words of a clip', () => {
  test('are those that the policy lets out, and the first day of several', () => {
    expect(clipWords(described, metadata)).toEqual({
      ...{ title: 'Panen Kopi', caption: 'Petani memetik.', creator: 'Humas', copyright: 'Pemkab', date: '2020-10-09' },
    });
    expect(clipWords(described, { ...metadata, words: false })).toEqual({
      ...{ title: null, caption: null, creator: 'Humas', copyright: 'Pemkab', date: null },
    });
    expect(clipWords({ ...described, date: '2020-10' }, { ...metadata, credit: false })).toEqual({
      ...{ title: 'Panen Kopi', caption: 'Petani memetik.', creator: null, copyright: null, date: null },
    });
  });
});

describe('what a part is called', () => {
  const way = { types: ['video/mp4'], video: ['vp9' as const], audio: ['opus' as const] };
  test.each<[Part, string, ExtractSource['kind'], string | null]>([
    [{ what: 'clip', from: 0, to: 1 }, 'video/mp4', 'video', '.webm'],
    [{ what: 'clip', from: 0, to: 1 }, 'video/x-msvideo', 'video', null],
    [{ what: 'still', at: 1 }, 'video/x-msvideo', 'video', '.jpg'],
    [{ what: 'still', at: 1 }, 'audio/mpeg', 'audio', null],
    [{ what: 'pages', pages: [0] }, 'application/pdf', 'document', '.jpg'],
    [{ what: 'pages', pages: [0] }, 'text/plain', 'document', null],
  ])('%j of %s', (part, mime, kind, extension) => {
    expect(extractExtension({ ways: [way] }, { kind, mime, videoCodec: null, audioCodec: null }, part)).toBe(extension);
  });
});

describe.skipIf(!chromium || !ffmpeg || !ffprobe)('a clip of a film', { timeout: 60_000 }, () => {
  let path: string;
  beforeAll(async () => {
    path = makeSteps(material, 'steps.mp4', ['-c:v', 'libx264', '-c:a', 'aac', '-metadata', 'location=-06.9+107.6/']);
    await decoder.abilities();
  }, 120_000);

  test('has the words of the office, and the film stays as it was', async () => {
    const before = readFileSync(path);
    const part = { what: 'clip', from: 1, to: 3, longEdge: 100 } as const;
    expect(await writeClip(decoder, film(path), part, target, calm)).toBe('.mp4');
    const told = spawnSync(ffprobe as string, ['-v', 'error', '-of', 'json', '-show_format', target]).stdout;
    const { format } = JSON.parse(String(told)) as { format: { duration: string; tags: Record<string, string> } };
    expect(Math.abs(Number(format.duration) - 2)).toBeLessThan(0.11);
    expect(format.tags).toMatchObject({
      title: 'Panen Kopi',
      artist: 'Humas',
      copyright: 'Pemkab',
      date: '2020-10-09',
    });
    expect(JSON.stringify(format.tags)).not.toMatch(/107\.6|location/);
    expect(readdirSync(out)).toEqual(['.job-1.bahan-part']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('is none where it is cancelled, where the film is broken, and where nothing here can cut it', async () => {
    const part = { what: 'clip', from: 0, to: 4 } as const;
    const stop = new AbortController();
    const cancelled = writeClip(decoder, film(path), part, target, stop.signal, () => stop.abort());
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const broken = join(material, 'broken.mp4');
    writeFileSync(broken, readFileSync(path).subarray(0, 900));
    await expect(writeClip(decoder, film(broken), part, target, calm)).rejects.toMatchObject({
      code: expect.stringMatching(/^file-(damaged|unsupported)$/),
    });
    const old = film(path, { mime: 'video/x-msvideo' });
    await expect(writeClip(decoder, old, part, target, calm)).rejects.toMatchObject({ code: 'file-unsupported' });
  });
});

describe('a decoder that is closed over its work', () => {
  const abilities = { ways: [{ types: ['video/mp4'], video: ['avc' as const], audio: ['aac' as const] }] };
  const failing = (codes: readonly ('reader-crashed' | 'file-damaged')[]): Decoder => {
    const left = [...codes];
    return {
      frames: async () => [],
      peaks: async () => ({ values: new Uint8Array(), seconds: 0 }),
      abilities: async () => abilities,
      clip: async () => {
        const code = left.shift();
        if (code) throw new BahanError(code);
      },
      close: async () => {},
    };
  };
  const part = { what: 'clip', from: 0, to: 1 } as const;
  const clipBy = (one: Decoder | undefined) => writeClip(one, film('/film'), part, target, calm);

  test('is asked once more, and no more than that', async () => {
    expect(await clipBy(failing(['reader-crashed']))).toBe('.mp4');
    const twice = failing(['reader-crashed', 'reader-crashed']);
    await expect(clipBy(twice)).rejects.toMatchObject({ code: 'reader-crashed' });
    await expect(clipBy(failing(['file-damaged']))).rejects.toMatchObject({ code: 'file-damaged' });
  });

  test('without one, and with an end before its beginning, there is no clip', async () => {
    await expect(clipBy(undefined)).rejects.toMatchObject({ code: 'file-unsupported' });
    const turned = { what: 'clip', from: 3, to: 2 } as const;
    const made = writeClip(failing([]), film('/film'), turned, target, calm);
    await expect(made).rejects.toMatchObject({ code: 'bad-input' });
  });
});

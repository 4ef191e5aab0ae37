import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { pcmWay } from '../../../../electron/doors/decoder/pcm.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-pcm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const calm = new AbortController().signal;
const rate = 8_000;

/** Half a second of silence, then half a second at `level`. */
function samplesOf(level: number, channels: number, write: (sample: number) => Buffer): Buffer {
  const frames = Array.from({ length: rate }, (_, at) => (at < rate / 2 ? 0 : level));
  return Buffer.concat(
    frames.flatMap((sample) => Array.from({ length: channels }, (_, c) => write(c === 0 ? sample : 0))),
  );
}

const written = (length: number, write: (buffer: Buffer) => void): Buffer => {
  const buffer = Buffer.alloc(length);
  write(buffer);
  return buffer;
};
const chunk = (name: string, body: Buffer, big = false): Buffer =>
  Buffer.concat([
    Buffer.from(name, 'latin1'),
    written(4, (b) => (big ? b.writeUInt32BE(body.length) : b.writeUInt32LE(body.length))),
    body,
    Buffer.alloc(body.length % 2),
  ]);

function wavOf(code: number, bits: number, channels: number, data: Buffer, before: Buffer = Buffer.alloc(0)): Buffer {
  const format = written(16, (b) => {
    b.writeUInt16LE(code, 0);
    b.writeUInt16LE(channels, 2);
    b.writeUInt32LE(rate, 4);
    b.writeUInt16LE(bits, 14);
  });
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), before, chunk('fmt ', format), chunk('data', data)]));
}

function aiffOf(type: string | undefined, data: Buffer): Buffer {
  const common = written(18, (b) => {
    b.writeUInt16BE(1, 0);
    b.writeUInt32BE(rate, 2);
    b.writeUInt16BE(16, 6);
    b.writeUInt16BE(0x400b, 8); // 8000 as 80 bits: 2^12 × 1.953125
    b.writeBigUInt64BE(0xfa00000000000000n, 10);
  });
  const about = type === undefined ? common : Buffer.concat([common, Buffer.from(`${type}\0\0`)]);
  const body = [chunk('SSND', Buffer.concat([Buffer.alloc(8), data]), true), chunk('COMM', about, true)];
  return chunk('FORM', Buffer.concat([Buffer.from(type === undefined ? 'AIFF' : 'AIFC'), ...body]), true);
}

const s16 = (sample: number) => written(2, (b) => b.writeInt16LE(Math.round(sample * 32_767)));
const s16be = (sample: number) => written(2, (b) => b.writeInt16BE(Math.round(sample * 32_767)));
const s24 = (sample: number) => written(3, (b) => b.writeIntLE(Math.round(sample * 8_388_607), 0, 3));
const f32 = (sample: number) => written(4, (b) => b.writeFloatLE(sample));
const u8 = (sample: number) => Buffer.from([128 + Math.round(sample * 127)]);

let count = 0;
function put(bytes: Buffer): string {
  count += 1;
  const path = join(folder, `sound-${count}`);
  writeFileSync(path, bytes);
  return path;
}
const peaksOf = (path: string, parts = 4, signal = calm) =>
  pcmWay.peaks({ path, mime: 'audio/x-wav', seconds: null, count: parts }, signal);

const au = Buffer.concat([
  written(24, (b) => {
    b.write('.snd');
    for (const [at, value] of [24, 0xffffffff, 3, rate, 1].entries()) b.writeUInt32BE(value, 4 + at * 4);
  }),
  samplesOf(-0.5, 1, s16be),
]);

describe('uncompressed sound without any program', () => {
  test.each([
    ['WAV of 8 bits', wavOf(1, 8, 1, samplesOf(0.5, 1, u8))],
    ['WAV of 16 bits, stereo', wavOf(1, 16, 2, samplesOf(0.5, 2, s16))],
    ['WAV of 24 bits', wavOf(1, 24, 1, samplesOf(-0.5, 1, s24))],
    ['WAV of floating point', wavOf(3, 32, 1, samplesOf(0.5, 1, f32))],
    ['WAV with a note before its format', wavOf(1, 16, 1, samplesOf(0.5, 1, s16), chunk('LIST', Buffer.from('odd')))],
    ['AIFF with its samples first', aiffOf(undefined, samplesOf(0.5, 1, s16be))],
    ['AIFC the wrong way round', aiffOf('sowt', samplesOf(0.5, 1, s16))],
    ['AU of unknown length', au],
  ])('%s', async (_name, bytes) => {
    const { values, seconds } = await peaksOf(put(bytes));
    expect(seconds).toBeCloseTo(1, 3);
    expect([...values].map((value) => Math.round(value / 16))).toEqual([0, 0, 8, 8]);
  });

  test('tells what there is of a recording that was cut off', async () => {
    const path = put(wavOf(1, 16, 1, samplesOf(0.5, 1, s16)));
    truncateSync(path, 44 + rate); // half of it, as the bytes lie
    expect((await peaksOf(path)).seconds).toBeCloseTo(0.5, 3);
  });

  test('leaves compressed sound to others', async () => {
    await expect(peaksOf(put(wavOf(0x55, 0, 1, Buffer.alloc(100))))).rejects.toMatchObject({
      code: 'file-unsupported',
    });
    await expect(peaksOf(put(aiffOf('ima4', Buffer.alloc(100))))).rejects.toMatchObject({ code: 'file-unsupported' });
    await expect(peaksOf(put(Buffer.from('ID3')))).rejects.toMatchObject({ code: 'file-unsupported' });
  });

  test('ends when it is told to', async () => {
    const path = put(wavOf(1, 16, 1, samplesOf(0.5, 1, s16)));
    await expect(peaksOf(path, 4, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('answers whatever the bytes are, with values or with a reason', async () => {
    const starts = [wavOf(1, 16, 2, samplesOf(0.5, 2, s16)), aiffOf('NONE', samplesOf(0.5, 1, s16be)), au];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.integer({ min: 0, max: 4_000 }),
        async (start, changes, length) => {
          const bytes = Buffer.from(start.subarray(0, length));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const path = put(bytes);
          const result = await peaksOf(path).catch((error: { code: string }) => error);
          if ('values' in result) expect(result.values).toHaveLength(4);
          else expect(['file-unsupported', 'file-damaged']).toContain(result.code);
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });
});

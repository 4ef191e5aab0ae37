import type { FileSource } from '../file-source.ts';
import { blockReader, type Read } from './byte-reader.ts';
import { codecName } from './codec-names.ts';
import { Words } from './film-words.ts';
import { readSequence } from './h264.ts';
import type { Probed } from './probed.ts';

const filmCodecs: Readonly<Record<number, string>> = {
  2: 'flv1',
  3: 'Screen',
  4: 'vp6f',
  5: 'vp6f',
  7: 'avc1',
  12: 'hvc1',
};
const soundCodecs: Readonly<Record<number, string>> = {
  0: 'PCM',
  1: 'ADPCM',
  2: 'mp3',
  3: 'PCM',
  10: 'mp4a',
  11: 'speex',
};
const fields: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  author: 'creator',
  artist: 'creator',
  creator: 'creator',
  copyright: 'copyright',
  keywords: 'keywords',
  encoder: 'software',
  metadatacreator: 'software',
};

/** Flash video (Adobe's specification, annex E): what its own `onMetaData` and its first pictures say. */
export function readFlash(source: FileSource): { facts: Probed; words: Words } {
  const read = blockReader(source);
  const words = new Words();
  const values = new Map<string, number | string>();
  const header = read(0, 9);
  let at = (header.length === 9 ? header.readUInt32BE(5) : 9) + 4;
  let size: { width: number; height: number } | undefined;
  const codecs: { film?: string | undefined; sound?: string | undefined } = {};
  let last = 0;
  for (let tags = 0; tags < 200 && at + 11 <= source.size; tags += 1) {
    const tag = read(at, 11);
    if (tag.length < 11) break;
    const length = tag.readUIntBE(1, 3);
    last = Math.max(last, tag.readUIntBE(4, 3) + ((tag[7] ?? 0) << 24));
    const body = read(at + 11, Math.min(length, 256 * 1024));
    if (tag[0] === 18) readScript(body, values);
    else if (tag[0] === 9 && body.length > 2) {
      codecs.film ??= filmCodecs[(body[0] ?? 0) & 15];
      size ??= sizeOf(body);
    } else if (tag[0] === 8 && body.length > 0) codecs.sound ??= soundCodecs[(body[0] ?? 0) >> 4];
    at += 11 + length + 4;
  }
  for (const [name, value] of values) words.put(fields[name.toLowerCase()], String(value), 'FLV', name);
  const number = (name: string) => (typeof values.get(name) === 'number' ? (values.get(name) as number) : 0);
  const seconds = number('duration') || lastTime(read, source.size) || last / 1000;
  const stated =
    number('width') > 0 && number('height') > 0 ? { width: number('width'), height: number('height') } : {};
  const shown = size ?? stated;
  return {
    words,
    facts: {
      ...words.facts(),
      ...shown,
      durationSeconds: seconds > 0 ? seconds : null,
      technical: {
        ...words.facts().technical,
        container: 'Flash (FLV)',
        ...(codecs.film ? { videoCodec: codecName(codecs.film) } : {}),
        ...(codecs.sound ? { audioCodec: codecName(codecs.sound) } : {}),
        ...(number('framerate') > 0 ? { frameRate: number('framerate') } : {}),
        ...(seconds > 0 ? { bitRate: Math.round((source.size * 8) / seconds) } : {}),
      },
    },
  };
}

/** The time of the last tag: the length of the tag before stands at the end of each. */
function lastTime(read: Read, size: number): number {
  const end = read(size - 4, 4);
  if (end.length < 4) return 0;
  const start = size - 4 - end.readUInt32BE(0);
  const tag = read(start, 8);
  if (start < 9 || tag.length < 8 || ![8, 9, 18].includes(tag[0] as number)) return 0;
  return (tag.readUIntBE(4, 3) + ((tag[7] ?? 0) << 24)) / 1000;
}

/** Action Message Format 0: names with numbers, truths and texts; lists inside are passed over. */
function readScript(bytes: Buffer, values: Map<string, number | string>): void {
  let at = 0;
  const text = (): string => {
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    at += 2 + length;
    return bytes.toString('utf8', at - length, at);
  };
  if (bytes[at++] !== 2 || text() !== 'onMetaData') return;
  const kind = bytes[at++];
  if (kind === 8) at += 4;
  else if (kind !== 3) return;
  const value = (depth: number): number | string | undefined => {
    switch (bytes[at++]) {
      case 0:
        at += 8;
        return at <= bytes.length ? bytes.readDoubleBE(at - 8) : undefined;
      case 1:
        at += 1;
        return undefined;
      case 2:
        return text();
      case 8:
        at += 4;
        return pairs(depth + 1, undefined);
      case 3:
        return pairs(depth + 1, undefined);
      case 10: {
        const count = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
        at += 4;
        for (let i = 0; i < count && at < bytes.length && depth < 8; i += 1) value(depth + 1);
        return undefined;
      }
      case 11:
        at += 10;
        return undefined;
      case 5:
      case 6:
        return undefined;
      default:
        at = bytes.length;
        return undefined;
    }
  };
  const pairs = (depth: number, into: Map<string, number | string> | undefined): undefined => {
    for (let count = 0; count < 1000 && depth < 8 && at + 3 <= bytes.length; count += 1) {
      const name = text();
      if (name === '' && bytes[at] === 9) {
        at += 1;
        return;
      }
      const found = value(depth);
      if (into && found !== undefined) into.set(name, found);
    }
  };
  pairs(0, values);
}

/** The size that the first picture itself states: H.264's sequence, and On2's count of macroblocks less what is cut. */
function sizeOf(body: Buffer): { width: number; height: number } | undefined {
  const codec = (body[0] as number) & 15;
  if (codec === 7 && body[1] === 0 && body.length > 16) {
    const length = body.readUInt16BE(11);
    const sequence = readSequence(body.subarray(13, 13 + length));
    return sequence && { width: sequence.width, height: sequence.height };
  }
  if (codec === 4 || codec === 5) {
    const frame = body.subarray(codec === 5 ? 5 : 2);
    if (frame.length < 8 || ((frame[0] as number) & 0x80) !== 0) return undefined;
    const separate = ((frame[0] as number) & 1) === 1 || ((frame[1] as number) & 0x06) === 0;
    const at = separate ? 4 : 2;
    const cut = body[1] as number;
    const width = (frame[at + 1] as number) * 16 - (cut >> 4);
    const height = (frame[at] as number) * 16 - (cut & 15);
    return width > 0 && height > 0 ? { width, height } : undefined;
  }
  return undefined;
}

import { readFileSync } from 'node:fs';

export type ClipName =
  | 'tea.mp4'
  | 'rain.mp4'
  | 'stage.mp4'
  | 'market.webm'
  | 'phone.mp4'
  | 'angklung.mp3'
  | 'rain.m4a'
  | 'speech.wav';

export interface ClipTags {
  readonly title: string;
  /** UTC fields are the wall time in Lembayung, seven hours ahead of UTC. */
  readonly capturedAt: Date;
}

/** A committed clip under another event's name: the same pictures, its own title and time, so its own content. */
export function clip(name: ClipName, tags: ClipTags): Buffer {
  const bytes = readFileSync(new URL(`./clips/${name}`, import.meta.url));
  if (name.endsWith('.mp3')) return Buffer.concat([id3(tags), bytes]);
  if (name.endsWith('.wav')) return withInfo(bytes, tags.title);
  // EBML Void: an element that every reader of Matroska passes over (RFC 8794, 11.3.2)
  if (name.endsWith('.webm'))
    return Buffer.concat([bytes, voidElement(`${tags.title} ${tags.capturedAt.toISOString()}`)]);
  return withTimes(bytes, tags);
}

/** ID3v2.3 with title and year. */
function id3(tags: ClipTags): Buffer {
  const frame = (id: string, text: string) => {
    const body = Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const head = Buffer.alloc(10);
    head.write(id, 'latin1');
    head.writeUInt32BE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const frames = Buffer.concat([frame('TIT2', tags.title), frame('TYER', String(tags.capturedAt.getUTCFullYear()))]);
  const size = frames.length;
  const head = Buffer.from([
    0x49,
    0x44,
    0x33,
    3,
    0,
    0,
    (size >> 21) & 127,
    (size >> 14) & 127,
    (size >> 7) & 127,
    size & 127,
  ]);
  return Buffer.concat([head, frames]);
}

/** RIFF LIST INFO with INAM at the end of the file; the size of the whole is set anew. */
function withInfo(wav: Buffer, title: string): Buffer {
  const text = Buffer.from(`${title}\0${title.length % 2 ? '' : '\0'}`, 'latin1');
  const list = Buffer.alloc(20);
  list.write('LIST', 'latin1');
  list.writeUInt32LE(12 + text.length, 4);
  list.write('INFOINAM', 8, 'latin1');
  list.writeUInt32LE(text.length, 16);
  const all = Buffer.concat([wav, list, text]);
  all.writeUInt32LE(all.length - 8, 4);
  return all;
}

function voidElement(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from([0xec, 0x40 | (body.length >> 8), body.length & 255]), body]);
}

/** Sets the creation time of the movie header (seconds since 1904, UTC) and adds a `free` box with the title. */
function withTimes(source: Buffer, tags: ClipTags): Buffer {
  const bytes = Buffer.from(source);
  const seconds = Math.floor((tags.capturedAt.getTime() - 7 * 3_600_000) / 1000) + 2_082_844_800;
  const at = bytes.indexOf('mvhd', 0, 'latin1');
  if (at < 0 || bytes[at + 4] !== 0) throw new Error('the clip has no movie header of version 0');
  bytes.writeUInt32BE(seconds, at + 8);
  bytes.writeUInt32BE(seconds, at + 12);
  const title = Buffer.from(tags.title);
  const free = Buffer.alloc(8);
  free.writeUInt32BE(8 + title.length);
  free.write('free', 4, 'latin1');
  return Buffer.concat([bytes, free, title]);
}

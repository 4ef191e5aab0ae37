import { type Block, heading, paragraph } from './block.ts';

/** Numbers of records (MS-PPT 2.13.24). */
const record = {
  document: 1000,
  slide: 1006,
  notes: 1008,
  persistOf: 1011,
  mainMaster: 1016,
  textHeader: 3999,
  wideText: 4000,
  narrowText: 4008,
  name: 4026,
  slideList: 4080,
  edit: 4085,
  directory: 6002,
} as const;

const deepest = 20;
const mostRecords = 2_000_000;
const mostSlides = 5000;

interface Found {
  readonly type: number;
  readonly instance: number;
  readonly body: Buffer;
  readonly holds: boolean;
}

/** What a presentation up to 2003 says. */
export interface Presentation {
  readonly slides: number;
  readonly blocks: readonly Block[];
  /** Texts that belong to no slide: notes, and the names of designs. */
  readonly others: readonly string[];
}

/**
 * The slides of a PowerPoint file up to 2003 in their order (MS-PPT 2.1.2): the list of slides in the newest edition of
 * the document names their records; the words stand partly in the list, partly in the slides.
 */
export function presentation(stream: Buffer, currentUser: Buffer | undefined): Presentation {
  const places = persisted(stream, currentUser);
  const documents = records(stream, 0).filter((each) => each.type === record.document);
  const document = documents.at(-1);
  const lists = document ? records(document.body, 0).filter((each) => each.type === record.slideList) : [];
  const slides = lists.find((each) => each.instance === 0);
  const said = new Set<string>();
  const blocks: Block[] = [];
  let number = 0;
  let type = -1;
  const say = (text: string, title: boolean): void => {
    for (const line of text.split(/[\r\v\n]+/)) {
      const words = line.trim();
      if (words === '') continue;
      said.add(words);
      blocks.push(title ? heading(2, words) : paragraph(words));
    }
  };
  const drawn = (place: number | undefined): void => {
    for (const text of textsAt(stream, place)) if (!said.has(text.trim())) say(text, false);
  };
  let place: number | undefined;
  for (const each of slides ? records(slides.body, 0) : []) {
    if (each.type === record.persistOf) {
      if (number > 0) drawn(place);
      number += 1;
      if (number > mostSlides) break;
      blocks.push({ is: 'break', name: String(number) });
      place = each.body.length >= 4 ? places.get(each.body.readUInt32LE(0)) : undefined;
    } else if (each.type === record.textHeader) type = each.body.length >= 4 ? each.body.readUInt32LE(0) : -1;
    // kinds of text: 0 is a title, 6 a centred one
    else say(textOf(each), type === 0 || type === 6);
  }
  if (number > 0) drawn(place);
  const others: string[] = [];
  for (const each of allTexts(stream)) {
    for (const line of each.split(/[\r\v\n]+/)) {
      const words = line.trim();
      if (words === '' || said.has(words)) continue;
      said.add(words);
      others.push(words);
    }
  }
  return { slides: number, blocks, others };
}

function records(bytes: Buffer, from: number): Found[] {
  const found: Found[] = [];
  for (let at = from; at + 8 <= bytes.length && found.length < mostRecords; ) {
    const head = bytes.readUInt16LE(at);
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
    found.push({ type: bytes.readUInt16LE(at + 2), instance: head >> 4, body, holds: (head & 15) === 15 });
    at += 8 + body.length;
  }
  return found;
}

function textOf({ type, body }: Found): string {
  if (type === record.wideText) return body.toString('utf16le');
  return type === record.narrowText ? body.toString('latin1') : '';
}

function* textsAt(stream: Buffer, place: number | undefined): Generator<string> {
  if (place === undefined || place + 8 > stream.length) return;
  yield* textsIn(stream.subarray(place + 8, place + 8 + stream.readUInt32LE(place + 4)), 0, false);
}

function* textsIn(bytes: Buffer, depth: number, all: boolean): Generator<string> {
  if (depth > deepest) return;
  for (const each of records(bytes, 0)) {
    if (each.holds) {
      if (each.type === record.mainMaster) {
        // of a master only its name: its words are "click to edit" in some language
        for (const inner of records(each.body, 0)) if (inner.type === record.name) yield inner.body.toString('utf16le');
      } else yield* textsIn(each.body, depth + 1, all);
    } else if (each.type === record.name && all) {
      const name = each.body.toString('utf16le');
      if (!name.startsWith('___PPT')) yield name;
    } else {
      const text = textOf(each);
      if (text !== '') yield text;
    }
  }
}

const allTexts = (stream: Buffer): Generator<string> => textsIn(stream, 0, true);

/** Where each record that is kept by number lies: the newest edition first, then what older ones add. */
function persisted(stream: Buffer, currentUser: Buffer | undefined): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let edit = currentUser && currentUser.length >= 20 ? currentUser.readUInt32LE(16) : 0;
  const seen = new Set<number>();
  while (edit > 0 && edit + 36 <= stream.length && !seen.has(edit) && seen.size < 1000) {
    seen.add(edit);
    if (stream.readUInt16LE(edit + 2) !== record.edit) break;
    const directory = stream.readUInt32LE(edit + 8 + 12);
    if (directory + 8 <= stream.length && stream.readUInt16LE(directory + 2) === record.directory) {
      const list = stream.subarray(directory + 8, directory + 8 + stream.readUInt32LE(directory + 4));
      for (let at = 0; at + 4 <= list.length; ) {
        const head = list.readUInt32LE(at);
        const first = head & 0xfffff;
        const count = head >>> 20;
        for (let i = 0; i < count && at + 8 + i * 4 <= list.length; i++) {
          if (!places.has(first + i)) places.set(first + i, list.readUInt32LE(at + 4 + i * 4));
        }
        at += 4 + count * 4;
      }
    }
    edit = stream.readUInt32LE(edit + 8 + 8);
  }
  return places;
}

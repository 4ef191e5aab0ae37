import { labelColours } from '../../../shared/model/edit.ts';
import { formatsOf } from '../../../shared/query/formats.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { secondOfDay } from '../db/sort-key.ts';
import { Interned, InternedLists } from './interned.ts';

/**
 * What is counted, filtered and laid out for whole results: one entry an asset, sorted by sort key upwards. A library is a
 * row of such blocks; a test is asked with the block and the place in it.
 */
export interface Columns {
  readonly length: number;
  readonly sk: Float64Array;
  readonly id: Int32Array;
  /** Index into `assetKinds`. */
  readonly kind: Uint8Array;
  /** Ids of rows of the tables of that name. */
  readonly dir: Uint32Array;
  readonly root: Uint16Array;
  /** Numbers of the texts in `names`; 0: none. What people said alone, no guesses. */
  readonly theme: Uint32Array;
  readonly event: Uint32Array;
  readonly place: Uint32Array;
  readonly creator: Uint32Array;
  readonly camera: Uint32Array;
  readonly unit: Uint32Array;
  /** Numbers of the lists in `names`; 0: none. */
  readonly formats: Uint16Array;
  readonly people: Uint32Array;
  /** round(32 · width / height) limited to 8..255; 0: size unknown. */
  readonly aspect: Uint8Array;
  /** Pixels as displayed; 0: unknown. */
  readonly width: Uint32Array;
  readonly height: Uint32Array;
  readonly bytes: Float64Array;
  /** Seconds; NaN: none. */
  readonly duration: Float32Array;
  /** Degrees; NaN: without a position. */
  readonly lat: Float32Array;
  readonly lon: Float32Array;
  /** Bits of `flag`. */
  readonly flags: Uint16Array;
  /** Stars 1..5, 0: none. */
  readonly rating: Uint8Array;
  /** 1 + index into `labelColours`; 0: none. */
  readonly label: Uint8Array;
  /** 1 chosen, -1 rejected, 0 neither. */
  readonly pick: Int8Array;
  /** Days since 1970 on which it was added. */
  readonly added: Uint16Array;
  /** 12 · year + month (0..11) of the beginning of its date; 0: without a date. */
  readonly month: Uint16Array;
  /** Days from the first to the last that the date says (of a coarse one, the beginnings of both); 0: one. */
  readonly span: Uint16Array;
  /** A bit for each of `channels` that it went to. */
  readonly channels: Uint16Array;
  /** How often it went out, 255 at most. */
  readonly times: Uint8Array;
  /** 1 + index into `classifications`; 0: nobody classified it. */
  readonly classification: Uint8Array;
  /** Minutes since 1970 on the office's clock until which it is under embargo; 0: never was. */
  readonly embargo: Uint32Array;
}

/** Bits of `Columns.flags`. */
export const flag = {
  missing: 1,
  error: 2,
  dated: 4,
  /** Its date says a month; without it only a year. */
  month: 8,
  /** Its date says a day. */
  day: 16,
  titled: 32,
  captioned: 64,
  keyworded: 128,
  /** Text of a document, or read from it by a machine. */
  text: 256,
  /** A person hid it behind a better one. */
  hidden: 512,
  /** A copy of it left the library, or somebody said that it stands somewhere. */
  used: 1024,
  /** It has a title, a theme and a date. */
  described: 2048,
} as const;

export const missingFlag = flag.missing;
export const errorFlag = flag.error;
export const datedFlag = flag.dated;

/** The texts behind the numbers of the columns. They grow while the library is open. */
export class ColumnNames {
  readonly #db: Reader;
  readonly #themes = new Map<number, number>();
  readonly #events = new Map<number, number>();
  readonly theme = new Interned();
  readonly event = new Interned();
  readonly place = new Interned();
  readonly creator = new Interned();
  readonly camera = new Interned();
  readonly unit = new Interned();
  readonly formats = new InternedLists();
  readonly people = new InternedLists();

  constructor(db: Reader) {
    this.#db = db;
  }

  /** Themes and events may have another name than when they were met. */
  forgetIds(): void {
    this.#themes.clear();
    this.#events.clear();
  }

  themeOf(id: number | null): number {
    return this.#byId(this.#themes, this.theme, themeName, id);
  }

  eventOf(id: number | null): number {
    return this.#byId(this.#events, this.event, eventName, id);
  }

  formatsOf(mime: string, name: string): number {
    const ending = name.slice(name.lastIndexOf('.') + 1);
    return this.formats.numberOf(`${mime} ${ending}`, () => formatsOf(mime, name));
  }

  peopleOf(json: string): number {
    return json === '[]' ? 0 : this.people.numberOf(json, () => textsOf(json));
  }

  #byId(known: Map<number, number>, names: Interned, sql: string, id: number | null): number {
    if (id === null) return 0;
    const number = known.get(id) ?? names.numberOf(get<{ name: string }>(this.#db, sql, id)?.name ?? null);
    known.set(id, number);
    return number;
  }
}

export const themeName = 'SELECT name FROM theme WHERE id = ?';
export const eventName = 'SELECT name FROM event WHERE id = ?';

function textsOf(json: string): string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : [];
}

export type ColumnRow = readonly [
  sk: number,
  id: number,
  kind: number,
  theme: number | null,
  event: number | null,
  dir: number,
  root: number,
  place: string | null,
  creator: string | null,
  camera: string | null,
  unit: string | null,
  mime: string,
  name: string,
  people: string,
  width: number | null,
  height: number | null,
  bytes: number,
  duration: number | null,
  lat: number | null,
  lon: number | null,
  rating: number | null,
  label: string | null,
  pick: number | null,
  added: number,
  date: string | null,
  flags: number,
  channels: number,
  times: number,
  classification: number | null,
  embargo: string | null,
];

const flagOf: readonly (readonly [number, string])[] = [
  [flag.missing, 'a.missing'],
  [flag.error, 'a.error_code IS NOT NULL'],
  [flag.dated, 'a.date IS NOT NULL'],
  [flag.titled, 'a.title IS NOT NULL'],
  [flag.captioned, 'a.caption IS NOT NULL'],
  [flag.keyworded, "a.keywords <> '[]'"],
  [
    flag.text,
    `(EXISTS (SELECT 1 FROM document_text x WHERE x.asset_id = a.id)
      OR EXISTS (SELECT 1 FROM machine_text m WHERE m.asset_id = a.id AND m.state = 1))`,
  ],
  [flag.hidden, 'a.hidden'],
  [flag.used, '(a.used > 0 OR a.times_out > 0)'],
  [flag.described, 'a.described'],
];

/** What a `ColumnRow` is read by, of `asset a`. */
export const columnList = `a.sk, a.id, a.kind, a.theme_id, a.event_id, a.dir_id, a.root_id, a.place, a.creator, a.camera, a.unit,
  a.mime, a.name, a.people, a.width, a.height, a.bytes, a.duration, a.lat, a.lon, a.rating, a.label, a.pick, a.added_at, a.date,
  ${flagOf.map(([bit, condition]) => `${bit} * (${condition})`).join(' + ')}, a.channels, a.times_out,
  a.classification, a.embargo`;

const dayMs = 86_400_000;

/** What an asset takes in a block. */
export const bytesPerAsset = 97;

/** Room for so many assets. */
export function columnsOf(length: number): Columns {
  // one piece of memory: with every change a block is made anew, and of many small pieces the system gets little back
  const room = new ArrayBuffer((bytesPerAsset - Float64Array.BYTES_PER_ELEMENT) * length);
  let used = 0;
  const take = <Made extends ArrayBufferView>(Kind: new (room: ArrayBuffer, from: number, length: number) => Made) => {
    const made = new Kind(room, used, length);
    used += made.byteLength;
    return made;
  };
  return {
    length,
    // the scanning thread looks places up in the same memory
    sk: new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT * length)),
    // the widest first, so that each begins where it may
    bytes: take(Float64Array),
    id: take(Int32Array),
    dir: take(Uint32Array),
    theme: take(Uint32Array),
    event: take(Uint32Array),
    place: take(Uint32Array),
    creator: take(Uint32Array),
    camera: take(Uint32Array),
    unit: take(Uint32Array),
    people: take(Uint32Array),
    width: take(Uint32Array),
    height: take(Uint32Array),
    duration: take(Float32Array),
    lat: take(Float32Array),
    lon: take(Float32Array),
    embargo: take(Uint32Array),
    root: take(Uint16Array),
    formats: take(Uint16Array),
    flags: take(Uint16Array),
    added: take(Uint16Array),
    month: take(Uint16Array),
    span: take(Uint16Array),
    channels: take(Uint16Array),
    kind: take(Uint8Array),
    aspect: take(Uint8Array),
    rating: take(Uint8Array),
    label: take(Uint8Array),
    pick: take(Int8Array),
    times: take(Uint8Array),
    classification: take(Uint8Array),
  };
}

/** Writes one asset into a block. */
export function putRow(columns: Columns, at: number, row: ColumnRow, names: ColumnNames): void {
  const [
    sk,
    id,
    kind,
    theme,
    event,
    dir,
    root,
    place,
    creator,
    camera,
    unit,
    mime,
    name,
    people,
    width,
    height,
    ...more
  ] = row;
  const [bytes, duration, lat, lon, rating, label, pick, added, date, flags, channels, times, classification, embargo] =
    more;
  columns.sk[at] = sk;
  columns.id[at] = id;
  columns.kind[at] = kind;
  columns.theme[at] = names.themeOf(theme);
  columns.event[at] = names.eventOf(event);
  columns.dir[at] = dir;
  columns.root[at] = root;
  columns.place[at] = names.place.numberOf(place);
  columns.creator[at] = names.creator.numberOf(creator);
  columns.camera[at] = names.camera.numberOf(camera);
  columns.unit[at] = names.unit.numberOf(unit);
  columns.formats[at] = names.formatsOf(mime, name);
  columns.people[at] = names.peopleOf(people);
  columns.aspect[at] = width && height ? Math.min(255, Math.max(8, Math.round((32 * width) / height))) : 0;
  columns.width[at] = width ?? 0;
  columns.height[at] = height ?? 0;
  columns.bytes[at] = bytes;
  columns.duration[at] = duration ?? Number.NaN;
  columns.lat[at] = lat ?? Number.NaN;
  columns.lon[at] = lon ?? Number.NaN;
  columns.rating[at] = rating ?? 0;
  columns.label[at] = 1 + labels.indexOf(label);
  columns.pick[at] = pick ?? 0;
  columns.added[at] = Math.floor(added / dayMs);
  columns.flags[at] = flags | precisionOf(date);
  columns.month[at] = date === null ? 0 : 12 * Number(date.slice(0, 4)) + Math.max(0, Number(date.slice(5, 7)) - 1);
  columns.span[at] = date?.includes('/') ? spanOf(date) : 0;
  columns.channels[at] = channels;
  columns.times[at] = Math.min(255, times);
  columns.classification[at] = classification === null ? 0 : 1 + classification;
  columns.embargo[at] = embargo === null ? 0 : minuteOf(embargo);
}

const labels: readonly (string | null)[] = labelColours;

/** Minutes since 1970 of a moment on the office's clock (YYYY-MM-DDTHH:MM). */
export const minuteOf = (moment: string): number => Date.parse(`${moment}:00Z`) / 60_000;

function precisionOf(date: string | null): number {
  if (date === null) return 0;
  // of a span, what both ends say
  const [from = '', to = from] = date.split('/');
  const length = Math.min(from.length, to.length);
  return length >= 10 ? flag.month | flag.day : length >= 7 ? flag.month : 0;
}

function spanOf(date: string): number {
  const [from = '', to = from] = date.split('/');
  const days = (secondOfDay(to) - secondOfDay(from)) / 86_400;
  return days > 0 ? Math.min(65_535, days) : 0;
}

const arrays = Object.keys(columnsOf(0)).filter((name) => name !== 'length') as Exclude<keyof Columns, 'length'>[];

/** Copies a stretch of one block into another. */
export function copyColumns(from: Columns, start: number, end: number, to: Columns, at: number): void {
  for (const name of arrays) to[name].set(from[name].subarray(start, end), at);
}

/** First index, from `start` on, whose key is `sk` or higher. */
export function indexFrom(keys: Float64Array, sk: number, start = 0): number {
  let low = start;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < sk) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Paths of the watched folders and which of them do not answer now. */
export function rootsNow(
  db: Reader,
): readonly { readonly id: number; readonly path: string; readonly online: number }[] {
  return all(db, 'SELECT id, path, online FROM root');
}

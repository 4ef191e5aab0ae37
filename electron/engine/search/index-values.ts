import { formatsOf } from '../../../shared/query/formats.ts';
import { nameWords, words } from '../../../shared/text/fold.ts';
import {
  cameraToken,
  dateTokens,
  folderKey,
  folderToken,
  formatToken,
  kindToken,
  rootToken,
  undatedToken,
  unitToken,
  unthemedToken,
  untitledToken,
} from './tokens.ts';

/** An asset as the index needs it. */
export interface IndexRow {
  readonly id: number;
  readonly sk: number;
  readonly kind: number;
  readonly mime: string;
  readonly camera: string | null;
  readonly unit: string | null;
  readonly title: string | null;
  readonly caption: string | null;
  readonly keywords: string;
  readonly people: string;
  readonly creator: string | null;
  readonly place: string | null;
  readonly date: string | null;
  readonly proposed_title: string | null;
  readonly name: string;
  readonly root_id: number;
  readonly root_path: string;
  readonly dir_path: string;
  readonly theme: string | null;
  readonly event: string | null;
  readonly text: string | null;
  readonly machine_text: string | null;
}

/** Where a file of it lies. */
export interface PlaceRow {
  readonly asset_id: number;
  readonly name: string;
  readonly root_id: number;
  readonly root_path: string;
  readonly dir_path: string;
}

/** Characters of a document that are searched; a book is shorter. */
const textLimit = 2_000_000;
/** Longer runs are keys and encoded data, not words. */
const termLimit = 40;
/** Texts of at most so many characters are worth remembering, so many of them. */
const commonLength = 300;
const mostCommon = 20_000;

/** The folder, year and day tokens and the words of what thousands of assets have in common, worked out once. */
export class Spelling {
  readonly #words = new Map<string, string>();
  readonly #folders = new Map<string, string[]>();
  readonly #dates = new Map<string | null, string[]>();
  readonly #known = new Set<string>();
  #news: string[] = [];

  /** The folded words of a text. */
  text(value: string | null): string {
    if (value === null || value === '') return '';
    const known = this.#words.get(value);
    if (known !== undefined) return known;
    const text = this.#note(words(value));
    if (value.length <= commonLength && this.#words.size < mostCommon) this.#words.set(value, text);
    return text;
  }

  name(name: string): string {
    return this.#note(nameWords(name));
  }

  /** Words of each folder of a path. */
  folder(path: string): string {
    const key = `/${path}`;
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const text = this.#note(path.split('/').flatMap(nameWords));
    if (this.#words.size < mostCommon) this.#words.set(key, text);
    return text;
  }

  dates(date: string | null): string[] {
    const tokens = this.#dates.get(date) ?? dateTokens(date);
    if (this.#dates.size < mostCommon) this.#dates.set(date, tokens);
    return tokens;
  }

  /** Of a folder and of all above it, up to its root. */
  folders(root: string, dir: string): string[] {
    const key = `${root}\0${dir}`;
    const known = this.#folders.get(key);
    if (known) return known;
    let path = folderKey(root);
    const tokens = [folderToken(path)];
    for (const part of dir.split('/').filter(Boolean)) {
      path = path === '/' ? `/${part}` : `${path}/${part}`;
      tokens.push(folderToken(path));
    }
    if (this.#folders.size < mostCommon) this.#folders.set(key, tokens);
    return tokens;
  }

  /** Words that were not met before this was asked the last time. */
  news(): string[] {
    const news = this.#news.sort();
    this.#news = [];
    return news;
  }

  #note(list: readonly string[]): string {
    for (const term of list) {
      // numbers are no vocabulary: they have no forms, and cameras count without end
      if (term.length > termLimit || this.#known.has(term) || /^\d+$/.test(term)) continue;
      this.#known.add(term);
      this.#news.push(term);
    }
    return list.join(' ');
  }
}

/** What the columns of the index hold of an asset, in their order. */
export function valuesOf(
  row: IndexRow,
  places: readonly Omit<PlaceRow, 'asset_id'>[],
  proposed: readonly string[],
  spelling: Spelling,
): string[] {
  const text = (value: string | null): string => spelling.text(value);
  // a list gets a token between its values, so that a phrase does not run from one into the next
  const list = (values: readonly string[]): string => values.map(text).filter(Boolean).join(' \uE000 ');
  const names = new Set(places.map((place) => place.name));
  const dirs = new Set(places.map((place) => place.dir_path || lastPart(place.root_path)));
  return [
    text(row.title),
    text(row.caption),
    list(parsed(row.keywords)),
    list(parsed(row.people)),
    text(row.place),
    text(row.theme),
    text(row.event),
    text(row.creator),
    [...dirs].map((dir) => spelling.folder(dir)).join(' \uE000 '),
    [...names].map((name) => spelling.name(name)).join(' \uE000 '),
    list([row.text, row.machine_text].flatMap((read) => (read ? [read.slice(0, textLimit)] : []))),
    list([...new Set(proposed)]),
    filterTokens(row, places, spelling).join(' '),
  ];
}

function filterTokens(row: IndexRow, places: readonly Omit<PlaceRow, 'asset_id'>[], spelling: Spelling): string[] {
  const tokens = new Set([kindToken(row.kind), ...spelling.dates(row.date)]);
  if (row.date === null) tokens.add(undatedToken);
  for (const word of words(row.camera ?? '')) tokens.add(cameraToken(word));
  for (const word of words(row.unit ?? '')) tokens.add(unitToken(word));
  if (row.title === null) tokens.add(untitledToken);
  if (row.theme === null) tokens.add(unthemedToken);
  for (const place of places) {
    tokens.add(rootToken(place.root_id));
    for (const format of formatsOf(row.mime, place.name)) tokens.add(formatToken(format));
    for (const token of spelling.folders(place.root_path, place.dir_path)) tokens.add(token);
  }
  return [...tokens];
}

function parsed(json: string): string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const lastPart = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? '';

import { parse } from 'node:path';
import type { Preset } from '../../../shared/model/export.ts';
import { fillTemplate, type TemplateVariable } from '../../../shared/text/template.ts';
import type { Shown } from '../db/shown.ts';
import type { CopyFormat } from '../media/copy-request.ts';

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** Longest stem that is written, in UTF-16 units: leaves room for a folder within Windows' 260. */
const longest = 120;
/** The same in bytes of UTF-8, of which most other systems hold 255, with room for a number and an extension. */
const mostBytes = 200;

const fits = (text: string): boolean => text.length <= longest && Buffer.byteLength(text) <= mostBytes;

/** Turns any text into a stem that every system can hold, never empty. */
export function safeStem(text: string): string {
  const plain = plainText(text);
  const device = (plain.split('.')[0] as string).trim();
  const cut = cutTo(reserved.test(device) ? `_${plain}` : plain).replace(/[. ]+$/, '');
  return cut === '' ? 'bahan' : cut;
}

const plainText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no file name may hold
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The beginning of a text that fits, cut between its signs. */
function cutTo(text: string): string {
  if (fits(text)) return text;
  let kept = '';
  for (const sign of text) {
    if (!fits(kept + sign)) break;
    kept += sign;
  }
  return kept;
}

const extensions = { jpeg: '.jpg', png: '.png', webp: '.webp', avif: '.avif', tiff: '.tif', keep: '.jpg' } as const;

/** Where an asset stands among those of its event, by time; `n` counts from 1. */
export interface InEvent {
  readonly title: string;
  readonly n: number;
  readonly of: number;
}

/** What the name of a copy can be made of. */
export interface NameWords {
  readonly shown: Pick<
    Shown,
    'title' | 'theme' | 'date' | 'event' | 'place' | 'people' | 'creator' | 'unit' | 'folder'
  >;
  /** Where it stands among all that is taken out with it, counted from 1. */
  readonly n: number;
  readonly of: number;
  readonly inEvent?: InEvent | undefined;
}

/** `{acara}` is what a calendar calls an event, `{kanal}` the channel of the preset. */
const ownVariables = /\{\s*(acara|kanal|channel)\s*\}/giu;
const namesEvent = /\{\s*(acara|kegiatan|event)\s*\}/iu;

/**
 * Name of a copy: what the preset's pattern makes of the asset's words, else the source's own name; with the extension of the
 * format that was written, unless the bytes stay as they are. A pattern that names the event numbers by the places in it.
 */
export function copyName(sourceName: string, preset: Preset, words?: NameWords, format?: CopyFormat | null): string {
  const { name, ext } = parse(sourceName);
  const written = format ?? preset.format ?? 'jpeg';
  const suffix = preset.original ? safeStem(`x${ext}`).slice(1) : extensions[written];
  return `${stemOf(name, preset, words)}${suffix}`;
}

/** Name of a part of a film, a sound or a document; `extension`: what was written. Pages, from 0, are counted in it. */
export function partName(
  sourceName: string,
  preset: Preset,
  words: NameWords | undefined,
  { extension, page }: { readonly extension: string; readonly page: number | null },
): string {
  const stem = stemOf(parse(sourceName).name, preset, words);
  return `${page === null ? stem : `${stem} - ${page + 1}`}${extension}`;
}

function stemOf(name: string, preset: Preset, words: NameWords | undefined): string {
  if (!preset.names || !words) return safeStem(name);
  const pattern = preset.names.replace(ownVariables, (_, variable: string) =>
    variable.toLowerCase() === 'acara' ? '{kegiatan}' : preset.channel,
  );
  return safeStem(filledPattern(pattern, valuesOf(words, name, namesEvent.test(preset.names))));
}

type Values = Record<TemplateVariable, string | null>;

function valuesOf({ shown, n, of, inEvent }: NameWords, name: string, byEvent: boolean): Values {
  const place = byEvent && inEvent ? inEvent : { n, of };
  const event = inEvent?.title ?? shown.event;
  return {
    title: shown.title ?? name,
    theme: shown.theme,
    date: shown.date?.replace('/', ' - ') ?? null,
    event,
    place: shown.place,
    people: shown.people.join(', ') || null,
    creator: shown.creator,
    unit: shown.unit,
    name,
    folder: shown.folder.split('/').at(-1) || null,
    // one alone needs no number
    number: place.of < 2 ? null : String(place.n).padStart(String(place.of).length, '0'),
    count: String(place.of),
  };
}

/** Variables that give way where a name becomes too long; a number, a date and what the pattern says itself outlive them. */
const giveWay = ['title', 'event', 'place', 'people', 'name', 'theme', 'creator', 'unit', 'folder'] as const;

function filledPattern(pattern: string, values: Values): string {
  const now = { ...values };
  for (;;) {
    const filled = plainText(fillTemplate(pattern, now));
    if (fits(filled)) return filled;
    const long = giveWay
      .filter((one) => now[one] && filled.includes(plainText(now[one])))
      .toSorted((a, b) => (now[b] ?? '').length - (now[a] ?? '').length)[0];
    const value = long && now[long];
    if (!long || !value) return filled;
    const over = Math.max(filled.length - longest, Math.ceil((Buffer.byteLength(filled) - mostBytes) / 4), 1);
    now[long] =
      value
        .slice(0, Math.max(0, value.length - over))
        .toWellFormed()
        .trim() || null;
  }
}

/** Names that say the same to a disk that knows neither case nor how letters are composed. */
export const foldedName = (name: string): string => name.normalize('NFC').toLowerCase();

/** A name that is not taken yet: `x.jpg`, `x (2).jpg`, … */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const { name, ext } = parse(wanted);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? wanted : `${name} (${n})${ext}`;
    if (!isTaken(candidate)) return candidate;
  }
}

import { parse } from 'node:path';
import type { Preset } from '../../../shared/model/export.ts';

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** Longest stem that is written, in UTF-16 units: leaves room for a folder within Windows' 260. */
const longest = 120;

/** Turns any text into a stem that every system can hold, never empty. */
export function safeStem(text: string): string {
  const plain = text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no file name may hold
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = [...plain]
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/, '')
    .trim();
  if (!cut) return 'bahan';
  return reserved.test(cut.split('.')[0] as string) ? `_${cut}` : cut;
}

const extensions = { jpeg: '.jpg', png: '.png', webp: '.webp' } as const;

/** Where an asset stands among those of its event, by time; `n` counts from 1. */
export interface InEvent {
  readonly title: string;
  readonly n: number;
  readonly of: number;
}

/** Title of one of several assets of an event, in digits that sort as they count: `Pelepasan Ekspor Kopi (07)` of twelve. */
export function numberedTitle({ title, n, of }: InEvent): string {
  return of < 2 ? title : `${title} (${String(n).padStart(String(of).length, '0')})`;
}

/**
 * Name of a copy: the source's own name, or the numbered title of its event where the preset asks for it and there is one;
 * with the format's extension unless the bytes stay as they are.
 */
export function copyName(sourceName: string, preset: Preset, inEvent?: InEvent): string {
  const { name, ext } = parse(sourceName);
  const suffix = preset.original ? safeStem(`x${ext}`).slice(1) : preset.format ? extensions[preset.format] : ext;
  if (preset.names !== 'event' || inEvent === undefined) return `${safeStem(name)}${suffix}`;
  // the number outlives a title that is too long for a file
  const number = numberedTitle({ ...inEvent, title: '' });
  const stem = [...safeStem(inEvent.title)].slice(0, longest - number.length).join('');
  return `${stem.trim()}${number}${suffix}`;
}

/** A name that is not taken yet, compared without case as Windows and macOS do: `x.jpg`, `x (2).jpg`, … */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const { name, ext } = parse(wanted);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? wanted : `${name} (${n})${ext}`;
    if (!isTaken(candidate)) return candidate;
  }
}

import { basename, extname } from 'node:path';
import { id } from '../../../../shared/i18n/cards.ts';
import { formats, translate } from '../../../../shared/i18n/format.ts';
import { readDocument } from '../document-reading.ts';
import type { FileSource } from '../file-source.ts';
import { sniff } from '../sniff.ts';
import type { Drawn } from './canvas.ts';
import type { CardFacts } from './card-facts.ts';
import { drawPlate } from './plate.ts';
import { drawSheet } from './sheet.ts';
import { oneLine, printable } from './words.ts';

const mostWords = 1600;
const mostTitle = 160;
const mostCell = 60;
const mostRows = 20;

/** Colours of the kinds of card, all dark enough for white letters. */
const colours = {
  words: '#2f5d8a',
  tables: '#2e7048',
  slides: '#a84c22',
  pages: '#9b2f2f',
  names: '#6b5636',
  audio: '#5b4a8a',
  video: '#37475a',
  plain: '#4f5a66',
} as const;

const families: readonly (readonly [pattern: RegExp, colour: string])[] = [
  [/xls|ods|numbers|csv/, colours.tables],
  [/ppt|odp|key/, colours.slides],
  [/pdf|eps|indd|\bai$/, colours.pages],
];

/** What the words on a card say beside its title. */
interface Inside {
  readonly words: string;
  readonly rows: readonly (readonly string[])[];
  /** Names in an archive; null for what is no archive. */
  readonly names: number | null;
}

const words = (key: keyof typeof id | 'card.pages' | 'card.slides' | 'card.names', count?: number): string =>
  translate(id, 'id', key, count === undefined ? {} : { count });

/**
 * Draws what stands for a file that has no picture of its own: a sheet of paper for what is read, a plate for films,
 * sounds and all else. Everything that the file says on it is data, never markup.
 */
export async function drawCard(
  source: FileSource,
  facts: CardFacts | undefined,
  peaks: Uint8Array | undefined,
): Promise<Drawn> {
  const { format, kind } = sniff(source);
  const label = labelOf(format, source.path);
  const title = oneLine(facts?.title ?? '', mostTitle) || oneLine(nameOf(source.path), mostTitle);
  const locked = facts?.error?.code === 'file-locked-by-password';
  if (kind === 'document' || kind === 'other') {
    const inside = locked ? nothing : await insideOf(source, facts);
    if (kind === 'document' || inside.names !== null) {
      const colour =
        inside.names !== null
          ? colours.names
          : (families.find(([like]) => like.test(`${format} ${label.toLowerCase()}`))?.[1] ?? colours.words);
      const beside = besideOf(facts, inside);
      return drawSheet({
        label,
        colour,
        title,
        beside,
        ...inside,
        words: locked ? words('card.locked') : inside.words,
      });
    }
  }
  const colour = kind === 'audio' ? colours.audio : kind === 'video' ? colours.video : colours.plain;
  const reason = kind === 'video' ? words('card.film') : kind === 'photo' ? words('card.picture') : '';
  return drawPlate({ label, sort: kind, colour, title, facts: factsLine(facts), reason: peaks ? '' : reason, peaks });
}

const nothing: Inside = { words: '', rows: [], names: null };

/** The first words, rows or names; where the document cannot be read for the screen, what its facts hold. */
async function insideOf(source: FileSource, facts: CardFacts | undefined): Promise<Inside> {
  const reading = await readDocument(source.path).catch(() => undefined);
  const held = { ...nothing, words: printable(facts?.text ?? '', mostWords) };
  switch (reading?.how) {
    case 'tables': {
      const sheet = reading.sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
      return sheet ? { ...nothing, rows: rowsOf(sheet.rows) } : held;
    }
    case 'text': {
      const parts: string[] = [];
      for (const block of reading.blocks.slice(0, 60)) {
        if (block.is === 'table') parts.push(...block.rows.slice(0, 10).map(joined));
        else if (block.is === 'item') parts.push(`• ${block.text}`);
        else if (block.is !== 'break') parts.push(block.text);
      }
      const [first = '', ...rest] = parts;
      // a heading that is the title was said already
      const said = facts?.title?.trim() === first.trim() ? rest : parts;
      const text = printable(said.join('\n'), mostWords);
      return text === '' ? held : { ...nothing, words: text };
    }
    case 'names':
      return {
        ...nothing,
        words: reading.names
          .slice(0, 40)
          .map((name) => oneLine(name, 80))
          .join('\n'),
        names: reading.names.length,
      };
    default:
      return held;
  }
}

const joined = (row: readonly string[]): string => row.filter((cell) => cell.trim() !== '').join(' · ');

/** Rows that hold something, each from its first column on. */
function rowsOf(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .slice(0, 200)
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .slice(0, mostRows)
    .map((row) => row.slice(0, 8).map((cell) => oneLine(cell, mostCell)));
}

function besideOf(facts: CardFacts | undefined, { names }: Inside): string {
  if (names !== null) return words('card.names', names);
  if (!facts?.pages) return '';
  return words(facts.technical.slides === undefined ? 'card.pages' : 'card.slides', facts.pages);
}

function factsLine(facts: CardFacts | undefined): string {
  if (!facts) return '';
  const { durationSeconds, width, height, technical, creator, kind } = facts;
  const parts: string[] = [];
  if (kind === 'audio' && creator) parts.push(creator);
  if (durationSeconds !== null) parts.push(formats('id').duration(durationSeconds));
  if (width !== null && height !== null) parts.push(`${width} × ${height}`);
  const codec = (kind === 'video' && technical.videoCodec) || technical.audioCodec;
  if (codec !== undefined) parts.push(String(codec));
  return parts.map((part) => oneLine(part, 60)).join('  ·  ');
}

/** The type as people know it by its ending: the content's, where the name's is another. */
function labelOf(format: string, path: string): string {
  const ending = extname(path).slice(1);
  const short = /^[a-z0-9]{1,7}$/i.test(ending) ? ending : format;
  return (short.replace(/[^a-z0-9]/gi, '').slice(0, 10) || '?').toUpperCase();
}

const nameOf = (path: string): string => basename(path, extname(path));

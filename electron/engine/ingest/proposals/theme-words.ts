import { words } from '../../../../shared/text/fold.ts';
import { all, get, type Reader, run, type Writer } from '../../db/connection.ts';
import { isNoise } from '../infer/noise.ts';
import { monthNumber, weekdayNumber } from '../infer/words/calendar-words.ts';

/**
 * The office's own past: which themes people said where a word stood in titles and folders. What counts is occasions, not
 * files: four hundred photographs of one event are one (their words and their theme are the same).
 */

/** Words that stand with everything. */
const plain = new Set(
  `dan yang untuk dengan pada dari oleh dalam serta atau para bagi guna atas antar acara kegiatan rangka bersama kota kab kabupaten
  kec kecamatan desa kelurahan provinsi prov dinas badan kantor bagian pemkab pemkot the and for with new tahun thn bulan bln hari minggu
  pekan sesi tahap selesai hut pemerintah daerah indonesia`.split(/\s+/),
);
const most = 40;
const kept = new Map<string, boolean>();

function tells(word: string): boolean {
  let known = kept.get(word);
  if (known === undefined) {
    known =
      word.length > 2 &&
      word.length < 30 &&
      !/\d/u.test(word) &&
      !plain.has(word) &&
      !monthNumber.has(word) &&
      !weekdayNumber.has(word) &&
      !isNoise(word);
    if (kept.size > 20_000) kept.clear();
    kept.set(word, known);
  }
  return known;
}

/** The words of a title and of the folders above that may tell a theme: folded, each once, sorted. */
export function tellingWords(title: string | null, dir: string): string[] {
  const found = new Set<string>();
  for (const word of words(title ?? '')) if (tells(word)) found.add(word);
  for (const word of words(dir)) if (tells(word)) found.add(word);
  return [...found].sort().slice(0, most);
}

/** What most occasions with a word had for a theme. */
export interface Verdict {
  readonly themeId: number;
  readonly count: number;
  readonly of: number;
  readonly certainty: number;
}

/** Occasions without which nothing is concluded. */
const fewest = 3;
const leastShare = 0.6;
const leastCertainty = 0.5;

/** What a word says; undefined where it stood too seldom or with many themes. */
export const verdictOf = (db: Reader, word: string): Verdict | undefined => judge(countsOf(db, word), fewest);

interface Count {
  readonly theme_id: number;
  readonly count: number;
}

const countsOf = (db: Reader, word: string): Count[] =>
  all<Count>(db, 'SELECT theme_id, count FROM theme_word WHERE word = ? ORDER BY count DESC, theme_id', word);

/** The same of any counts, the highest first. */
export function judge(rows: readonly Count[], least: number): Verdict | undefined {
  const [first] = rows;
  const of = rows.reduce((sum, row) => sum + row.count, 0);
  if (!first || of < least || first.count / of < leastShare) return undefined;
  const certainty = 0.9 * atLeast(first.count, of);
  return certainty < leastCertainty * 0.9 ? undefined : { themeId: first.theme_id, count: first.count, of, certainty };
}

/**
 * The share that `count` of `of` stands for, at least, as far as so few tell: the lower end of Wilson's score interval at one
 * standard deviation (E. B. Wilson, 1927). 3 of 3 are 0.75, 9 of 11 are 0.67, 90 of 110 are 0.78.
 */
function atLeast(count: number, of: number): number {
  const share = count / of;
  return (share + 1 / (2 * of) - Math.sqrt((share * (1 - share)) / of + 1 / (4 * of * of))) / (1 + 1 / of);
}

/** What the themes of assets tell others: the words that stood with a theme. Null where nobody said one. */
export interface Occasion {
  readonly themeId: number;
  /** Sorted, a space between. */
  readonly words: string;
}

/** Counts an occasion, or lets go of it (`step` -1). Words by which another theme is concluded now are to be looked at again. */
export function countOccasion(db: Writer, { themeId, words: list }: Occasion, step: 1 | -1): void {
  for (const word of list.split(' ').filter(Boolean)) {
    const rows = countsOf(db, word);
    const before = judge(rows, fewest);
    const count = (rows.find((row) => row.theme_id === themeId)?.count ?? 0) + step;
    if (count <= 0) run(db, 'DELETE FROM theme_word WHERE word = ? AND theme_id = ?', word, themeId);
    else run(db, 'INSERT OR REPLACE INTO theme_word (word, theme_id, count) VALUES (?, ?, ?)', word, themeId, count);
    const others = rows.filter((row) => row.theme_id !== themeId);
    const now = count > 0 ? [...others, { theme_id: themeId, count }] : others;
    const after = judge(
      now.sort((a, b) => b.count - a.count || a.theme_id - b.theme_id),
      fewest,
    );
    if (before?.themeId !== after?.themeId || band(before) !== band(after)) {
      run(db, "INSERT OR IGNORE INTO propose_again (kind, value) VALUES ('word', ?)", word);
    }
  }
}

const band = (verdict: Verdict | undefined): number => Math.round((verdict?.certainty ?? 0) * 20);

/** Whether any asset still stands for an occasion. */
export const isOccasion = (db: Reader, { themeId, words: list }: Occasion): boolean =>
  get(db, 'SELECT 1 FROM clue WHERE words = ? AND theme_id = ? LIMIT 1', list, themeId) !== undefined;

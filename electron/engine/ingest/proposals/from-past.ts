import { all, get, type Reader } from '../../db/connection.ts';
import type { Guess } from './guess.ts';
import { judge, type Verdict, verdictOf } from './theme-words.ts';

/** What the past says, kept for as long as nothing is written in between. */
export class Past {
  readonly #db: Reader;
  readonly #words = new Map<string, Verdict | undefined>();
  readonly #dirs = new Map<number, Verdict | undefined>();

  constructor(db: Reader) {
    this.#db = db;
  }

  /**
   * The theme that one telling word had most surely, else the one that others of the same folder have. A single word
   * decides, so that a person can be told which: `past:kopi:9:11`; the folder is told as `past:/:7:8`.
   */
  themeOf(dirId: number, words: readonly string[]): Guess | undefined {
    let best: { word: string; verdict: Verdict } | undefined;
    for (const word of words) {
      const verdict = this.#word(word);
      if (verdict && (!best || isSurer(verdict, best.verdict))) best = { word, verdict };
    }
    const folder = this.#dir(dirId);
    if (folder && (!best || isSurer(folder, best.verdict))) best = { word: '/', verdict: folder };
    if (!best) return undefined;
    const { word, verdict } = best;
    const theme = get<{ name: string }>(
      this.#db,
      'SELECT name FROM theme WHERE id = ? AND hidden = 0',
      verdict.themeId,
    );
    if (!theme) return undefined;
    const reason = `past:${word}:${verdict.count}:${verdict.of}`;
    return { field: 'theme', value: theme.name, reason, certainty: verdict.certainty };
  }

  #word(word: string): Verdict | undefined {
    if (!this.#words.has(word)) this.#words.set(word, verdictOf(this.#db, word));
    return this.#words.get(word);
  }

  #dir(dirId: number): Verdict | undefined {
    if (!this.#dirs.has(dirId)) {
      const rows = all<{ theme_id: number; count: number }>(
        this.#db,
        `SELECT theme_id, count(*) AS count FROM clue WHERE dir_id = ? AND theme_id IS NOT NULL
          GROUP BY theme_id ORDER BY count DESC, theme_id`,
        dirId,
      );
      this.#dirs.set(dirId, judge(rows, 1));
    }
    return this.#dirs.get(dirId);
  }
}

const isSurer = (a: Verdict, b: Verdict): boolean =>
  a.certainty > b.certainty || (a.certainty === b.certainty && a.of > b.of);

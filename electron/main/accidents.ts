import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { type Accident, accident } from '../../shared/api/desktop.ts';

const most = 40;
/** Days that an accident is remembered, in milliseconds. */
const remembered = 30 * 86_400_000;
/** So many ends of what draws within this time (milliseconds) say that this computer's graphics cannot be relied on … */
const oftenDrawing = 3;
const whileDrawing = 10 * 60_000;
/** … and so long (milliseconds) Bahan then draws by itself, before it tries the graphics again. */
const drawsItself = 14 * 86_400_000;

const kept = z.array(accident);

/** What stopped by itself, on this computer, and was started again: for the person who asks, and for nobody else. */
export class Accidents {
  readonly #path: string;
  readonly #now: () => number;
  #all: readonly Accident[];

  constructor(path: string, now: () => number = Date.now) {
    this.#path = path;
    this.#now = now;
    this.#all = read(path);
  }

  /** Remembers one. A disk that takes nothing loses no more than this. */
  note(what: Accident['what'], reason: string): void {
    this.#all = [...this.#all, { at: this.#now(), what, reason }].slice(-most);
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(`${this.#path}.new`, JSON.stringify(this.#all));
      renameSync(`${this.#path}.new`, this.#path);
    } catch {
      // known as long as Bahan runs
    }
  }

  /** The newest first. */
  recent(): Accident[] {
    return this.#all.filter(({ at }) => at > this.#now() - remembered).toReversed();
  }

  /** Whether what draws ended so often lately that the program should draw without the computer's graphics. */
  get isDrawingUnsure(): boolean {
    const ends = this.#all.filter(({ what, at }) => what === 'graphics' && at > this.#now() - drawsItself);
    return ends.some(({ at }, n) => at - (ends[n - oftenDrawing + 1]?.at ?? Number.NEGATIVE_INFINITY) <= whileDrawing);
  }
}

function read(path: string): readonly Accident[] {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8'))).slice(-most);
  } catch {
    return [];
  }
}

import * as z from 'zod';
import { type Accident, accident } from '../../shared/api/desktop.ts';
import { readOwn, writeOwn } from './own-file.ts';

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

  /** Remembers one; on a disk that takes nothing as long as Bahan runs. */
  note(what: Accident['what'], reason: string): void {
    this.#all = [...this.#all, { at: this.#now(), what, reason }].slice(-most);
    writeOwn(this.#path, this.#all);
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
    return kept.parse(JSON.parse(readOwn(path) ?? '[]')).slice(-most);
  } catch {
    return [];
  }
}

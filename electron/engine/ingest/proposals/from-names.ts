import { basename } from 'node:path';
import { type InferredWithSource, inferFromPath, inferWithSource } from '../infer/infer.ts';
import type { Guess, Subject } from './guess.ts';

/** Where a guess was read: in the name of the file itself, or of a folder above it. */
export const nameReasons = ['file-name', 'folder-name'] as const;

/**
 * Title, date and place by the names of the file, its folders and its root.
 *
 * @param today YYYY-MM-DD, from which names without a year are read
 */
export function guessesFromNames(of: Pick<Subject, 'root' | 'dir' | 'name'>, today: string): Guess[] {
  const root = basename(of.root);
  const path = [root, of.dir, of.name].filter(Boolean).join('/');
  return guessesOf(inferWithSource(path, today), root === '' || isEvent(root, today));
}

function guessesOf(inferred: InferredWithSource, rootIsEvent: boolean): Guess[] {
  const { title, dateFrom, dateTo, place, from, names, yearGuessed } = inferred;
  const reason = (n: number) => (n === names - 1 ? nameReasons[0] : nameReasons[1]);
  const guesses: Guess[] = [];
  if (title && (from.title > 0 || rootIsEvent)) {
    // a folder's title is that of the whole event, a file's own name says what is on it
    const certainty = from.title === names - 1 ? 0.8 : 0.7;
    guesses.push({ field: 'title', value: title, reason: reason(from.title), certainty });
  }
  if (dateFrom) {
    const certainty = yearGuessed ? 0.4 : dateFrom.length === 10 ? 0.9 : 0.6;
    const value = dateTo === null ? dateFrom : `${dateFrom}/${dateTo}`;
    guesses.push({ field: 'date', value, reason: reason(from.date), certainty });
  }
  if (place) guesses.push({ field: 'place', value: place, reason: reason(from.place), certainty: 0.7 });
  return guesses;
}

/** A root is mostly called after an office or a disk; only with a day in its name is it an event by itself. */
function isEvent(root: string, today: string): boolean {
  const key = `${today}${root}`;
  const known = roots.get(key) ?? inferFromPath(root, today).dateFrom?.length === 10;
  if (roots.size > 200) roots.clear();
  roots.set(key, known);
  return known;
}

/** Every asset asks about one of few roots. */
const roots = new Map<string, boolean>();

/** YYYY-MM-DD of a moment, where the program runs. */
export function dayOfMoment(now: number): string {
  const at = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

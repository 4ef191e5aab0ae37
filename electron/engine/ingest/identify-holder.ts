import type { Candidate, FileMark } from './identify-question.ts';

export const sameFileId = (a: FileMark, b: FileMark): boolean =>
  a.birth > 0 && a.ino !== '' && a.ino === b.ino && a.birth === b.birth;

interface Holder {
  readonly one: Candidate;
  /** When its file was seen to be gone (epoch milliseconds). */
  readonly at: number;
  readonly visited: boolean;
}

/** What an asset that is gone from elsewhere had in the very file that is met. */
function heldBy(one: Candidate, file: FileMark): Holder[] {
  const rows = one.files.filter((other) => other.missing && sameFileId(other, file));
  const left = one.left.filter((other) => sameFileId({ ...file, ...other }, file));
  return [
    ...rows.map(({ missingSince, visited }) => ({ one, at: missingSince ?? 0, visited })),
    ...left.map(({ at }) => ({ one, at, visited: false })),
  ];
}

/**
 * The asset whose very file this is. A file that held one content after the other is that of the last; undefined where
 * nobody can tell which was.
 */
export function lastHolder(others: readonly Candidate[], file: FileMark): Candidate | undefined {
  const all = others.flatMap((one) => heldBy(one, file));
  const own = all.filter(({ visited }) => !visited);
  const last = (own.length > 0 ? own : all).toSorted((a, b) => b.at - a.at);
  const [first] = last;
  const isAlone = last.every(({ one, at }) => one === first?.one || at < (first?.at ?? 0));
  return isAlone ? first?.one : undefined;
}

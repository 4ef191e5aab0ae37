import type { IntakePassed, IntakePlan } from '../../../shared/model/intake.ts';
import { get, type Reader } from '../db/connection.ts';
import { localDay } from './look.ts';
import type { SourceFile, SourceLook } from './messages.ts';
import { folded, goesWithOthers, safeName, stemOf } from './names.ts';

/** A file of a source with what a look into it told. */
export interface Looked extends SourceFile, SourceLook {}

/** Files that belong together (a RAW, its JPEG and its sidecar), and get one stem. */
export interface Group {
  /** Folder below the event's folder; '' for that itself. */
  readonly folder: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly files: readonly { readonly file: Looked; readonly name: string }[];
}

/**
 * Groups by day and name. What only goes with others is left out where it stands alone.
 * @param kept folders below the target for those of the source
 */
export function groupsOf(files: readonly Looked[], kept: (folder: string) => string): Group[] {
  const groups = new Map<string, { folder: string; files: { file: Looked; name: string }[] }>();
  for (const file of files) {
    const name = safeName(file.name);
    const stem = folded(stemOf(name));
    for (let n = 0; ; n += 1) {
      // two names that only differ in their case stand in two groups: one disk may not hold both
      const key = `${file.folder}\0${stem}\0${n}`;
      const group = groups.get(key) ?? { folder: kept(file.folder), files: [] };
      if (group.files.some((one) => folded(one.name) === folded(name))) continue;
      group.files.push({ file, name });
      groups.set(key, group);
      break;
    }
  }
  return [...groups.values()]
    .filter((group) => group.files.some(({ name }) => !goesWithOthers(name)))
    .map((group) => ({ ...group, day: dayOf(group.files.map(({ file }) => file)) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** By the capture time of the first file that has one, else by the time of its oldest file. */
function dayOf(files: readonly Looked[]): string {
  const own = files.filter(({ name }) => !goesWithOthers(name));
  return own.find(({ day }) => day !== null)?.day ?? localDay(Math.min(...own.map(({ mtime }) => mtime)));
}

/** Whether a file with this content lies in a watched folder, as far as the library knows. */
export const isKnown = (db: Reader, fingerprint: string | null): boolean =>
  fingerprint !== null &&
  get(
    db,
    `SELECT 1 FROM asset a JOIN root r ON r.id = a.root_id
      WHERE a.content = ? AND a.missing = 0 AND r.watched = 1 LIMIT 1`,
    fingerprint,
  ) !== undefined;

/** Groups of which the library has all material already. Sidecars count for nothing: they come with what they are about. */
export const isKnownGroup = (db: Reader, { files }: Group): boolean =>
  files.every(({ file, name }) => goesWithOthers(name) || isKnown(db, file.fingerprint));

/** What copying these groups would do. */
export function planOf(
  db: Reader,
  groups: readonly Group[],
  passed: IntakePassed,
  place: Pick<IntakePlan, 'to' | 'free'>,
): IntakePlan {
  const days = new Map<string, { day: string; files: number; bytes: number; known: number }>();
  for (const group of groups) {
    const { day } = group;
    const sum = days.get(day) ?? { day, files: 0, bytes: 0, known: 0 };
    sum.files += group.files.length;
    sum.bytes += group.files.reduce((bytes, { file }) => bytes + file.size, 0);
    if (isKnownGroup(db, group)) sum.known += group.files.length;
    days.set(day, sum);
  }
  const all = [...days.values()];
  const total = (key: 'files' | 'bytes' | 'known') => all.reduce((sum, one) => sum + one[key], 0);
  return { files: total('files'), bytes: total('bytes'), known: total('known'), days: all, passed, ...place };
}

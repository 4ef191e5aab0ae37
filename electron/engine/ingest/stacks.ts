import { parse } from 'node:path';
import { factsOf, type KeptFacts } from '../db/assets.ts';
import { all, get, numberGiven, type Reader, run, type Writer } from '../db/connection.ts';
import { neighbours } from '../db/files.ts';
import { stacksToDo } from '../db/stack-rows.ts';

interface Member {
  readonly id: number;
  readonly uid: string;
  readonly kind: number;
  readonly mime: string;
  readonly stack: string | null;
  /** 1: a person said its stack, or that it is in none. */
  readonly stack_said: number;
  readonly root_id: number;
  readonly dir_id: number;
  readonly name: string;
  readonly missing: number;
  readonly duration: number | null;
  readonly pair: string | null;
}

const select = `SELECT a.id, a.uid, a.kind, a.mime, a.stack, a.stack_said, a.root_id, a.dir_id, a.name, a.missing, a.duration,
    json_extract(f.facts, '$.pairId') AS pair
  FROM asset a LEFT JOIN fact f ON f.asset_id = a.id`;
/** Numbers of kinds as the database keeps them. */
const photo = 0;
const video = 1;
/** What the moving half of a live photo lasts at most, and how far apart the clocks of its halves may be, in seconds. */
const longestLive = 5.5;
const nearTogether = 6;
/** More assets of one stem are no stack but a folder of numbered things. */
const largest = 12;

const isRaw = ({ mime }: Member): boolean => /^image\/x-(?!ms-|icon|portable|jp2|jxl|xcf)/.test(mime);
const isShot = ({ mime }: Member): boolean => /^image\/(jpeg|hei[cf])/.test(mime);

/**
 * Writes anew which assets belong together, for these assets and those that they stood or stand with, and for those of which
 * people said something else: a RAW and its JPEG or HEIC of the same stem in one folder, and the halves of a live photo,
 * never across roots. Where a person put an asset into a stack, what belongs to it goes with it; one that a person took out
 * stands alone.
 * @returns the assets whose stack changed
 */
export function restack(db: Writer, assetIds: readonly number[]): number[] {
  const changed: number[] = [];
  const done = new Set<number>();
  const waiting = [...assetIds, ...stacksToDo(db)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (done.has(id)) continue;
    const member = get<Member>(db, `${select} WHERE a.id = ${numberGiven}`, id);
    if (!member || (member.stack === null && member.kind !== photo && member.kind !== video)) continue;
    done.add(id);
    if (member.stack_said) {
      waiting.push(...nearOf(db, member).map((one) => one.id));
      continue;
    }
    const before = member.stack === null ? [] : all<Member>(db, `${select} WHERE a.stack = ?`, member.stack);
    const group = groupOf(db, member);
    const own = group.filter((one) => !one.stack_said);
    for (const one of own) done.add(one.id);
    // those that it stood with and does not any more are looked at for themselves
    for (const one of before) if (!one.stack_said && !done.has(one.id)) waiting.push(one.id);
    const stack = saidIn(group) ?? (own.length < 2 ? null : wordFor(own, before));
    for (const one of own) {
      if (one.stack === stack) continue;
      run(db, 'UPDATE asset SET stack = ? WHERE id = ?', stack, one.id);
      changed.push(one.id);
    }
  }
  return changed;
}

/** The stack that a person put one of these into. */
const saidIn = (group: readonly Member[]): string | undefined =>
  group.flatMap((one) => (one.stack_said && one.stack !== null ? [one.stack] : [])).sort()[0];

/** The word of a stack of the program's own: that which its assets have, unless a person's stack has it, too. */
function wordFor(group: readonly Member[], before: readonly Member[]): string | null {
  const kept = before.some((one) => one.stack_said)
    ? undefined
    : group.find((one) => one.stack !== null && before.some((other) => other.id === one.id))?.stack;
  return kept ?? group.map((one) => one.uid).sort()[0] ?? null;
}

/** All that belong together with an asset, itself among them, from one to the next; without what a person took out. */
function groupOf(db: Reader, start: Member): Member[] {
  const group = [start];
  if (start.missing) return group;
  const near = nearOf(db, start).filter((one) => !one.stack_said || one.stack !== null);
  for (let at = 0; at < group.length; at += 1) {
    const one = group[at] as Member;
    for (const other of near) {
      if (!group.some((known) => known.id === other.id) && belong(db, one, other)) group.push(other);
    }
  }
  return group;
}

/** Assets of its stem in its folder, and of its pair in its root. */
function nearOf(db: Reader, start: Member): Member[] {
  const files = neighbours(db, start.dir_id, parse(start.name).name);
  const ids = files.flatMap(({ asset_id, sidecar }) => (asset_id === null || sidecar ? [] : [asset_id]));
  if (start.pair) {
    const paired = all<{ asset_id: number }>(
      db,
      `SELECT f.asset_id FROM fact f JOIN asset a ON a.id = f.asset_id
        WHERE json_extract(f.facts, '$.pairId') = ? AND a.root_id = ? LIMIT ?`,
      start.pair,
      start.root_id,
      largest,
    );
    ids.push(...paired.map((row) => row.asset_id));
  }
  if (ids.length > largest || ids.every((id) => id === start.id)) return [];
  return all<Member>(
    db,
    `${select} WHERE a.id IN (SELECT value FROM json_each(?)) AND a.missing = 0 AND a.id <> ? AND a.root_id = ?`,
    JSON.stringify([...new Set(ids)]),
    start.id,
    start.root_id,
  );
}

function belong(db: Reader, a: Member, b: Member): boolean {
  if (a.kind === video && b.kind === photo) return belong(db, b, a);
  const sameStem = a.dir_id === b.dir_id && stemOf(a) === stemOf(b);
  if (a.kind !== photo) return false;
  if (b.kind === photo) {
    return sameStem && ((isRaw(a) && isShot(b)) || (isRaw(b) && isShot(a))) && moment(db, a, b) !== 'another';
  }
  if (b.kind !== video || !isShot(a)) return false;
  if (a.pair && b.pair) return a.pair === b.pair;
  if (!sameStem || b.duration === null || b.duration > longestLive) return false;
  return moment(db, a, b) === 'the same';
}

/** Cameras begin to count anew: two files of one stem may be of different years. */
function moment(db: Reader, a: Member, b: Member): 'the same' | 'another' | 'unknown' {
  const [first, second] = [factsOf(db, a.id), factsOf(db, b.id)];
  if (!first || !second || !isSure(first) || !isSure(second)) return 'unknown';
  return sameMoment(first, second) ? 'the same' : 'another';
}

const isSure = ({ capturedAt, capturedAtCertainty }: KeptFacts): boolean =>
  capturedAt !== null && ['exact', 'utc-container'].includes(capturedAtCertainty);

const stemOf = ({ name }: Member): string => parse(name.toLowerCase()).name;

/** Whether two clocks show one moment. One of them may lack its offset: zones are whole quarters of an hour apart. */
function sameMoment(a: KeptFacts, b: KeptFacts): boolean {
  if (!a.capturedAt || !b.capturedAt) return false;
  const zoned = (text: string) => /(Z|[+-]\d\d:\d\d)$/.test(text);
  const instant = (text: string) => Date.parse(zoned(text) ? text : `${text}Z`) / 1000;
  const apart = Math.abs(instant(a.capturedAt) - instant(b.capturedAt));
  if (Number.isNaN(apart)) return false;
  if (zoned(a.capturedAt) === zoned(b.capturedAt)) return apart <= nearTogether;
  const quarter = 15 * 60;
  return apart <= 14 * 3600 && Math.abs(apart - Math.round(apart / quarter) * quarter) <= nearTogether;
}

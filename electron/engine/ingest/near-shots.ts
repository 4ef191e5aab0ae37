import { factsOf } from '../db/assets.ts';
import { all, type Reader } from '../db/connection.ts';
import type { MediaPool } from '../media/pool.ts';
import { type Shot, side } from '../media/shot.ts';
import type { PictureStore } from '../media/store.ts';

/** Seconds between two shots of one stack at most. */
const apart = 5;
/** Pictures that are measured at one asking; those that come behind are not looked at. */
const mostMeasured = 4_000;
/** Measures at a time: people who look at pictures come first. */
const atOnce = 2;
/** How much two pictures agree that are one view (1: wholly), and how far a hand moves meanwhile, in squares. */
const agrees = 0.9;
const hand = 2;
/** Contrast, of 255, below which there is nothing to be compared. */
const leastContrast = 6;
/** How much worse a picture may be exposed before a less sharp one is better: this share of clipped pixels halves it. */
const halved = 0.2;

interface Candidate {
  readonly uid: string;
  readonly picture: string;
  readonly stack: string | null;
  /** Epoch seconds of wall time, with their fraction. */
  readonly at: number;
  readonly camera: string;
}

interface Row extends Omit<Candidate, 'at' | 'camera'> {
  readonly id: number;
  readonly captured_at: string;
}

export interface NearShots {
  readonly db: Reader;
  readonly store: PictureStore;
  readonly media: MediaPool;
}

/**
 * Near-equal shots among these assets: taken by one camera, one soon after the other, and alike to the eye. The best of each
 * comes first: the sharpest, unless much of it is too dark or too bright. What people put into a stack or took out of one is
 * left alone; of what the program put together (a RAW and its JPEG) one picture stands for all.
 */
export async function nearShots(
  { db, store, media }: NearShots,
  uids: readonly string[],
  signal?: AbortSignal,
): Promise<string[][]> {
  const runs = runsOf(candidates(db, uids)).filter((run) => run.length > 1);
  const measured = new Map<string, Shot>();
  const waiting = runs.flat().slice(0, mostMeasured);
  const work = async () => {
    for (let one = waiting.shift(); one && !signal?.aborted; one = waiting.shift()) {
      const kept = store.get(one.picture, 'thumb');
      if (!kept) continue;
      try {
        measured.set(one.uid, await media.ask({ what: 'shot', kept: kept.bytes }, { signal, priority: 'idle' }));
      } catch {
        // a picture that cannot be drawn is alike to none
        signal?.throwIfAborted();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  signal?.throwIfAborted();
  return runs.flatMap((run) => alikeIn(run, measured)).map((stack) => bestFirst(stack, measured));
}

/** Photos with a picture and an exact time, by camera and time. */
function candidates(db: Reader, uids: readonly string[]): Candidate[] {
  const rows = all<Row>(
    db,
    `SELECT a.id, a.uid, a.picture, a.stack, a.captured_at FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value
      WHERE a.kind = 0 AND a.picture IS NOT NULL AND a.picture_kind = 0 AND a.captured_certainty = 'exact'
        AND a.stack_said = 0 AND a.missing = 0 AND length(a.captured_at) >= 19 ORDER BY a.mime LIKE 'image/x-%', a.id`,
    JSON.stringify([...new Set(uids)]),
  );
  const stacks = new Set<string>();
  return rows
    .flatMap((row): Candidate[] => {
      // the JPEG of a RAW comes before it
      if (row.stack !== null && stacks.has(row.stack)) return [];
      if (row.stack !== null) stacks.add(row.stack);
      const camera = cameraOf(db, row.id);
      const at = Date.parse(`${row.captured_at.replace(/(Z|[+-]\d\d:\d\d)$/, '')}Z`) / 1000;
      return camera === undefined || Number.isNaN(at) ? [] : [{ ...row, camera, at }];
    })
    .sort((a, b) => (a.camera < b.camera ? -1 : a.camera > b.camera ? 1 : a.at - b.at));
}

/** Two cameras of one model are told apart by their serial numbers, where they write them. */
function cameraOf(db: Reader, id: number): string | undefined {
  const facts = factsOf(db, id);
  if (!facts?.model) return undefined;
  return [facts.make, facts.model, facts.technical.serialNumber].join('\0');
}

function runsOf(shots: readonly Candidate[]): Candidate[][] {
  const runs: Candidate[][] = [];
  for (const shot of shots) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.camera === shot.camera && shot.at - last.at <= apart) run.push(shot);
    else runs.push([shot]);
  }
  return runs;
}

/** Parts of a run in which each shot is like the one before it and like the first: a slow pan is not one view. */
function alikeIn(run: readonly Candidate[], measured: ReadonlyMap<string, Shot>): string[][] {
  const stacks: string[][] = [];
  let stack: string[] = [];
  for (const { uid } of run) {
    const [first, last] = [stack[0], stack.at(-1)].map((one) => (one === undefined ? undefined : measured.get(one)));
    const shot = measured.get(uid);
    if (shot && first && last && areAlike(last, shot) && areAlike(first, shot)) stack.push(uid);
    else {
      stacks.push(stack);
      stack = shot ? [uid] : [];
    }
  }
  return [...stacks, stack].filter((one) => one.length > 1);
}

/** Whether two pictures show one view: how bright they are plays no part, and a hand that moved a little neither. */
export function areAlike(a: Shot, b: Shot): boolean {
  if (Math.abs(Math.log(a.shape / b.shape)) > 0.02) return false;
  for (let dy = -hand; dy <= hand; dy += 1) {
    for (let dx = -hand; dx <= hand; dx += 1) if (agreement(a.grey, b.grey, dx, dy) >= agrees) return true;
  }
  return false;
}

/** The correlation of two pictures, one of them moved; 0 where there is nothing in one of them. */
function agreement(a: Uint8Array, b: Uint8Array, dx: number, dy: number): number {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, -dy); y < Math.min(side, side - dy); y += 1) {
    for (let x = Math.max(0, -dx); x < Math.min(side, side - dx); x += 1) {
      const p = a[y * side + x] ?? 0;
      const q = b[(y + dy) * side + x + dx] ?? 0;
      n += 1;
      sa += p;
      sb += q;
      saa += p * p;
      sbb += q * q;
      sab += p * q;
    }
  }
  const va = saa / n - (sa / n) ** 2;
  const vb = sbb / n - (sb / n) ** 2;
  if (Math.min(va, vb) < leastContrast ** 2) return 0;
  return (sab / n - (sa / n) * (sb / n)) / Math.sqrt(va * vb);
}

const bestFirst = (stack: readonly string[], measured: ReadonlyMap<string, Shot>): string[] => {
  const worth = (uid: string): number => {
    const { sharpness = 0, clipped = 0 } = measured.get(uid) ?? {};
    return sharpness * 0.5 ** (clipped / halved);
  };
  const best = stack.toSorted((a, b) => worth(b) - worth(a))[0] as string;
  // the others stay in the order in which they were taken
  return [best, ...stack.filter((uid) => uid !== best)];
};

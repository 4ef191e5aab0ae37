import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineClient } from '../../shared/api/client.ts';
import type { Job, JobKind } from '../../shared/model/job.ts';

/** How the library is, as far as the desktop outside of the windows shows it. */
export interface DesktopState {
  /** Watched folders, and how many of them do not answer. */
  readonly folders: number;
  readonly away: number;
  /** Files that wait to be read. */
  readonly reading: number;
  readonly paused: boolean;
  /** Work that a person waits for: how many, and how far the one is that began first (0..1, null while nobody knows). */
  readonly jobs: { readonly count: number; readonly share: number | null } | null;
}

/** What the engine tells main by itself. */
export type DesktopNews =
  | { readonly what: 'state'; readonly state: DesktopState }
  /** New assets, and the folder (its path below a watched one) where the newest lies. */
  | { readonly what: 'arrived'; readonly count: number; readonly folder: string | null };

export interface NewsSource {
  readonly client: Pick<EngineClient, 'library' | 'roots' | 'jobs'>;
  isPaused(): boolean;
}

/** Milliseconds between two looks: nobody reads numbers outside of a window faster. */
const pause = 1_000;
/** Milliseconds that work takes before it is worth a word. */
const worthAWord = 4_000;
const waitedFor: ReadonlySet<JobKind> = new Set(['export', 'sheet', 'intake', 'sweep']);

/** Tells how the library is, at once and whenever it changed, until the feed ends or `signal` aborts. */
export async function tellNews(
  { client, isPaused }: NewsSource,
  tell: (news: DesktopNews) => void,
  signal: AbortSignal,
  now: () => number,
): Promise<void> {
  let said = '';
  const look = async () => {
    const [roots, jobs] = await Promise.all([client.roots.list({}), client.jobs.list({})]);
    const state: DesktopState = {
      folders: roots.length,
      away: roots.filter((root) => root.state === 'offline').length,
      reading: roots.reduce((sum, root) => sum + (root.state === 'offline' ? 0 : root.waiting), 0),
      paused: isPaused(),
      jobs: jobsOf(jobs, now()),
    };
    const text = JSON.stringify(state);
    if (text !== said) tell({ what: 'state', state });
    said = text;
  };
  const feed = await client.library.changes({}, { signal });
  await look();
  for await (const { arrived, roots, health, jobs } of feed) {
    if (arrived.count > 0) tell({ what: 'arrived', ...arrived });
    if (!roots && !health && jobs.length === 0 && arrived.count === 0) continue;
    await look();
    // the feed folds what comes meanwhile into one
    await sleep(pause, undefined, { signal, ref: false });
  }
}

function jobsOf(jobs: readonly Job[], now: number): DesktopState['jobs'] {
  const going = jobs.filter(
    ({ kind, state, startedAt }) =>
      waitedFor.has(kind) && state === 'running' && startedAt !== null && now - startedAt >= worthAWord,
  );
  const [first] = going.sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  if (!first) return null;
  const { done, total, part = 0 } = first;
  // whole percents: more is not seen
  const share = total ? Math.round(Math.min(1, (done + part) / total) * 100) / 100 : null;
  return { count: going.length, share };
}

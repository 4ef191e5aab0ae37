import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DesktopNews, tellNews } from '../../../electron/doors/desktop-news.ts';
import { ChangeFeed, type ChangeNote } from '../../../electron/engine/changes.ts';
import type { Job } from '../../../shared/model/job.ts';

let feed: ChangeFeed;
let roots: { state: string; waiting: number }[];
let jobs: Partial<Job>[];
let isPaused: boolean;
let news: DesktopNews[];
let stop: AbortController;
let ended: Promise<void>;

beforeEach(() => {
  feed = new ChangeFeed(0);
  roots = [{ state: 'online', waiting: 0 }];
  jobs = [];
  isPaused = false;
  news = [];
  stop = new AbortController();
  const client = {
    library: { changes: async (_: object, { signal }: { signal: AbortSignal }) => feed.subscribe(signal) },
    roots: { list: async () => roots },
    jobs: { list: async () => jobs },
  };
  ended = tellNews(
    { client: client as never, isPaused: () => isPaused },
    (one) => news.push(one),
    stop.signal,
    () => 100_000,
  ).catch(() => undefined);
});
afterEach(async () => {
  stop.abort();
  feed.close();
  await ended;
});

const states = () => news.flatMap((one) => (one.what === 'state' ? [one.state] : []));
const patient = { timeout: 10_000 };
const noted = async (note: ChangeNote) => {
  await expect.poll(() => feed.listeners).toBe(1);
  feed.note(note);
};

test('how the library is, is told at once, and again when it is different', async () => {
  await expect.poll(states).toEqual([{ folders: 1, away: 0, reading: 0, paused: false, jobs: null }]);
  roots = [
    { state: 'online', waiting: 7 },
    { state: 'sweeping', waiting: 5 },
    { state: 'offline', waiting: 100 },
  ];
  isPaused = true;
  await noted({ roots: true });
  await expect.poll(() => states().at(-1), patient).toMatchObject({ folders: 3, away: 1, reading: 12, paused: true });
  await noted({ health: true });
  await noted({ assets: ['aaaaaaaaaaaa'] });
  await noted({ arrived: { count: 2, folder: 'a' } });
  await expect.poll(() => news.length, patient).toBe(3);
  expect(news.at(-1)).toEqual({ what: 'arrived', count: 2, folder: 'a' });
});

test('work that takes some seconds is shown, and only such as somebody waits for', async () => {
  await expect.poll(states).toHaveLength(1);
  const job = { state: 'running', startedAt: 90_000, done: 10, total: 40 } as const;
  jobs = [
    { ...job, kind: 'backup' },
    { ...job, kind: 'export', startedAt: 98_000, done: 0 },
    { ...job, kind: 'export', state: 'done' },
    { ...job, kind: 'intake', part: 2 },
    { ...job, kind: 'sweep', startedAt: 95_000, total: null },
  ];
  await noted({ job: jobs[0] as Job });
  await expect.poll(() => states().at(-1)?.jobs, patient).toEqual({ count: 2, share: 0.3 });
  jobs = [{ ...job, kind: 'sweep', total: null }];
  await noted({ job: jobs[0] as Job });
  await expect.poll(() => states().at(-1)?.jobs, patient).toEqual({ count: 1, share: null });
});

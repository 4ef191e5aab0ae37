import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, openWriter, type Writer } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { forgetOldJobs, recentJobs } from '../../../../electron/engine/jobs/queue.ts';
import { type JobHandler, JobRunner } from '../../../../electron/engine/jobs/runner.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { BahanError } from '../../../../shared/errors.ts';
import type { Job } from '../../../../shared/model/job.ts';

let folder: string;
let db: Writer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-jobs-'));
  db = openWriter(join(folder, 'library.db'), true);
  migrate(db);
});
afterEach(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

function runner(handler: JobHandler): { jobs: JobRunner; told: Job[] } {
  const told: Job[] = [];
  const jobs = new JobRunner(db, nodeHost(), (job) => told.push(job));
  jobs.register('export', handler);
  return { jobs, told };
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

describe('a job', () => {
  it('ends as done, and tells its way there', async () => {
    const { jobs, told } = runner(async (run) => run.progress(3, 3, 1));
    const job = jobs.add('export', 'k', {}, { folder: 'x' });
    expect(await jobs.ended(job.id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
      failed: 1,
      label: { folder: 'x' },
    });
    expect(told.map((one) => one.state)).toEqual(['running', 'running', 'done']);
  });

  it('tells how much is done of what comes next, as long as it runs', async () => {
    const { jobs, told } = runner(async (run) => run.progress(1, 2, 0, 0.25));
    const job = await jobs.ended(jobs.add('export', 'k', {}, {}).id);
    expect(told.map(({ state, done, part }) => [state, done, part])).toEqual([
      ['running', 0, undefined],
      ['running', 1, 0.25],
      ['done', 1, undefined],
    ]);
    expect(job).not.toHaveProperty('part');
  });

  it('ends as failed with the code of what went wrong', async () => {
    const { jobs } = runner(async () => {
      throw new BahanError('target-full');
    });
    expect(await jobs.ended(jobs.add('export', 'k', {}, {}).id)).toMatchObject({
      state: 'failed',
      error: { code: 'target-full' },
    });
    const other = runner(() => Promise.reject(new TypeError('x')));
    expect(await other.jobs.ended(other.jobs.add('export', 'l', {}, {}).id)).toMatchObject({
      error: { code: 'internal' },
    });
  });

  it('ends as cancelled while it runs and while it is paused', async () => {
    const { jobs } = runner((run) => untilAborted(run.signal));
    const running = jobs.add('export', 'a', {}, {});
    jobs.cancel(running.id);
    expect((await jobs.ended(running.id)).state).toBe('cancelled');
    const waits = runner(async (run) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await run.unpaused();
      run.signal.throwIfAborted();
    });
    const paused = waits.jobs.add('export', 'b', {}, {});
    expect(waits.jobs.pause(paused.id).state).toBe('paused');
    waits.jobs.cancel(paused.id);
    expect((await waits.jobs.ended(paused.id)).state).toBe('cancelled');
  });

  it('asked twice under one key is one job', async () => {
    const { jobs } = runner((run) => untilAborted(run.signal));
    const [a, b] = [jobs.add('export', 'k', {}, {}), jobs.add('export', 'k', {}, {})];
    expect(a.id).toBe(b.id);
    await jobs.close();
  });

  it('stands still while paused, and goes on', async () => {
    const steps: string[] = [];
    const { jobs } = runner(async (run) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await run.unpaused();
      steps.push('on');
    });
    const job = jobs.add('export', 'k', {}, {});
    jobs.pause(job.id);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(steps).toEqual([]);
    expect(jobs.resume(job.id).state).toBe('running');
    expect((await jobs.ended(job.id)).state).toBe('done');
  });

  it('stays open when the library closes, and goes on at the next start', async () => {
    const first = runner((run) => untilAborted(run.signal));
    const job = first.jobs.add('export', 'k', { to: 'x' }, {});
    await first.jobs.close();
    expect(recentJobs(db, 5)).toMatchObject([{ uid: job.id, state: 'waiting' }]);
    expect(() => first.jobs.add('export', 'l', {}, {})).toThrow('closed');
    const seen: unknown[] = [];
    const second = runner(async (run) => {
      seen.push(run.payload);
    });
    second.jobs.resumeAll();
    expect((await second.jobs.ended(job.id)).state).toBe('done');
    expect(seen).toEqual([{ to: 'x' }]);
  });

  it('that nobody knows is named as such', () => {
    const { jobs } = runner(async () => {});
    expect(() => jobs.cancel('nope')).toThrow('job-not-found');
  });

  it('is forgotten long after its end, except for exports', async () => {
    const { jobs } = runner(async () => {});
    jobs.register('sweep', async () => {});
    await jobs.ended(jobs.add('sweep', 'a', {}, {}).id);
    await jobs.ended(jobs.add('export', 'b', {}, {}).id);
    forgetOldJobs(db, Date.now() + 1000);
    expect(recentJobs(db, 5)).toMatchObject([{ kind: 'export' }]);
  });
});

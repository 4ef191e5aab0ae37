import type { Formats, MessageKey } from '../../../shared/i18n/format.ts';
import type { Job, JobKind } from '../../../shared/model/job.ts';
import type { Translate } from '../../state/language.tsx';

/** What `failed` counts, where that is not what could not be read. */
const failedWords: Partial<Record<JobKind, MessageKey>> = { export: 'job.failed.copies', sheet: 'ways.held-back' };

/** What a job does, in one sentence with the values of its label. */
export function jobTitle(job: Job, t: Translate): string {
  if (job.kind === 'sweep' && job.label.folder === undefined) return t('job.sweep.plain');
  if (job.kind === 'export' && job.label.count === undefined) return t('job.export.plain');
  return t(`job.${job.kind}`, job.label);
}

/** What is done, with what is done of the next ones already. */
const reached = ({ done, part = 0 }: Job): number => done + part;

/** How far it is, 0..1; undefined while nobody can know. */
export function jobShare(job: Job): number | undefined {
  if (job.state === 'done') return 1;
  return job.total === null || job.total === 0 ? undefined : Math.min(1, reached(job) / job.total);
}

/** Still to come or on its way. */
export const isGoing = (job: Job): boolean =>
  job.state === 'waiting' || job.state === 'running' || job.state === 'paused';

/** Seconds that remain at the pace so far; undefined until there is a pace. `now` in epoch milliseconds. */
export function secondsLeft(job: Job, now: number): number | undefined {
  if (job.state !== 'running' || job.total === null || job.startedAt === null || reached(job) <= 0) return undefined;
  const spent = (now - job.startedAt) / 1000;
  // the first moments of a task say little about the rest of it
  if (spent < 2) return undefined;
  return (spent / reached(job)) * Math.max(0, job.total - reached(job));
}

/** The numbers of a job in words: 412 dari 580 · sisa 2 menit · 3 tidak terbaca. */
export function jobNumbers(job: Job, now: number, t: Translate, formats: Formats): readonly string[] {
  const parts: string[] = [];
  const left = secondsLeft(job, now);
  if (job.state !== 'running' && job.state !== 'done') parts.push(t(`job.state.${job.state}`));
  if (job.total !== null) parts.push(t('job.progress', { done: job.done, total: job.total }));
  else if (job.done > 0) parts.push(t('job.counted', { done: job.done }));
  if (left !== undefined && left >= 1) parts.push(t('job.remaining', { time: formats.remaining(left) }));
  if (job.failed > 0) parts.push(t(failedWords[job.kind] ?? 'job.failed', { count: job.failed }));
  return parts;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobNumbers, jobShare, jobTitle, secondsLeft } from '../../../../renderer/features/jobs/job-words.ts';
import { formats, translate } from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import type { Job } from '../../../../shared/model/job.ts';

const t = (key: Parameters<typeof translate>[2], values?: Parameters<typeof translate>[3]) =>
  translate(id, 'id', key, values);
const now = 1_000_000;
const job: Job = {
  id: 'j',
  kind: 'sweep',
  state: 'running',
  label: { folder: 'Ekspor Kopi' },
  done: 412,
  total: 580,
  failed: 0,
  startedAt: now - 60_000,
  endedAt: null,
  error: null,
};
const numbers = (change: Partial<Job>) => jobNumbers({ ...job, ...change }, now, t, formats('id')).join(' · ');

describe('a job in words', () => {
  it('says what it does, with or without its values', () => {
    expect(jobTitle(job, t)).toBe('Memeriksa Ekspor Kopi');
    expect(jobTitle({ ...job, label: {} }, t)).toBe('Memeriksa folder');
    expect(jobTitle({ ...job, kind: 'export', label: { count: 12 } }, t)).toBe('Mengekspor 12 salinan');
    expect(jobTitle({ ...job, kind: 'pictures', label: {} }, t)).toBe('Menyiapkan gambar');
  });

  it('says how far it is and how long it will take', () => {
    expect(numbers({})).toBe('412 dari 580 · sisa 24 detik');
    expect(numbers({ failed: 3, done: 580 })).toBe('580 dari 580 · 3 tidak terbaca');
    expect(numbers({ total: null, done: 90 })).toBe('90 sejauh ini');
    expect(numbers({ state: 'paused' })).toBe('Dijeda · 412 dari 580');
    expect(numbers({ kind: 'export', state: 'failed', done: 4, total: 5, failed: 1 })).toBe(
      'Tidak selesai · 4 dari 5 · 1 gagal',
    );
  });

  it('counts what is done of the next one, and says whole ones', () => {
    const one = { done: 0, total: 2, part: 0.5 };
    expect(jobShare({ ...job, ...one })).toBe(0.25);
    expect(numbers(one)).toBe('0 dari 2 · sisa 3 menit');
    expect(jobShare({ ...job, done: 2, total: 2, part: 1 })).toBe(1);
  });

  it('promises nothing before there is a pace', () => {
    expect(secondsLeft({ ...job, startedAt: now - 500 }, now)).toBeUndefined();
    expect(secondsLeft({ ...job, done: 0 }, now)).toBeUndefined();
    expect(secondsLeft({ ...job, total: null }, now)).toBeUndefined();
  });

  it('is never past its end nor before its beginning', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), fc.double({ min: 0, noNaN: true }), (done, total, part) => {
        const share = jobShare({ ...job, done, total, part });
        if (share !== undefined) expect(share >= 0 && share <= 1).toBe(true);
        const left = secondsLeft({ ...job, done, total, part }, now);
        if (left !== undefined) expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

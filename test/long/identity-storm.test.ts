import { expect, it } from 'vitest';
import { Report } from '../torture/storm/report.ts';
import { storm } from '../torture/storm/storm.ts';

const files = Number(process.env.BAHAN_STORM_FILES ?? 80);
const seeds = Number(process.env.BAHAN_STORM_SEEDS ?? 2);
const rounds = Number(process.env.BAHAN_STORM_ROUNDS ?? 3);

/** Everything that happens to files, in random order: the library open, closed, and killed in the middle. */
it(`keeps each title with its file, ${files} files under ${seeds} seeds`, { timeout: 6 * 3_600_000 }, async () => {
  const whole = new Report();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const report = await storm({ seed, files, rounds, share: 0.4 });
    whole.merge(report);
  }
  console.error(whole.table());
  const faults = Object.fromEntries(
    (['lost', 'stolen', 'doubled', 'absent'] as const).map((fault) => [fault, whole.count(fault)]),
  );
  expect({ ...faults, findings: whole.findings.slice(0, 50) }).toEqual({
    lost: 0,
    stolen: 0,
    doubled: 0,
    absent: 0,
    findings: [],
  });
  expect(whole.logged).toEqual([]);
});

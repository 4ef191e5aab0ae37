import type { Fault, Finding, Judgement } from './judge.ts';

interface Row {
  files: number;
  kept: number;
  fresh: number;
  /** Files about which no signal says anything for sure. */
  open: number;
  faults: Record<Fault, number>;
}

const noFaults = (): Record<Fault, number> => ({ lost: 0, stolen: 0, doubled: 0, absent: 0 });

/** What became of all files, by what was done to them. */
export class Report {
  readonly findings: (Finding & { readonly manner: string })[] = [];
  /** Errors that the engine logged. */
  readonly logged: string[] = [];
  passing = 0;
  readonly #rows = new Map<string, Row>();

  add({ findings, judged, passing }: Judgement, manner: string): void {
    this.passing += passing;
    for (const { ops, verdict, kept } of judged) {
      const row = this.#row(ops);
      row.files += 1;
      if (kept) row.kept += 1;
      else row.fresh += 1;
      if (verdict === 'either') row.open += 1;
    }
    for (const finding of findings) {
      this.#row(finding.ops).faults[finding.fault] += 1;
      this.findings.push({ ...finding, manner });
    }
  }

  /** Adds what another storm came to. */
  merge(other: Report): void {
    this.findings.push(...other.findings);
    this.logged.push(...other.logged);
    this.passing += other.passing;
    for (const [ops, row] of other.#rows) {
      const own = this.#row(ops);
      own.files += row.files;
      own.kept += row.kept;
      own.fresh += row.fresh;
      own.open += row.open;
      for (const fault of Object.keys(row.faults) as Fault[]) own.faults[fault] += row.faults[fault];
    }
  }

  count(fault: Fault): number {
    return this.findings.filter((finding) => finding.fault === fault).length;
  }

  /** One line an operation; pairs of operations are summed up under their second one unless `pairs`. */
  table(pairs = false): string {
    const rows = new Map<string, Row>();
    for (const [ops, row] of this.#rows) {
      const steps = ops.split(' + ');
      const name = ops === '' ? '(nothing)' : pairs || steps.length === 1 ? ops : `… + ${steps.at(-1)}`;
      const sum = rows.get(name) ?? { files: 0, kept: 0, fresh: 0, open: 0, faults: noFaults() };
      sum.files += row.files;
      sum.kept += row.kept;
      sum.fresh += row.fresh;
      sum.open += row.open;
      for (const fault of Object.keys(row.faults) as Fault[]) sum.faults[fault] += row.faults[fault];
      rows.set(name, sum);
    }
    const heads = ['files', 'kept', 'new', 'open', 'lost', 'stolen', 'doubled', 'absent'];
    const lines = [...rows]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { files, kept, fresh, open, faults }]) =>
        lineOf(name, [files, kept, fresh, open, faults.lost, faults.stolen, faults.doubled, faults.absent]),
      );
    return [lineOf('', heads), ...lines, `states seen in passing: ${this.passing}`].join('\n');
  }

  #row(ops: string): Row {
    let row = this.#rows.get(ops);
    if (!row) {
      row = { files: 0, kept: 0, fresh: 0, open: 0, faults: noFaults() };
      this.#rows.set(ops, row);
    }
    return row;
  }
}

const lineOf = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(42) + cells.map((cell) => String(cell).padStart(9)).join('');

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Inferred, inferFromPath } from '../../../../../electron/engine/ingest/infer/infer.ts';

const file = join(process.env.BAHAN_SHARED ?? '../shared', 'folder-names/dev.jsonl');

interface Case {
  readonly path: string;
  readonly today: string;
  readonly expect: Inferred;
}

const folded = (text: string | null) => text?.normalize('NFC').toLocaleLowerCase('id') ?? null;

describe.skipIf(!existsSync(file))('names as offices write them', () => {
  const cases = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Case)
    : [];
  const share = (of: readonly Case[], right: (one: Case, got: Inferred) => boolean) =>
    of.filter((one) => right(one, inferFromPath(one.path, one.today))).length / of.length;

  it('have their dates read', () => {
    const right = ({ expect: e }: Case, got: Inferred) => got.dateFrom === e.dateFrom && got.dateTo === e.dateTo;
    expect(share(cases, right)).toBeGreaterThanOrEqual(0.98);
  });

  it('are given no dates that they do not have', () => {
    const dateless = cases.filter((one) => one.expect.dateFrom === null);
    expect(share(dateless, (_, got) => got.dateFrom !== null)).toBeLessThanOrEqual(0.01);
  });

  it('have their titles read', () => {
    expect(share(cases, ({ expect: e }, got) => folded(got.title) === folded(e.title))).toBeGreaterThanOrEqual(0.92);
  });

  it('have their places read', () => {
    const placed = cases.filter((one) => one.expect.place !== null);
    const right = ({ expect: e }: Case, got: Inferred) => folded(got.place) === folded(e.place);
    expect(share(placed, right)).toBeGreaterThanOrEqual(0.85);
    expect(share(cases, right)).toBeGreaterThanOrEqual(0.98);
  });
});

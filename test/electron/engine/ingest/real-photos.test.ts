import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, makeBench } from '../../../fixtures/library.ts';
import { hasShared, sharedPath } from '../../../fixtures/shared.ts';

interface Truth {
  readonly path: string;
  readonly kind: string;
}

const folder = sharedPath('media', 'dev', 'photos');

const hashes = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'));

describe.skipIf(!hasShared('media', 'dev', 'truth.jsonl'))('a folder of real photos', () => {
  let bench: Bench;
  beforeAll(() => {
    bench = makeBench();
  });
  afterAll(() => bench.remove());

  it('is taken in whole, each file as what it is, and none is changed', { timeout: 180_000 }, async () => {
    const before = hashes();
    const { client } = await bench.open();
    await client.roots.add({ path: folder });
    const summary = await client.roots.sweep({ pictures: false });
    expect(summary).toMatchObject({ missing: 0, changing: [] });

    const truth = readFileSync(sharedPath('media', 'dev', 'truth.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Truth)
      .filter((one) => one.path.startsWith('photos/') && one.kind !== 'other');
    const wrong: string[] = [];
    const counts: Record<string, number> = {};
    for (const one of truth) {
      const { id } = await client.assets.find({ path: sharedPath('media', 'dev', one.path) });
      const { kind } = await client.assets.get({ id });
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (kind !== one.kind) wrong.push(`${one.path}: ${kind}, should be ${one.kind}`);
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual(
      truth.reduce<Record<string, number>>(
        (sum, one) => Object.assign(sum, { [one.kind]: (sum[one.kind] ?? 0) + 1 }),
        {},
      ),
    );
    expect(hashes()).toEqual(before);
    expect(bench.logged).toEqual([]);
  });
});

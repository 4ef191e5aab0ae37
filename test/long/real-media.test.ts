import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { doorHost } from '../../electron/doors/decoder/door-host.ts';
import { cardsOf, makeBench } from '../fixtures/library.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';

const folder = sharedPath('media', 'dev');

const hashes = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'));

describe.skipIf(!hasShared('media', 'dev', 'truth.jsonl'))('every kind of real material in one folder', () => {
  const host = doorHost();
  const bench = makeBench({ decoder: host.decoder });
  afterAll(async () => {
    await bench.remove();
    await host.decoder.close();
  });

  it('is taken in with its pictures; no reader is lost, nothing stays open, and no original is changed', async () => {
    const before = hashes();
    const { library, client } = await bench.open();
    await client.roots.add({ path: folder });
    const summary = await client.roots.sweep({ pictures: true });
    expect(summary).toMatchObject({ missing: 0, changing: [] });

    const cards = await cardsOf(client);
    expect(cards.length).toBeGreaterThan(600);
    const lost = cards.filter(({ error }) => /^(reader-crashed|file-timed-out|internal)$/.test(error?.code ?? ''));
    expect(lost.map(({ name }) => name)).toEqual([]);
    // whatever has no picture of its own has a card, or a reason
    expect(cards.filter(({ picture, error }) => picture === null && error === null).map(({ name }) => name)).toEqual(
      [],
    );
    expect(cards.filter(({ strip }) => strip !== null && strip >= 10).length).toBeGreaterThan(0);
    expect(bench.logged).toEqual([]);
    await library.close();
    expect(hashes()).toEqual(before);
  });
});

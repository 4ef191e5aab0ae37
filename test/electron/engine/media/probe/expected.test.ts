import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-expected-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says of a file that it is changing where another one lies at its place than was looked at', async () => {
  const [one, other] = ['satu.txt', 'dua.txt'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(one, 'Notulen rapat pertama');
  writeFileSync(other, 'Notulen rapat kedua, yang lebih panjang');
  const { size, mtimeMs: mtime } = statSync(one);
  const before = await readFacts(one, [], undefined, { size, mtime });
  expect(before).toMatchObject({ error: null, bytes: size });
  renameSync(other, one);
  const after = await readFacts(one, [], undefined, { size, mtime });
  expect(after).toMatchObject({ error: { code: 'file-changing' }, fingerprint: null });
});

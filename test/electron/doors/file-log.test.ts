import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileLog } from '../../../electron/doors/file-log.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-log-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('what happens is one line each, with its time and facts', async () => {
  const log = fileLog(join(folder, 'log'), 'engine', () => 0);
  log('info', 'opened', { roots: 2 });
  log('error', 'a\nb');
  expect(
    (await readFile(join(folder, 'log', 'engine.log'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'opened', roots: 2 },
    { at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'a\nb' },
  ]);
});

test('a large log is put aside once and begun anew', async () => {
  await writeFile(join(folder, 'main.log'), 'x'.repeat(2_000_001));
  fileLog(folder, 'main')('info', 'began');
  expect((await stat(join(folder, 'main.1.log'))).size).toBe(2_000_001);
  expect((await stat(join(folder, 'main.log'))).size).toBeLessThan(200);
});

test('a folder that cannot be written to stops nobody', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  expect(() => fileLog(join(file, 'log'), 'engine')('info', 'x')).not.toThrow();
});

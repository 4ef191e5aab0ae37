import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeOneByte, startOnce } from '../../../resources/installer/changed-archive.ts';
import { packedProgram } from '../../../resources/installer/packed-program.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-changed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a changed archive', () => {
  test('differs in one byte of the file, and in nothing that is listed', async () => {
    const source = join(folder, 'source');
    await mkdir(source);
    await writeFile(join(source, 'first.js'), 'a'.repeat(1000));
    await writeFile(join(source, 'main.js'), 'b'.repeat(1001));
    const archive = join(folder, 'app.asar');
    await createPackage(source, archive);
    const before = await readFile(archive);
    await changeOneByte(archive, 'main.js');
    const after = await readFile(archive);
    expect([...after].filter((byte, index) => byte !== before[index])).toHaveLength(1);
    expect(extractFile(archive, 'main.js').toString()).toBe(`${'b'.repeat(500)}c${'b'.repeat(500)}`);
    expect(extractFile(archive, 'first.js').toString()).toBe('a'.repeat(1000));
    expect(listPackage(archive, { isPack: false })).toHaveLength(2);
  });

  test.each([
    [
      'opened',
      'a program that opens a library',
      "mkdirSync(l); writeFileSync(l + '/library.db', ''); setInterval(() => {}, 1000)",
    ],
    ['ended', 'one that refuses to start', 'process.exit(1)'],
    ['neither', 'one that only stays', 'setInterval(() => {}, 1000)'],
  ])('is told "%s" of %s', async (start, _, script) => {
    const path = join(folder, `${start}.mjs`);
    await writeFile(
      path,
      `import { mkdirSync, writeFileSync } from 'node:fs';\nconst l = process.env.BAHAN_LIBRARY;\n${script}`,
    );
    expect(await startOnce([process.execPath, path], start === 'neither' ? 500 : 20_000)).toBe(start);
  });

  test('is looked for where each system has it, and its absence is said', async () => {
    const mac = join(folder, 'mac', 'Bahan.app', 'Contents');
    await mkdir(join(mac, 'MacOS'), { recursive: true });
    await mkdir(join(mac, 'Resources'), { recursive: true });
    await writeFile(join(mac, 'MacOS', 'Bahan'), '');
    await chmod(join(mac, 'MacOS', 'Bahan'), 0o755);
    expect(() => packedProgram(join(folder, 'mac'))).toThrow('no packed program');
    await writeFile(join(mac, 'Resources', 'app.asar'), '');
    expect(packedProgram(join(folder, 'mac')).program).toBe(join(mac, 'MacOS', 'Bahan'));
  });
});

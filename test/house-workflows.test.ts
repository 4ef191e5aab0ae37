import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { desktopSpecs, doorOf } from './e2e/desktop.ts';
import { house, read } from './house-files.ts';

const folder = '.github/workflows';
const workflows = readdirSync(join(house, folder)).map((name) => [name, read(`${folder}/${name}`)] as const);

describe('the workflows', () => {
  test.each(workflows)('%s takes every action at a major version, and may only read', (_, text) => {
    const actions = [...text.matchAll(/uses: (\S+)/g)].map((match) => match[1]);
    expect(actions).not.toEqual([]);
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action ?? ''))).toEqual([]);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });

  test('what needs a secret is skipped where there is none', () => {
    const steps = read(`${folder}/packages.yml`)
      .split(/^ {6}- /m)
      .slice(1);
    const withSecrets = steps.filter((step) => step.includes('secrets.'));
    expect(withSecrets).toHaveLength(2);
    for (const step of withSecrets) expect(step).toMatch(/if: .*env\.CAN_SIGN_(WINDOWS|MAC) == 'true'/);
  });

  test('every command that they run is there', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const all = workflows.map(([, text]) => text).join('\n');
    const named = [...all.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    for (const [path] of all.matchAll(/(resources|test)\/[\w./-]+\.ts/g)) expect(read(path)).not.toBe('');
  });

  test('the specs that Electron itself is shown are there, and need nothing but its window', () => {
    for (const name of desktopSpecs) expect(read(`test/e2e/${name}`)).not.toMatch(/office\.(link|origin)|\bbrowser\b/);
    expect(doorOf({})).toBe('browser');
    expect(doorOf({ BAHAN_E2E_DOOR: 'electron' })).toBe('electron');
    expect(() => doorOf({ BAHAN_E2E_DOOR: 'window' })).toThrow('no such door');
  });
});

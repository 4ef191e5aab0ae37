import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doorOf } from './e2e/desktop.ts';
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

  test('what Electron itself is shown are all specs, and none of them needs anything but its window unless it says why', () => {
    const packages = read(`${folder}/packages.yml`);
    const runs = packages.split(/^ {6}- /m).filter((step) => step.includes('BAHAN_E2E_DOOR: electron'));
    expect(runs).toHaveLength(2);
    for (const step of runs) expect(step).toMatch(/playwright test -c test\/e2e\/playwright\.config\.ts --workers=1$/m);
    const specs = readdirSync(join(house, 'test/e2e')).filter((name) => name.endsWith('.spec.ts'));
    expect(specs.length).toBeGreaterThan(20);
    for (const name of specs) {
      const text = read(`test/e2e/${name}`);
      // a file may say it once for all of its tests
      if (/^\/\/ .{20,}\nconst ofBrowser = \['@screens', '@browser'\];$/m.test(text)) {
        for (const [head] of text.matchAll(/\btest\(.*\bbrowser\b.*/g)) expect(head, name).toContain('tag: ofBrowser');
        continue;
      }
      for (const { index } of text.matchAll(/newPage\(|office\.(link|origin)|\bbrowser\b *[,}]/g)) {
        const start = text.lastIndexOf('\ntest(', index);
        expect(text.slice(start, index), name).toContain("'@browser'");
        expect(text.slice(0, start).split('\n').at(-1), name).toMatch(/^\/\/ .{20,}/);
      }
    }
    expect(doorOf({})).toBe('browser');
    expect(doorOf({ BAHAN_E2E_DOOR: 'electron' })).toBe('electron');
    expect(() => doorOf({ BAHAN_E2E_DOOR: 'window' })).toThrow('no such door');
  });
});

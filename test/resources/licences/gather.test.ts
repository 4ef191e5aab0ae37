import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeable, isFree } from '../../../resources/licences/allowed.ts';
import { gatherLicences } from '../../../resources/licences/gather.ts';
import { licencesPlugin } from '../../../resources/licences/plugin.ts';
import { licences } from '../../../shared/model/licence.ts';
import { house, read } from '../../house-files.ts';

const { parts, texts } = gatherLicences(house);
const partOf = (name: string) => parts.find((part) => part.name === name);
const wordsOf = (name: string) => (partOf(name)?.texts ?? []).map((place) => texts[place]).join('\n');

describe('what the program is made of', () => {
  test('is a list that the page can read, with Bahan itself at its head', () => {
    expect(licences.parse({ parts, texts })).toEqual({ parts, texts });
    expect(parts[0]).toMatchObject({ name: 'Bahan', licence: 'MIT' });
    expect(new Set(parts.map(({ name, version }) => `${name} ${version}`)).size).toBe(parts.length);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each(parts.map((part) => [part.name, part] as const))('%s may be given away, and says so', (name, part) => {
    expect(part.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(isFree(part.licence) || exchangeable.test(name)).toBe(true);
    for (const place of part.texts) expect(texts[place]?.length).toBeGreaterThan(200);
    expect(wordsOf(name)).toMatch(/permi|redistribut|licen[cs]e|public domain/i);
  });

  test('are all packages that are installed beside the program', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies)) expect(partOf(name)).toMatchObject({ version });
  });

  test('are those that end in its bundles too, with what they need', () => {
    for (const name of [
      'react',
      'scheduler',
      'react-aria',
      '@orpc/server',
      '@orpc/shared',
      'zod',
      'ws',
      'mediabunny',
    ]) {
      expect(partOf(name)).toBeDefined();
    }
  });

  test('are no tools that only build or try it', () => {
    for (const name of [
      'vite',
      'vitest',
      'typescript',
      '@playwright/test',
      'electron-builder',
      'jsdom',
      '@types/react',
    ]) {
      expect(partOf(name)).toBeUndefined();
    }
  });

  test('are its fonts, its maps and its places, what reads writing, and Electron with its own note', () => {
    expect(wordsOf('Inter (TrueType)')).toContain('SIL OPEN FONT LICENSE');
    expect(wordsOf('@fontsource-variable/inter')).toContain('SIL OPEN FONT LICENSE');
    expect(wordsOf('Natural Earth')).toContain('public domain');
    expect(wordsOf('GeoNames')).toContain('Creative Commons Attribution');
    expect(wordsOf('Tesseract traineddata (ind)')).toContain('Apache License');
    expect(wordsOf('electron')).toContain('Electron contributors');
    expect(wordsOf('Chromium, Node.js, FFmpeg')).toContain('LICENSES.chromium.html');
  });

  test('say where their sources are, where the licence asks for that', () => {
    const asking = parts.filter(({ licence, within }) => /MPL|LGPL/.test(licence) && within === undefined);
    expect(asking.map(({ name }) => name)).toContain('mediabunny');
    for (const { source } of asking) expect(source).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/);
  });

  test('name what was linked into one library, in lines that can be read', () => {
    const vips = parts.find(
      ({ name }) => name.startsWith('@img/sharp-libvips-') || name.startsWith('@img/sharp-win32-'),
    );
    expect(wordsOf(vips?.name ?? '')).toMatch(/^harfbuzz: MIT License$/m);
    expect(wordsOf(vips?.name ?? '')).not.toMatch(/^\|/m);
  });

  test('have, under the LGPL, the GPL beside it', () => {
    for (const { name } of parts.filter(({ licence }) => licence.includes('LGPL'))) {
      expect(wordsOf(name)).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
      expect(wordsOf(name)).toContain(
        '0. Definitions.\n\n  "This License" refers to version 3 of the GNU General Public License',
      );
    }
  });
});

describe('a licence', () => {
  test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT AND ISC', 'MPL-2.0'])('like %s is free', (one) => {
    expect(isFree(one)).toBe(true);
  });

  test.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'MIT AND GPL-2.0',
    'LGPL-3.0',
    'SSPL-1.0',
    'CC-BY-NC-4.0',
    'UNLICENSED',
    'unknown',
    '',
  ])('like %j is not', (one) => {
    expect(isFree(one)).toBe(false);
  });
});

describe('a project of which a part may not be given away', () => {
  let root: string;
  const lay = async (files: Record<string, unknown>) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
  };
  const lockWith = (license: string | undefined) => ({
    packages: { '': { version: '1.0.0' }, 'node_modules/taken': { version: '2.0.0', ...(license ? { license } : {}) } },
  });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'bahan-licences-'));
    for (const folder of ['shared', 'electron', 'renderer']) await mkdir(join(root, folder));
    await lay({ 'node_modules/electron/package.json': {}, 'node_modules/taken/package.json': { author: 'Somebody' } });
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  test.each([['GPL-3.0-only'], [undefined]])('is not built (%j)', async (license) => {
    await lay({ 'package-lock.json': lockWith(license) });
    expect(() => gatherLicences(root)).toThrow(/taken may not be given away: (GPL-3.0-only|unknown)/);
  });

  test('is not built when nobody knows its words', async () => {
    await lay({ 'package-lock.json': lockWith('Zlib') });
    expect(() => gatherLicences(root)).toThrow('taken brings no words of its licence: Zlib');
  });
});

describe('a bundle', () => {
  const bundle = async (source: string) => {
    const folder = await mkdtemp(join(house, 'node_modules', '.cache', 'licences-'));
    try {
      await writeFile(join(folder, 'entry.js'), source);
      await build({
        ...{ root: folder, configFile: false, logLevel: 'silent', plugins: [licencesPlugin(house)] },
        build: { write: false, rolldownOptions: { input: join(folder, 'entry.js') } },
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  test('of gathered parts is built', async () => {
    await bundle(`import * as z from 'zod'; console.log(z.string());`);
  });

  test('with a part that was not gathered is refused, with its name', async () => {
    await expect(bundle(`import fc from 'fast-check'; console.log(fc);`)).rejects.toThrow(
      /node_modules\/(fast-check|pure-rand) is in the bundle, and its licence is not gathered/,
    );
  });
});

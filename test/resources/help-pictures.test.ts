import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { house, read } from '../house-files.ts';

const folder = join(house, 'resources/help');
const pictures = readdirSync(join(folder, 'pictures')).sort();
/** Those that the pages of a language show, by their files. */
const shown = (language: string) =>
  readdirSync(join(folder, 'pages'))
    .filter((page) => page.endsWith(`.${language}.md`))
    .flatMap((page) => [...read(`resources/help/pages/${page}`).matchAll(/^!\[(.+)\]\((.+)\)$/gm)])
    .map(([, words, name]) => ({ words, file: `${name}.${language}.webp` }));

describe('the pictures of the help', () => {
  it('are there where a page shows one, and are all shown', () => {
    const named = new Set(['id', 'en'].flatMap((language) => shown(language).map(({ file }) => file)));
    expect([...named].sort()).toEqual(pictures);
  });

  it('say in words what they show', () => {
    for (const { words } of [...shown('id'), ...shown('en')]) expect(words?.length).toBeGreaterThan(15);
  });

  it('are small, and as wide as they are read', async () => {
    const bytes = pictures.reduce((sum, name) => sum + statSync(join(folder, 'pictures', name)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
    for (const name of pictures) {
      const { width, format } = await sharp(join(folder, 'pictures', name)).metadata();
      expect([name, format, width]).toEqual([name, 'webp', 1120]);
    }
  });

  it('are those that the program for pictures makes, and the README shows no others', () => {
    const maker = read('test/e2e/guide-pictures.mjs');
    for (const name of pictures) expect(maker).toContain(name.split('.')[0]);
    const ofReadme = [...read('README.md').matchAll(/!\[.+\]\((.+)\)/g)].map(([, path]) => path ?? '');
    expect(ofReadme.length).toBeGreaterThan(2);
    for (const path of ofReadme) expect(pictures.map((name) => `resources/help/pictures/${name}`)).toContain(path);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPages } from '../../../../renderer/features/help/find-pages.ts';
import { pageIn } from '../../../../renderer/features/help/pages.ts';
import { piecesOf } from '../../../../renderer/features/help/read-page.ts';
import { roomOf } from '../../../../renderer/features/help/rooms.ts';
import { type HelpPage, helpPages } from '../../../../renderer/state/help.ts';
import { en } from '../../../../shared/i18n/en.ts';
import { id } from '../../../../shared/i18n/id.ts';
import { parse } from '../../../../shared/query/parse.ts';
import type { QueryNode } from '../../../../shared/query/tree.ts';
import { house } from '../../../house-files.ts';

const languages = ['id', 'en'] as const;
const messages: Record<(typeof languages)[number], Readonly<Record<string, string>>> = { id, en };
const each = languages.flatMap((language) => helpPages.map((page) => [language, page] as const));
const all = (language: (typeof languages)[number]) =>
  helpPages.map((page): [HelpPage, ReturnType<typeof pageIn>] => [page, pageIn(language, page)]);
const say = (language: (typeof languages)[number]) => (key: string) => messages[language][key] ?? key;

describe('the pages of the help', () => {
  it('are there in both languages, and no others', () => {
    const files = readdirSync(join(house, 'resources/help/pages')).sort();
    expect(files).toEqual(helpPages.flatMap((page) => [`${page}.en.md`, `${page}.id.md`]).sort());
  });

  it.each(each)('in %s, %s is short and whole', (language, page) => {
    const { title, blocks } = pageIn(language, page);
    expect(title).toMatch(/^\p{Lu}/u);
    expect(blocks.length).toBeGreaterThan(3);
    expect(JSON.stringify(blocks).length).toBeLessThan(6000);
    // a sign that is left over is one that was not understood
    const texts = piecesOf({ title, blocks }).flatMap((one) => (one.type === 'text' ? [one.text] : []));
    expect(texts.filter((text) => /\*\*|`|\[\[|\]\(|\{|\}|^#/.test(text))).toEqual([]);
  });

  it.each(each)('in %s, %s names only words of the window, pages and rooms that there are', (language, page) => {
    const pieces = piecesOf(pageIn(language, page));
    const keys = pieces.flatMap((one) => (one.type === 'message' ? [one.key] : []));
    expect(keys.filter((key) => !messages[language][key] || /\{\w+\}/.test(messages[language][key]))).toEqual([]);
    const links = pieces.flatMap((one) => (one.type === 'link' ? [one.to] : []));
    expect(links.filter((to) => !roomOf(to) && !helpPages.some((known) => known === to))).toEqual([]);
  });

  it.each(each)('in %s, every question of %s is understood as it is meant', (language, page) => {
    const questions = piecesOf(pageIn(language, page)).flatMap((one) => (one.type === 'query' ? [one.text] : []));
    const misread = questions.filter((text) => {
      const wanted = (text.match(/\p{L}+:/gu) ?? []).length;
      return filters(parse(text, '2026-01-01').root) < wanted;
    });
    expect(misread).toEqual([]);
  });

  it('say the same in both languages: as many parts, links, keys and pictures', () => {
    const shape = (language: (typeof languages)[number], page: HelpPage) => {
      const read = pageIn(language, page);
      return [
        read.blocks.map((block) => (block.type === 'list' ? block.items.length : block.type)),
        piecesOf(read).flatMap((one) => (one.type === 'keys' ? [one.keys] : one.type === 'link' ? [one.to] : [])),
        read.blocks.flatMap((block) => (block.type === 'picture' ? [block.name] : [])),
      ];
    };
    for (const page of helpPages) expect([page, shape('en', page)]).toEqual([page, shape('id', page)]);
  });
});

function filters(node: QueryNode | undefined): number {
  if (!node) return 0;
  if (node.type === 'and' || node.type === 'or') return node.of.reduce((sum, one) => sum + filters(one), 0);
  return node.type === 'word' || node.type === 'phrase' ? 0 : 1;
}

describe('the help is searched', () => {
  const found = (language: (typeof languages)[number], question: string) =>
    findPages(question, all(language), say(language)).map(({ page }) => page);

  it.each([
    ['id', 'cadangan', 'backup'],
    ['id', 'kartu', 'card'],
    ['id', 'menyalin berkas', 'copying'],
    ['en', 'copying', 'copying'],
    ['id', 'izin dicabut', 'rights'],
    ['id', 'folder tidak terhubung', 'away'],
    ['en', 'backup', 'backup'],
    ['en', 'consent', 'rights'],
    ['en', 'USB', 'backup'],
  ] as const)('in %s, %s leads first to %s', (language, question, page) => {
    expect(found(language, question)[0]).toBe(page);
  });

  it('by beginnings and other forms of a word, and by what a button is called', () => {
    expect(found('id', 'cadang')).toContain('backup');
    expect(found('id', 'menyalin')).toContain('taking-out');
    expect(found('id', 'jelaskan kegiatan')).toContain('describing');
  });

  it('and says the line in which it was found', () => {
    const [first] = findPages('USB', all('id'), say('id'));
    expect(first?.line).toContain('disk USB');
    expect(first?.light.words).toEqual(['usb']);
  });

  it('and finds nothing where a word is nowhere', () => {
    expect(found('id', 'kartu zzz')).toEqual([]);
    expect(found('id', '  ')).toEqual([]);
  });
});

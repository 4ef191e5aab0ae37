import type { Language } from '../../../shared/i18n/format.ts';
import type { HelpPage } from '../../state/help.ts';
import { type ReadPage, readPage } from './read-page.ts';

const pages = '../../../resources/help/pages/';
const pictures = '../../../resources/help/pictures/';
// patterns stand here in full, since the bundler reads them without running anything
const sources = import.meta.glob('../../../resources/help/pages/*.md', {
  eager: true,
  import: 'default',
  query: '?raw',
});
const addresses = import.meta.glob('../../../resources/help/pictures/*.webp', {
  eager: true,
  import: 'default',
  query: '?url',
});

const read = new Map<string, ReadPage>();

/** A page in a language, read once. */
export function pageIn(language: Language, page: HelpPage): ReadPage {
  const name = `${pages}${page}.${language}.md`;
  const known = read.get(name) ?? readPage(sources[name] ?? '');
  read.set(name, known);
  return known;
}

/** Where a picture of a page lies; undefined where there is none of that name. */
export const pictureOf = (language: Language, name: string): string | undefined =>
  addresses[`${pictures}${name}.${language}.webp`];

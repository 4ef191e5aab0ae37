import type { LightUp } from '../../../shared/model/search.ts';
import { words } from '../../../shared/text/fold.ts';
import { rootForm } from '../../../shared/text/stem.ts';
import type { HelpPage } from '../../state/help.ts';
import { plainLine, type ReadPage } from './read-page.ts';

export interface FoundPage {
  readonly page: HelpPage;
  readonly title: string;
  /** The line that holds most of what was asked, unless only the title does. */
  readonly line: string | undefined;
  /** What to light up in title and line. */
  readonly light: LightUp;
}

/**
 * Pages that hold every word of a question, as it stands, as the beginning of one, or in another form of its root; those
 * whose title holds it come first.
 * @param say the words of the window, by their key
 */
export function findPages(
  question: string,
  pages: readonly (readonly [HelpPage, ReadPage])[],
  say: (key: string) => string,
): FoundPage[] {
  const asked = words(question);
  if (asked.length === 0) return [];
  const fits = (word: string, one: string): boolean => one.startsWith(word) || rootForm(one) === rootForm(word);
  const found = pages.flatMap(([page, { title, blocks }]) => {
    const lines = blocks.flatMap((block) => {
      if (block.type === 'picture') return [block.words];
      return (block.type === 'list' ? block.items : [block.of]).map((line) => plainLine(line, say));
    });
    const held = [title, ...lines].map((line) => words(line));
    const missing = asked.filter((word) => !held.some((line) => line.some((one) => fits(word, one))));
    if (missing.length > 0) return [];
    const hits = held.map((line) => asked.filter((word) => line.some((one) => fits(word, one))).length);
    const [inTitle = 0, ...inLines] = hits;
    const most = Math.max(0, ...inLines);
    const forms = held.flat().filter((one) => asked.some((word) => fits(word, one)));
    return [
      {
        page,
        title,
        line: most > 0 ? lines[inLines.indexOf(most)] : undefined,
        light: { words: [...new Set(forms)], beginnings: [] },
        weight: inTitle * 100 + inLines.reduce((sum, count) => sum + count, 0),
      },
    ];
  });
  return found.sort((a, b) => b.weight - a.weight).map(({ weight: _weight, ...one }) => one);
}

import * as z from 'zod';
import themes from '../../../resources/vocabulary/themes.json' with { type: 'json' };
import type { TermEntry } from './term-csv.ts';

const theme = z.object({
  name: z.string().min(1),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  synonyms: z.array(z.string().min(1)),
});
const list = z.array(theme.extend({ below: z.array(theme) }));

/** The themes that an office of a local government may begin with, those on top before what lies below them. */
export function firstThemes(): TermEntry[] {
  return list
    .parse(themes.themes)
    .flatMap(({ below, ...top }) => [
      { line: 0, ...top },
      ...below.map((each) => ({ line: 0, ...each, parent: top.name })),
    ]);
}

import * as z from 'zod';
import { nothing, reader } from './base.ts';

const counted = z.object({ name: z.string(), count: z.number() });

/** The words that the office uses, most used first. */
export const vocabularyContract = {
  themes: reader.input(nothing).output(z.array(counted)),
  keywords: reader.input(nothing).output(z.array(counted)),
  events: reader.input(nothing).output(z.array(counted.extend({ date: z.string().nullable() }))),
  people: reader.input(nothing).output(z.array(counted)),
  places: reader.input(nothing).output(z.array(counted)),
};

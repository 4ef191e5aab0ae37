import type { FileFacts } from '../../../../shared/model/facts.ts';

/** What is written on a card. */
export type CardFacts = Pick<
  FileFacts,
  | 'kind'
  | 'mime'
  | 'title'
  | 'creator'
  | 'width'
  | 'height'
  | 'durationSeconds'
  | 'pages'
  | 'technical'
  | 'text'
  | 'error'
>;

/** More than fits on a card, however small its letters. */
const mostText = 4000;

/** Takes what a card needs from facts; undefined where they are not known. */
export function cardFacts(facts: Partial<CardFacts>): CardFacts | undefined {
  const { kind, mime, title = null, creator = null, width = null, height = null, durationSeconds = null } = facts;
  if (kind === undefined || mime === undefined) return undefined;
  const { pages = null, technical = {}, error = null } = facts;
  const text = facts.text?.slice(0, mostText) ?? null;
  return { kind, mime, title, creator, width, height, durationSeconds, pages, technical, text, error };
}

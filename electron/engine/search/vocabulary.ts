import { fillers } from '../../../shared/query/keywords.ts';
import { roots } from '../../../shared/text/roots.ts';
import { possibleBases, possibleForms, rootForm } from '../../../shared/text/stem.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { isListed, spellingsOf } from './synonyms.ts';
import { quoted } from './tokens.ts';

/** One way in which a word may stand in the index. Several `words` stand beside each other. */
export interface Alternative {
  readonly words: readonly string[];
  /** The last word is only a beginning. */
  readonly isPrefix: boolean;
  /** 1: as typed; lower: a form, a completion, a guess. Ranks "best". */
  readonly quality: number;
}

/** What "best" is measured by: one wanted thing, the ways in which it may stand, and the column it must stand in. */
export interface Wanted {
  readonly alternatives: readonly Alternative[];
  readonly column: string | undefined;
}

export interface Expansion {
  readonly alternatives: readonly Alternative[];
  readonly hasHits: boolean;
}

export interface ExpandOptions {
  /** The word may still be a beginning. */
  readonly open: boolean;
  /** Also try it as a beginning when it is none, but nothing holds it as it is. */
  readonly lenient: boolean;
}

/** More completions than this are left to the prefix index, which reads them in one go. */
const completionLimit = 64;
const last = '\u{10FFFF}';

export const termsFrom = 'SELECT term FROM search_term WHERE term >= ? AND term < ? LIMIT ?';
export const termsOfRoot = 'SELECT term FROM search_term WHERE root = ? LIMIT 200';
export const termsPresent = 'SELECT t.term FROM json_each(?) j CROSS JOIN search_term t ON t.term = j.value';
export const anyHit = 'SELECT 1 AS hit FROM fts WHERE fts MATCH ? LIMIT 1';

/** `MATCH` text of one alternative. */
export const matchOf = ({ words, isPrefix }: Alternative): string => `${quoted(words.join(' '))}${isPrefix ? '*' : ''}`;

/** `MATCH` text for any of some alternatives. */
export function matchAny(alternatives: readonly Alternative[]): string {
  const texts = [...new Set(alternatives.map(matchOf))];
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(' OR ')})`;
}

export function hasHits(db: Reader, match: string): boolean {
  return get(db, anyHit, match) !== undefined;
}

/** The ways in which one folded word stands in this library: as it is, in its other forms, and as a beginning. */
export function expandWord(db: Reader, word: string, options: ExpandOptions): Expansion {
  const alternatives: Alternative[] = [
    { words: [word], isPrefix: false, quality: 1 },
    ...formsOf(db, word),
    ...spelledOtherwise(db, word),
  ];
  const parts = partsOf(word);
  if (parts) alternatives.push({ words: parts, isPrefix: false, quality: 0.9 });
  if (options.open) {
    const completions = completionsOf(db, word);
    alternatives.push(...completions);
    // a word of the library that begins so is proof enough: asking the index would cost as much as the answer
    const isBeginning = get(db, termsFrom, word, word + last, 1) !== undefined;
    return { alternatives, hasHits: isBeginning || hasHits(db, matchAny(alternatives)) };
  }
  if (hasHits(db, matchAny(alternatives))) return { alternatives, hasHits: true };
  if (!options.lenient || word.length < 3) return { alternatives, hasHits: false };
  const more = [...alternatives, ...completionsOf(db, word)];
  return { alternatives: more, hasHits: more.length > alternatives.length && hasHits(db, matchAny(more)) };
}

/** Other forms of a word: those of the same root, or, where no root is known, those that its own letters can make. */
function formsOf(db: Reader, word: string): Alternative[] {
  const root = rootForm(word);
  const forms =
    root === word && !roots.has(word)
      ? unlistedForms(db, word)
      : all<{ term: string }>(db, termsOfRoot, root).map((row) => row.term);
  return forms
    .filter((term) => term !== word && !fillers.has(term))
    .map((term) => ({ words: [term], isPrefix: false, quality: kinship(word, term) }));
}

/** The word, or its root, as others spell it, in all forms. */
function spelledOtherwise(db: Reader, word: string): Alternative[] {
  const others = new Set([...spellingsOf(word), ...spellingsOf(rootForm(word))]);
  const present = presentTerms(db, [...others]);
  const spelled = present.map((term): Alternative => ({ words: [term], isPrefix: false, quality: 0.95 }));
  const listed = [...others].filter((other) => present.includes(other) || isListed(other));
  return [...spelled, ...listed.flatMap((other) => formsOf(db, other))].filter(({ words: [term] }) => term !== word);
}

type Role = 'doing' | 'doer' | 'thing';

/** What a form tells of its root: somebody doing it, who does it, or the thing itself. */
function roleOf(word: string): Role {
  if (/^(me|di|ter|ber)/.test(word) || /(kan|i)$/.test(word)) return 'doing';
  return /^pe.*[^n]$|^pe.*[^a]n$/.test(word) ? 'doer' : 'thing';
}

/** How near a form is to the word asked for: *dikunjungi* asks for visits rather than for visitors. */
function kinship(word: string, form: string): number {
  const asked = roleOf(word);
  const found = roleOf(form);
  const near = asked === found ? 0.9 : found === 'doer' ? 0.6 : 0.8;
  const [own, other] = [voiceOf(word), voiceOf(form)];
  return own !== undefined && other !== undefined && own !== other ? near * otherVoice : near;
}

/** What somebody does to something, and what somebody does for himself, are further apart. */
const otherVoice = 0.85;

/** *mengajar*, *diajar*, *pengajaran* are done to somebody; *belajar*, *pelajaran*, *pembelajaran* by whoever learns. */
function voiceOf(word: string): 'me' | 'ber' | undefined {
  // *bersihkan* begins with its root, not with a prefix
  if (word.startsWith(rootForm(word).replace('+', ''))) return undefined;
  if (/^(ber|bel|be[^aeiou]er|per|pel|pember|pembel)/.test(word)) return 'ber';
  return /^(me|di|pe)/.test(word) ? 'me' : undefined;
}

function unlistedForms(db: Reader, word: string): string[] {
  const possible = possibleBases(word);
  const present = new Set(
    presentTerms(
      db,
      possible.map(({ base }) => base),
    ),
  );
  const bases = possible.filter(({ base, isLikely }) => isLikely || present.has(base)).map(({ base }) => base);
  return [...present, ...presentTerms(db, [...new Set([word, ...bases].flatMap(possibleForms))])];
}

function presentTerms(db: Reader, terms: readonly string[]): string[] {
  if (terms.length === 0) return [];
  return all<{ term: string }>(db, termsPresent, JSON.stringify(terms)).map((row) => row.term);
}

function completionsOf(db: Reader, word: string): Alternative[] {
  const whole: Alternative = { words: [word], isPrefix: true, quality: 0.6 };
  if (word.length <= 3 || /^\d+$/.test(word)) return [whole];
  const rows = all<{ term: string }>(db, termsFrom, word, word + last, completionLimit + 1);
  if (rows.length > completionLimit) return [whole];
  return rows.map((row) => ({ words: [row.term], isPrefix: false, quality: 0.6 }));
}

/** *covid19* is also written *covid-19*. */
function partsOf(word: string): string[] | undefined {
  const parts = word.match(/\p{L}+|\p{N}+/gu) ?? [];
  return parts.length === 2 ? parts : undefined;
}

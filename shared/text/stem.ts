import { apart, roots } from './roots.ts';

/**
 * Words that grew a meaning of their own: *pelajar* is a pupil, not somebody who teaches, and *menangani* has little to
 * do with hands any more.
 */
const lexical: ReadonlyMap<string, string> = new Map([
  ['pelajar', 'pelajar'],
  ...['pemerintah', 'pemerintahan', 'pemerintahannya'].map((word) => [word, 'pemerintah'] as const),
  ...['penghargaan', 'menghargai', 'dihargai'].map((word) => [word, 'penghargaan'] as const),
  ...['penanganan', 'menangani', 'ditangani', 'tertangani', 'tangani'].map((word) => [word, 'tangani'] as const),
]);

/** Raised when a rule below changes. */
const rules = 1;

/** Differs when roots kept by an older version may not be those of `rootForm` any more. */
export const rootsVersion = `${rules}-${checksum([...roots, ...apart, ...lexical.keys()].join(' '))}`;

function checksum(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) >>> 0;
  return sum;
}

const vowel = /^[aeiou]/;
const known = new Map<string, string>();
/** Beyond this the words of a library have been seen; what is kept is only for speed. */
const knownLimit = 50_000;

/**
 * Root form of a folded Indonesian word, the same for *menanam*, *penanaman* and *tanaman*; the word itself where no
 * known root is in it. With a plus sign where the bare root means something else (see `apart`).
 *
 * Confix stripping: possessive and emphatic endings, then derivational endings, then up to three prefixes with the
 * letters that they swallow put back, each candidate looked up in a list of roots; combinations that the language does
 * not have are refused. After B. Nazief and M. Adriani (Universitas Indonesia, 1996) as published in M. Adriani, J. Asian,
 * B. Nazief, S. M. M. Tahaghoghi, H. E. Williams, "Stemming Indonesian: A confix-stripping approach", ACM TALIP 6(4),
 * 2007, with the additions of A. Z. Arifin, I. P. A. K. Mahendra, H. T. Ciptaningtyas, "Enhanced confix stripping
 * stemmer", ICTS 2009. Where more than one root fits, the one under fewer prefixes is taken, then the longer one
 * (*penarikan*: *tarik*, not *tari*).
 */
export function rootForm(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const root = findRoot(word);
  if (known.size >= knownLimit) known.clear();
  known.set(word, root);
  return root;
}

function findRoot(word: string): string {
  const own = lexical.get(word);
  if (own !== undefined) return own;
  if (word.length <= 3 || roots.has(word) || !/^[a-z]+$/.test(word)) return word;
  for (const body of withoutParticles(word)) {
    if (roots.has(body)) return body;
    const best = bestRoot(body);
    if (best !== undefined) return apart.has(best) ? `${best}+` : best;
  }
  return word;
}

/** The word, then without *-lah*, *-nya* and the like. */
function withoutParticles(word: string): string[] {
  const bodies = [word];
  const bare = word.replace(/(?<=.{3})(lah|kah|tah|pun)$/, '');
  if (bare !== word) bodies.push(bare);
  const own = bare.replace(/(?<=.{3})(ku|mu|nya)$/, '');
  if (own !== bare) bodies.push(own);
  return bodies;
}

interface Candidate {
  readonly root: string;
  readonly prefixes: number;
}

function bestRoot(body: string): string | undefined {
  let best: Candidate | undefined;
  for (const { stem, suffix } of withoutSuffix(body))
    for (const { rest, prefixes, first } of withoutPrefixes(stem, 0, undefined)) {
      if (!roots.has(rest) || !agree(first, suffix)) continue;
      const isBetter =
        best === undefined ||
        prefixes < best.prefixes ||
        (prefixes === best.prefixes && rest.length > best.root.length);
      if (isBetter) best = { root: rest, prefixes };
    }
  return best?.root;
}

function withoutSuffix(body: string): { stem: string; suffix: string }[] {
  const stems = [{ stem: body, suffix: '' }];
  for (const suffix of ['i', 'an', 'kan', 'isasi', 'asi', 'wan'])
    if (body.endsWith(suffix) && body.length - suffix.length >= 3)
      stems.push({ stem: body.slice(0, -suffix.length), suffix });
  return stems;
}

/** Pairs of prefix and suffix that no word has. */
function agree(prefix: string | undefined, suffix: string): boolean {
  switch (prefix) {
    case 'ber':
      return suffix !== 'i';
    case 'di':
      return suffix !== 'an';
    case 'ke':
      return suffix !== 'i' && suffix !== 'kan';
    case 'me':
      return suffix !== 'an';
    case 'se':
      return suffix !== 'i' && suffix !== 'kan';
    default:
      return true;
  }
}

interface Stripped {
  readonly rest: string;
  readonly prefixes: number;
  /** The outermost prefix. */
  readonly first: string | undefined;
}

function withoutPrefixes(word: string, prefixes: number, first: string | undefined): Stripped[] {
  const found: Stripped[] = [{ rest: word, prefixes, first }];
  if (prefixes >= 3 || word.length < 5) return found;
  for (const { prefix, rest } of prefixesOf(word))
    if (rest.length >= 3) found.push(...withoutPrefixes(rest, prefixes + 1, first ?? prefix));
  return found;
}

function prefixesOf(word: string): { prefix: string; rest: string }[] {
  const found: { prefix: string; rest: string }[] = [];
  const add = (prefix: string, ...rests: readonly string[]): void => {
    for (const rest of rests) found.push({ prefix, rest });
  };
  if (word.startsWith('di')) add('di', word.slice(2));
  if (word.startsWith('ke')) add('ke', word.slice(2));
  if (word.startsWith('se')) add('se', word.slice(2));
  if (word.startsWith('be')) {
    if (word.startsWith('ber')) add('ber', word.slice(3), ...(vowel.test(word.slice(3)) ? [`r${word.slice(3)}`] : []));
    if (word.startsWith('bel')) add('ber', word.slice(3));
    // *bekerja*, *beternak*: the r is lost before a syllable that has one
    if (/^be[^aeiou]er/.test(word)) add('ber', word.slice(2));
  }
  if (word.startsWith('ter')) add('ter', word.slice(3), ...(vowel.test(word.slice(3)) ? [`r${word.slice(3)}`] : []));
  if (/^te[^aeiour]er/.test(word)) add('ter', word.slice(2));
  if (word.startsWith('me')) add('me', ...nasal(word.slice(2)));
  if (word.startsWith('pe')) {
    add('pe', ...nasal(word.slice(2)));
    if (word.startsWith('per')) add('per', word.slice(3));
    if (word.startsWith('pel')) add('per', word.slice(3));
  }
  return found;
}

/** What may stand behind *me-* or *pe-*, given what follows these two letters. */
function nasal(after: string): string[] {
  const found: string[] = [];
  if (/^[lrwymn]/.test(after)) found.push(after);
  if (after.startsWith('m')) {
    const rest = after.slice(1);
    if (vowel.test(rest)) found.push(`p${rest}`);
    else found.push(rest);
  }
  if (after.startsWith('ny')) {
    const rest = after.slice(2);
    if (vowel.test(rest)) found.push(`s${rest}`);
  }
  if (after.startsWith('ng')) {
    const rest = after.slice(2);
    found.push(rest);
    if (vowel.test(rest)) found.push(`k${rest}`);
    // a root of one syllable: *mengecat*
    if (rest.startsWith('e')) found.push(rest.slice(1));
  } else if (after.startsWith('n')) {
    const rest = after.slice(1);
    if (vowel.test(rest)) found.push(`t${rest}`);
    else found.push(rest);
  } else if (!/^[m]/.test(after)) found.push(after);
  return found;
}

/** Words that a base that is in no list may hide in: *cangkok* in *mencangkok*, *pencangkokan*. */
export function possibleForms(base: string): string[] {
  if (base.length < 4 || !/^[a-z]+$/.test(base)) return [];
  const forms: string[] = [];
  for (const suffix of ['', 'kan', 'i', 'an', 'nya']) {
    if (suffix !== '') forms.push(base + suffix);
    for (const lead of withNasal(base)) {
      if (suffix !== 'an') forms.push(`me${lead}${suffix}`);
      if (suffix === '' || suffix === 'an') forms.push(`pe${lead}${suffix}`);
    }
    if (suffix !== 'an') forms.push(`di${base}${suffix}`, `ter${base}${suffix}`);
    if (suffix === '' || suffix === 'an') forms.push(`ber${base}${suffix}`, `per${base}${suffix}`);
  }
  forms.push(`ke${base}an`);
  return forms;
}

function withNasal(base: string): string[] {
  const rest = base.slice(1);
  switch (base.charAt(0)) {
    case 'p':
      return [`m${rest}`, `m${base}`];
    case 't':
      return [`n${rest}`, `n${base}`];
    case 'k':
      return [`ng${rest}`, `ng${base}`];
    case 's':
      return [`ny${rest}`, `n${base}`];
    case 'b':
    case 'f':
    case 'v':
      return [`m${base}`];
    case 'c':
    case 'd':
    case 'j':
    case 'z':
      return [`n${base}`];
    case 'l':
    case 'r':
    case 'm':
    case 'n':
    case 'w':
    case 'y':
      return [base];
    default:
      return [`ng${base}`];
  }
}

/** A base that a word in no list may have; `isLikely` when it lost both a prefix and a suffix. */
export interface PossibleBase {
  readonly base: string;
  readonly isLikely: boolean;
}

/** Bases that a word in no list may have; most are none. */
export function possibleBases(word: string): PossibleBase[] {
  if (word.length < 6 || roots.has(word) || !/^[a-z]+$/.test(word)) return [];
  const bases = new Map<string, boolean>();
  for (const { stem, suffix } of withoutSuffix(word))
    for (const { rest, first } of withoutPrefixes(stem, 0, undefined)) {
      if (rest === word || rest.length < 4 || roots.has(rest) || !agree(first, suffix)) continue;
      bases.set(rest, bases.get(rest) === true || (first !== undefined && suffix !== ''));
    }
  return [...bases].map(([base, isLikely]) => ({ base, isLikely }));
}

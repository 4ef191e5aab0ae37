import { type Bits, inAll, inAny, notIn } from './bits.ts';
import type { ColumnSet } from './column-set.ts';
import { Postings, type Term } from './postings.ts';

/** What the index is asked for at once: a list of it, or a text that only `MATCH` understands. */
export interface Leaf {
  /** As `MATCH` takes it; what is asked alike is written alike. */
  readonly match: string;
  readonly term: Term | undefined;
}

/** A text for `MATCH`, taken apart. */
export type MatchTree = AnyOf | AllOf | Without;

export interface AnyOf {
  readonly type: 'any';
  readonly leaves: readonly Leaf[];
  readonly of: readonly MatchTree[];
}

interface AllOf {
  readonly type: 'all';
  readonly of: readonly MatchTree[];
}

interface Without {
  readonly type: 'without';
  readonly of: MatchTree;
  readonly out: readonly MatchTree[];
}

type Operator = 'AND' | 'OR' | 'NOT';

/**
 * Takes a text apart that was made for `MATCH`, as far as that is needed; whatever is written in another way stays as it is,
 * for the index to answer.
 */
export function readMatch(match: string): MatchTree {
  try {
    const reader = new MatchReader(match);
    const tree = reader.row();
    if (reader.isOver) return tree;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  return anyOf([{ match, term: undefined }]);
}

const anyOf = (leaves: readonly Leaf[], of: readonly MatchTree[] = []): AnyOf => ({ type: 'any', leaves, of });

class Unreadable extends Error {}

const token = /\s*("(?:[^"]|"")*"|[(){}:*]|[A-Za-z_]+)/y;

class MatchReader {
  readonly #text: string;
  readonly #tokens: { readonly text: string; readonly from: number; readonly to: number }[] = [];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    const pattern = new RegExp(token);
    while (pattern.lastIndex < text.length) {
      const found = pattern.exec(text);
      if (!found?.[1]) throw new Unreadable();
      this.#tokens.push({ text: found[1], from: pattern.lastIndex - found[1].length, to: pattern.lastIndex });
    }
  }

  get isOver(): boolean {
    return this.#next === this.#tokens.length;
  }

  /** Parts with one operator between them; two different ones need brackets. */
  row(): MatchTree {
    const parts = [this.#part()];
    let operator: Operator | undefined;
    while (!this.isOver && this.#look() !== ')') {
      const found = this.#take() as Operator;
      if (!['AND', 'OR', 'NOT'].includes(found) || (operator && operator !== found)) throw new Unreadable();
      operator = found;
      parts.push(this.#part());
    }
    const [first, ...others] = parts;
    if (!first || others.length === 0) return first ?? anyOf([]);
    if (operator === 'AND') return { type: 'all', of: parts };
    if (operator === 'NOT') return { type: 'without', of: first, out: others };
    const sums = parts.filter((part) => part.type === 'any');
    return anyOf(
      sums.flatMap(({ leaves }) => leaves),
      [...sums.flatMap(({ of }) => of), ...parts.filter((part) => part.type !== 'any')],
    );
  }

  #part(): MatchTree {
    const start = this.#next;
    const text = this.#take();
    if (text === '(') {
      if (this.#look() === '{') return this.#columns(start);
      const row = this.row();
      if (this.#take() !== ')') throw new Unreadable();
      return row;
    }
    if (!text.startsWith('"')) throw new Unreadable();
    const isPrefix = this.#look() === '*';
    if (isPrefix) this.#take();
    const word = text.slice(1, -1);
    // of a text without words the index leaves out what is joined with it: that is for the index to say
    if (!/[a-z0-9]/.test(word)) throw new Unreadable();
    const match = `${text}${isPrefix ? '*' : ''}`;
    return anyOf([{ match, term: Postings.isPlain(word) ? { word, isPrefix } : undefined }]);
  }

  /** What is to stand in certain columns: all of it, up to the bracket that ends it. */
  #columns(start: number): MatchTree {
    let depth = 1;
    while (depth > 0) {
      const text = this.#take();
      if (text === '(') depth++;
      if (text === ')') depth--;
    }
    const match = this.#text.slice(this.#tokens[start]?.from, this.#tokens[this.#next - 1]?.to);
    return anyOf([{ match, term: undefined }]);
  }

  #look(): string | undefined {
    return this.#tokens[this.#next]?.text;
  }

  #take(): string {
    const found = this.#tokens[this.#next++];
    if (!found) throw new Unreadable();
    return found.text;
  }
}

/** All parts of a tree that hold leaves, in the order of the text. */
export function sumsOf(tree: MatchTree): AnyOf[] {
  switch (tree.type) {
    case 'any':
      return [...(tree.leaves.length > 0 ? [tree] : []), ...tree.of.flatMap(sumsOf)];
    case 'all':
      return tree.of.flatMap(sumsOf);
    case 'without':
      return [tree.of, ...tree.out].flatMap(sumsOf);
  }
}

/** What a tree comes to. @param found what the leaves of a part match, together */
export function joined(set: ColumnSet, tree: MatchTree, found: (sum: AnyOf) => readonly Bits[]): Bits {
  const each = (of: readonly MatchTree[]): Bits[] => of.map((one) => joined(set, one, found));
  switch (tree.type) {
    case 'any':
      return inAny([...(tree.leaves.length > 0 ? found(tree) : []), ...each(tree.of)]);
    case 'all':
      return inAll(each(tree.of));
    case 'without': {
      const [first] = each([tree.of]);
      const out = inAny(each(tree.out));
      return first ? inAll([first, notIn(set, out)]) : out;
    }
  }
}

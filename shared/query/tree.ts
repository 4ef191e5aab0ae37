import type { AssetKind } from '../model/kind.ts';
import type { DateMeaning } from '../text/dates.ts';

/** Characters of the source, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type FieldName =
  | 'title'
  | 'theme'
  | 'event'
  | 'date'
  | 'year'
  | 'kind'
  | 'person'
  | 'place'
  | 'keyword'
  | 'creator'
  | 'folder'
  | 'name'
  | 'status'
  | 'lacking';

export type StatusName = 'new' | 'missing' | 'offline' | 'unreadable';
export type LackingName = 'title' | 'theme' | 'date';

/** Free words as typed. `words` are folded, usually one; `open` while the cursor may still be in it (a beginning). */
export interface WordNode {
  readonly type: 'word';
  readonly text: string;
  readonly words: readonly string[];
  readonly open: boolean;
  readonly span: Span;
}

/** Words that must stand beside each other. */
export interface PhraseNode {
  readonly type: 'phrase';
  readonly text: string;
  readonly words: readonly string[];
  readonly span: Span;
}

/** What a filter asks for; the value of a text field is words. */
export type FieldMeaning =
  | { readonly type: 'text'; readonly words: readonly string[] }
  | { readonly type: 'date'; readonly date: DateMeaning }
  | { readonly type: 'kind'; readonly kind: AssetKind }
  | { readonly type: 'status'; readonly status: StatusName }
  | { readonly type: 'lacking'; readonly field: LackingName }
  /** Nothing after the colon yet. */
  | { readonly type: 'empty' };

export interface FieldNode {
  readonly type: 'field';
  readonly field: FieldName;
  readonly value: string;
  readonly meaning: FieldMeaning;
  readonly open: boolean;
  readonly span: Span;
}

/** A date in free words. */
export interface DateNode {
  readonly type: 'date';
  readonly text: string;
  readonly words: readonly string[];
  readonly date: DateMeaning;
  readonly span: Span;
}

/** *foto*, *video*, … in free words. `sure`: it leads the question; else it may be what the asset is about. */
export interface KindNode {
  readonly type: 'kind';
  readonly text: string;
  readonly words: readonly string[];
  readonly kind: AssetKind;
  readonly sure: boolean;
  readonly span: Span;
}

/** A word that says nothing about what is looked for; ignored while others do. */
export interface FillerNode {
  readonly type: 'filler';
  readonly text: string;
  readonly words: readonly string[];
  readonly open: boolean;
  readonly span: Span;
}

export interface NotNode {
  readonly type: 'not';
  readonly of: QueryNode;
  readonly span: Span;
}

export interface AndNode {
  readonly type: 'and';
  readonly of: readonly QueryNode[];
  readonly span: Span;
}

export interface OrNode {
  readonly type: 'or';
  readonly of: readonly QueryNode[];
  readonly span: Span;
}

export type LeafNode = WordNode | PhraseNode | FieldNode | DateNode | KindNode | FillerNode;
export type QueryNode = LeafNode | NotNode | AndNode | OrNode;

/** A query understood. `root` is undefined when it asks for everything. */
export interface Query {
  readonly text: string;
  readonly root: QueryNode | undefined;
}

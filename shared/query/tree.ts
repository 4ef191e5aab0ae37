import type { LabelColour } from '../model/edit.ts';
import type { Channel } from '../model/export.ts';
import type { AssetKind } from '../model/kind.ts';
import type { LookColour } from '../model/look.ts';
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
  | 'caption'
  | 'creator'
  | 'unit'
  | 'folder'
  | 'name'
  | 'text'
  | 'status'
  | 'having'
  | 'lacking'
  | 'format'
  | 'camera'
  | 'rating'
  | 'label'
  | 'pick'
  | 'collection'
  | 'classification'
  | 'consent'
  | 'embargo'
  | 'published'
  | 'orientation'
  | 'size'
  | 'width'
  | 'height'
  | 'duration'
  | 'similar'
  | 'colour'
  | 'near'
  | 'area';

/**
 * `hidden`: behind a better one, by a person. `used`: a copy of it left the library. `described`: title, theme and date
 * are all there.
 */
export type StatusName =
  | 'new'
  | 'missing'
  | 'offline'
  | 'unreadable'
  | 'hidden'
  | 'used'
  | 'unused'
  | 'described'
  | 'undescribed';

/** What an asset may have or lack; `position` is on the map, `described` is title, theme and date together. */
export type AspectName =
  | 'title'
  | 'theme'
  | 'date'
  | 'event'
  | 'caption'
  | 'keyword'
  | 'person'
  | 'place'
  | 'creator'
  | 'unit'
  | 'position'
  | 'rating'
  | 'label'
  | 'collection'
  | 'classification'
  | 'text'
  | 'described';

/** An asset has exactly one, by its sides as they are shown; see `orientationOf`. */
export type OrientationName = 'portrait' | 'landscape' | 'square' | 'panorama';
export type PickName = 'chosen' | 'rejected';
export type ClassificationName = 'public' | 'limited' | 'excluded';
/** What papers about the people shown come to; an asset may have several of the first three. */
export type ConsentName = 'given' | 'withdrawn' | 'expired' | 'none';
export type EmbargoName = 'active' | 'over' | 'none';
/** Fields whose value is a number with a unit: stars, times that it went out, bytes, pixels, seconds. */
export type MeasureName = 'rating' | 'published' | 'size' | 'width' | 'height' | 'duration';

/**
 * Free words as typed. `words` are folded, usually one; `open` while the cursor may still be in it (a beginning). `tried`:
 * it was typed as a filter of this field, where its value means nothing.
 */
export interface WordNode {
  readonly type: 'word';
  readonly text: string;
  readonly words: readonly string[];
  readonly open: boolean;
  readonly span: Span;
  readonly tried?: FieldName;
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
  | { readonly type: 'lacking' | 'having'; readonly field: AspectName }
  /** Both ends inclusive, `to` may be Infinity; see `MeasureName`. What has none never fits, but 0 stars and 0 times. */
  | { readonly type: 'measure'; readonly field: MeasureName; readonly from: number; readonly to: number }
  /** As `formatsOf` (formats.ts) says it. */
  | { readonly type: 'format'; readonly format: string }
  | { readonly type: 'orientation'; readonly orientation: OrientationName }
  | { readonly type: 'label'; readonly label: LabelColour }
  | { readonly type: 'pick'; readonly pick: PickName }
  | { readonly type: 'classification'; readonly classification: ClassificationName }
  | { readonly type: 'consent'; readonly consent: ConsentName }
  | { readonly type: 'embargo'; readonly embargo: EmbargoName }
  /** A copy left for it, or somebody said that it stands there. */
  | { readonly type: 'channel'; readonly channel: Channel }
  | { readonly type: 'colour'; readonly colour: LookColour }
  /** Looks like this asset. */
  | { readonly type: 'similar'; readonly id: string }
  | { readonly type: 'near'; readonly lat: number; readonly lon: number; readonly km: number }
  /** Where `west` is greater than `east` the area crosses the line of dates. */
  | {
      readonly type: 'area';
      readonly south: number;
      readonly west: number;
      readonly north: number;
      readonly east: number;
    }
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
  /** YYYY-MM-DD from which its dates were read. */
  readonly today: string;
  readonly root: QueryNode | undefined;
}

import type { FieldMeaning, FieldNode, QueryNode } from '../../../shared/query/tree.ts';

type Meaning<Type extends FieldMeaning['type']> = Extract<FieldMeaning, { type: Type }>;

/** What has one end only: from here on, or up to here. */
const lower = /^\s*(>|≥|=>)|(\+|\.\.)\s*$/;
const upper = /^\s*(<|≤|=<|\.\.)/;

/**
 * Two filters of a field that each say one end of a range, as in *lebar:>=1000 lebar:<2000*, are one range; the same field
 * twice would otherwise be a choice, and these two leave nothing out. Ends that do not meet stay a choice.
 */
export function joinBounds(children: readonly QueryNode[]): readonly QueryNode[] {
  const fields = children.filter((child) => child.type === 'field');
  let joined = children;
  for (const first of fields.filter(({ value }) => lower.test(value))) {
    const last = fields.find(
      (other) => other.field === first.field && upper.test(other.value) && joined.includes(other),
    );
    const meaning = last && between(first.meaning, last.meaning);
    if (!meaning) continue;
    const whole: FieldNode = { ...first, meaning, open: false };
    joined = joined.flatMap((child) => (child === first ? [whole] : child === last ? [] : [child]));
  }
  return joined;
}

function between(first: FieldMeaning, last: FieldMeaning): FieldMeaning | undefined {
  if (first.type === 'measure' && last.type === 'measure') return span(first, last);
  if (first.type !== 'date' || last.type !== 'date') return undefined;
  if (first.date.type !== 'range' || last.date.type !== 'range' || first.date.from > last.date.to) return undefined;
  return { type: 'date', date: { type: 'range', from: first.date.from, to: last.date.to } };
}

const span = (first: Meaning<'measure'>, last: Meaning<'measure'>): FieldMeaning | undefined =>
  first.from <= last.to ? { ...first, to: last.to } : undefined;

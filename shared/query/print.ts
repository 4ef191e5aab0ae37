import { fieldSpellings, type QueryLanguage } from './keywords.ts';
import { isMeasure, isUnit } from './measures.ts';
import type { FieldName, FieldNode, QueryNode } from './tree.ts';

/** Text of a tree, as a person would type it. Parsing it again and printing that gives the same text. */
export function print(root: QueryNode | undefined, language: QueryLanguage = 'id'): string {
  const kept = root && withoutEmpty(root);
  return kept ? printNode(kept, language) : '';
}

/** The tree without filters that have no value yet; a group that is left with one child is that child. */
function withoutEmpty(node: QueryNode): QueryNode | undefined {
  if (node.type === 'field') return node.meaning.type === 'empty' && node.value === '' ? undefined : node;
  if (node.type === 'not') {
    const of = withoutEmpty(node.of);
    return of && { ...node, of };
  }
  if (node.type !== 'and' && node.type !== 'or') return node;
  const of = node.of.map(withoutEmpty).filter((child) => child !== undefined);
  return of.length > 1 ? { ...node, of } : of[0];
}

/** A value of a filter without what a query cannot say: quotes, and blanks at its ends. */
export const sayable = (value: string): string => value.replace(/["“”„«»＂]/g, ' ').trim();

/** One filter as it is typed: `tema:"Lingkungan hidup"`. */
export function printField(field: FieldName, value: string, language: QueryLanguage = 'id'): string {
  const clean = sayable(value);
  return /[\s()]/u.test(clean) || clean === ''
    ? quotedField(field, clean, language)
    : `${nameOf(field, language)}:${clean}`;
}

const nameOf = (field: FieldName, language: QueryLanguage): string => fieldSpellings[field][language][0] ?? field;
const quotedField = (field: FieldName, value: string, language: QueryLanguage): string =>
  `${nameOf(field, language)}:"${sayable(value)}"`;

/** A number would take what follows for its unit, a sign for its number. */
function endsOpen(node: FieldNode, next: QueryNode | undefined): boolean {
  if (!isMeasure(node.field) || !/\d$/.test(node.value)) return false;
  const word = next && 'text' in next ? (/^\S*/.exec(next.text)?.[0] ?? '') : '';
  return isUnit(node.field, word);
}

const printTried = (field: FieldName, value: string, language: QueryLanguage): string =>
  isMeasure(field) ? quotedField(field, value, language) : printField(field, value, language);

function printNode(node: QueryNode, language: QueryLanguage): string {
  switch (node.type) {
    case 'word':
      return node.tried ? printTried(node.tried, node.text.slice(node.text.indexOf(':') + 1), language) : node.text;
    case 'date':
    case 'kind':
    case 'filler':
      return node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'field':
      return printField(node.field, node.value, language);
    case 'not': {
      const inner = printNode(node.of, language);
      return node.of.type === 'and' || node.of.type === 'or' ? `-(${inner})` : `-${inner}`;
    }
    case 'and':
      return node.of
        .map((child, n) => {
          if (child.type === 'or') return `(${printNode(child, language)})`;
          const inner = child.type === 'not' ? child.of : child;
          if (inner.type !== 'field' || !endsOpen(inner, node.of[n + 1])) return printNode(child, language);
          return `${child === inner ? '' : '-'}${quotedField(inner.field, inner.value, language)}`;
        })
        .join(' ');
    case 'or':
      return node.of.map((child) => printNode(child, language)).join(' OR ');
  }
}

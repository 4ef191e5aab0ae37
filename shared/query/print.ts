import { fieldSpellings, type QueryLanguage } from './keywords.ts';
import type { FieldName, QueryNode } from './tree.ts';

/** Text of a tree, as a person would type it. Parsing it again and printing that gives the same text. */
export function print(root: QueryNode | undefined, language: QueryLanguage = 'id'): string {
  const kept = root && withoutEmpty(root);
  return kept ? printNode(kept, language) : '';
}

/** The tree without filters that have no value yet; a group that is left with one child is that child. */
function withoutEmpty(node: QueryNode): QueryNode | undefined {
  if (node.type === 'field') return node.meaning.type === 'empty' ? undefined : node;
  if (node.type === 'not') {
    const of = withoutEmpty(node.of);
    return of && { ...node, of };
  }
  if (node.type !== 'and' && node.type !== 'or') return node;
  const of = node.of.map(withoutEmpty).filter((child) => child !== undefined);
  return of.length > 1 ? { ...node, of } : of[0];
}

/** One filter as it is typed: `tema:"Lingkungan hidup"`. */
export function printField(field: FieldName, value: string, language: QueryLanguage = 'id'): string {
  const name = fieldSpellings[field][language][0] ?? field;
  const clean = value.replace(/["“”„«»＂]/g, ' ').trim();
  return `${name}:${/[\s()]/u.test(clean) || clean === '' ? `"${clean}"` : clean}`;
}

function printNode(node: QueryNode, language: QueryLanguage): string {
  switch (node.type) {
    case 'word':
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
        .map((child) => (child.type === 'or' ? `(${printNode(child, language)})` : printNode(child, language)))
        .join(' ');
    case 'or':
      return node.of.map((child) => printNode(child, language)).join(' OR ');
  }
}

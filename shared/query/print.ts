import { fieldSpellings, type QueryLanguage } from './keywords.ts';
import type { FieldName, QueryNode } from './tree.ts';

/** Text of a tree, as a person would type it. Parsing it again and printing that gives the same text. */
export function print(root: QueryNode | undefined, language: QueryLanguage = 'id'): string {
  return root ? printNode(root, language) : '';
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
      return node.meaning.type === 'empty' ? '' : printField(node.field, node.value, language);
    case 'not': {
      const inner = printNode(node.of, language);
      if (inner === '') return '';
      return node.of.type === 'and' || node.of.type === 'or' ? `-(${inner})` : `-${inner}`;
    }
    case 'and': {
      // an empty filter prints nothing, and one alternative that is left alone needs no parentheses
      const printed = node.of
        .map((child) => ({ child, text: printNode(child, language) }))
        .filter(({ text }) => text !== '');
      if (printed.length === 1) return printed[0]?.text ?? '';
      return printed.map(({ child, text }) => (child.type === 'or' ? enclosed(text) : text)).join(' ');
    }
    case 'or':
      return node.of
        .map((child) => printNode(child, language))
        .filter(Boolean)
        .join(' OR ');
  }
}

const enclosed = (text: string): string => (text.includes(' OR ') ? `(${text})` : text);

import { cleanText } from '../probe/clean.ts';
import { type Property, rdfSpace, usualPrefixes } from './fields.ts';
import type { XmlNode } from './xml-ranges.ts';

/**
 * The place in a text where a property's words stand. `attribute`: it is written as one. `item`: the default language among
 * several. `gap`: there are languages, but no default one. `element`: all of the property. `values`: what it says there.
 */
export interface Slot {
  readonly kind: 'attribute' | 'item' | 'gap' | 'element';
  readonly start: number;
  readonly end: number;
  readonly values: readonly string[];
  /** The property's element; of an attribute the one that bears it. */
  readonly node: XmlNode;
  readonly name: string;
  /** Behind the start tag of an item. */
  readonly openEnd: number;
}

const isRdf = (node: XmlNode, local: string): boolean => node.space === rdfSpace && node.local === local;

/** The first rdf:RDF of a text, or undefined. */
export function rdfOf(root: XmlNode): XmlNode | undefined {
  if (isRdf(root, 'RDF')) return root;
  for (const child of root.children) {
    const found = rdfOf(child);
    if (found) return found;
  }
  return undefined;
}

/** Where a property stands first, or undefined when nothing says it. */
export function slotOf(root: XmlNode, property: Property): Slot | undefined {
  const { space, local } = property;
  for (const description of rdfOf(root)?.children ?? []) {
    const attribute = description.attributes.find((one) => one.space === space && one.local === local);
    if (attribute) {
      const { start, end, value, name } = attribute;
      return { kind: 'attribute', start, end, values: texts([value]), node: description, name, openEnd: end };
    }
    const element = description.children.find((one) => one.space === space && one.local === local);
    if (element) return slotIn(element, property);
  }
  return undefined;
}

function slotIn(node: XmlNode, { shape }: Property): Slot {
  const container = node.children.find((one) => one.space === rdfSpace && ['Alt', 'Bag', 'Seq'].includes(one.local));
  const items = container?.children.filter((one) => isRdf(one, 'li')) ?? [];
  if (shape === 'alternative' && container?.local === 'Alt' && items[0]) {
    const item = items.find((one) => ['x-default', ''].includes(languageOf(one)));
    const at = container.openEnd;
    return item
      ? { ...placed(item), kind: 'item', values: texts([item.text]), node }
      : { kind: 'gap', start: at, end: at, values: [], node, name: items[0].name, openEnd: at };
  }
  const values = container ? texts(items.map((one) => one.text)) : texts([node.text]);
  return { ...placed(node), kind: 'element', values, node };
}

const placed = ({ start, end, openEnd, name }: XmlNode) => ({ start, end, openEnd, name });

const texts = (values: readonly string[]): string[] => values.flatMap((value) => cleanText(value) ?? []);

const languageOf = (item: XmlNode): string =>
  item.attributes.find((one) => one.name === 'xml:lang')?.value.toLowerCase() ?? '';

/** Whether a place says this and nothing else. One text may have to hold a list. */
export const says = (slot: Slot, values: readonly string[]): boolean => slot.values.join('; ') === values.join('; ');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const escapedValue = (text: string): string =>
  escaped(text)
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A name in a space as it is to be written at a place, and the declaration that it needs there, if any. */
export function named(
  spaces: ReadonlyMap<string, string>,
  space: string,
  local: string,
): { name: string; declared: string } {
  const prefix = [...spaces].find(([one, held]) => held === space && one !== '')?.[0];
  const usual = usualPrefixes[space] as string;
  return prefix
    ? { name: `${prefix}:${local}`, declared: '' }
    : { name: `${usual}:${local}`, declared: ` xmlns:${usual}="${space}"` };
}

/** What stands between the tags of a property. */
export function contentOf({ shape }: Property, values: readonly string[], spaces: ReadonlyMap<string, string>): string {
  if (shape === 'text') return escaped(values[0] ?? '');
  const kind = shape === 'alternative' ? 'Alt' : shape === 'bag' ? 'Bag' : 'Seq';
  const container = named(spaces, rdfSpace, kind);
  const { name } = named(spaces, rdfSpace, 'li');
  const language = shape === 'alternative' ? ' xml:lang="x-default"' : '';
  const items = values.map((value) => `<${name}${language}>${escaped(value)}</${name}>`).join('');
  return `<${container.name}${container.declared}>${items}</${container.name}>`;
}

/** The text with other words in a place. */
export function filled(text: string, slot: Slot, property: Property, values: readonly string[]): string {
  return text.slice(0, slot.start) + sourceOf(text, slot, property, values) + text.slice(slot.end);
}

function sourceOf(text: string, slot: Slot, property: Property, values: readonly string[]): string {
  const { kind, name, node } = slot;
  if (kind === 'attribute') return `${name}="${escapedValue(values.join('; '))}"`;
  if (kind === 'gap') return `<${name} xml:lang="x-default">${escaped(values[0] ?? '')}</${name}>`;
  if (kind === 'item') {
    const tag = text.slice(slot.start, slot.openEnd);
    return `${tag.replace(/\/?>$/, '>')}${escaped(values[0] ?? '')}</${name}>`;
  }
  // names of its own that the element declares hold for what is written into it as well
  const kept = node.attributes
    .filter((one) => one.space === 'xmlns')
    .map((one) => ` ${text.slice(one.start, one.end)}`);
  return `<${name}${kept.join('')}>${contentOf(property, values, node.spaces)}</${name}>`;
}

/** The text without a place: with all of the property where nothing else is in it. */
export function emptied(text: string, slot: Slot): string {
  if (slot.kind === 'attribute') {
    const start = text.slice(0, slot.start).search(/[ \t\r\n]*$/);
    return text.slice(0, start) + text.slice(slot.end);
  }
  const container = slot.node.children[0];
  const alone = slot.kind === 'element' || (container?.children.length ?? 0) < 2;
  const { start, end } = alone ? slot.node : slot;
  const before = text.slice(0, start);
  // a line of its own, as it is written here, goes with it
  const line = alone ? /\n[ ]{1,2}$/.exec(before)?.[0].length : 0;
  return before.slice(0, before.length - (line ?? 0)) + text.slice(end);
}

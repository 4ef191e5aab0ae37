import { bahanSpace, rdfSpace, type SidecarField, usualPrefixes } from './fields.ts';
import { escaped, escapedValue, named, rdfOf } from './slots.ts';
import { parseRanges, type XmlNode } from './xml-ranges.ts';

/**
 * What a library wrote into one field. `before`: the source of what stood in its place; '' for a place among languages that
 * was empty; absent where nothing said the field at all.
 */
export interface Wrote {
  readonly value: string | readonly string[];
  readonly before?: string | undefined;
}

/** What one library wrote into a sidecar. */
export type Record = Partial<{ [Field in SidecarField]: Wrote }>;

interface Found {
  readonly library: string;
  readonly said: Record;
  readonly item: XmlNode;
}

/**
 * The record lies in the sidecar itself (`bahan:Words`, a bag with one text in JSON for each library), so that it goes
 * wherever the sidecar goes, and what Bahan wrote is never taken for another program's word.
 */
const recordOf = (root: XmlNode): XmlNode | undefined => {
  for (const description of rdfOf(root)?.children ?? []) {
    const words = description.children.find((one) => one.space === bahanSpace && one.local === 'Words');
    if (words) return words;
  }
  return undefined;
};

const bagOf = (words: XmlNode): XmlNode | undefined =>
  words.children.find((one) => one.space === rdfSpace && one.local === 'Bag');

/** The records of all libraries that wrote here. Those that nobody understands are left out. */
export function recordsIn(root: XmlNode): Found[] {
  const words = recordOf(root);
  return (words ? (bagOf(words)?.children ?? []) : []).flatMap((item) => {
    try {
      const { library, said } = JSON.parse(item.text) as { library?: unknown; said?: unknown };
      return typeof library === 'string' && typeof said === 'object' && said !== null
        ? [{ library, said: soundOf(said as { [field: string]: unknown }), item }]
        : [];
    } catch {
      return [];
    }
  });
}

/** Fields that only a newer Bahan knows are kept. */
function soundOf(said: { [field: string]: unknown }): Record {
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, one]) => {
      const { value, before } = (one ?? {}) as { value?: unknown; before?: unknown };
      const list = Array.isArray(value) && value.every((item) => typeof item === 'string');
      if (typeof value !== 'string' && !list) return [];
      return [[field, { value, ...(typeof before === 'string' ? { before } : {}) }]];
    }),
  ) as Record;
}

/** The text with another record of a library; one without fields is taken out, and with the last all of Bahan's own. */
export function withRecord(text: string, library: string, said: Record): string {
  const root = parseRanges(text);
  const own = recordsIn(root).find((one) => one.library === library)?.item;
  const words = recordOf(root);
  const bag = words && bagOf(words);
  const json = Object.keys(said).length > 0 ? escaped(JSON.stringify({ library, said })) : undefined;
  if (own) {
    if (json) return spliced(text, own.openEnd, own.closeStart, json);
    if ((bag?.children.length ?? 0) > 1) return spliced(text, own.start, own.end, '');
    return withoutBlock(text, words as XmlNode);
  }
  if (!json) return text;
  if (!words) return withBlock(text, root, json);
  const { spaces } = words;
  const item = named(spaces, rdfSpace, 'li').name;
  if (bag && !bag.selfClosed) return spliced(text, bag.closeStart, bag.closeStart, `<${item}>${json}</${item}>`);
  const list = named(spaces, rdfSpace, 'Bag');
  const content = `<${list.name}${list.declared}><${item}>${json}</${item}></${list.name}>`;
  const { start, end } = words;
  return spliced(text, start, end, `<bahan:Words xmlns:bahan="${bahanSpace}">${content}</bahan:Words>`);
}

const spliced = (text: string, start: number, end: number, put: string): string =>
  text.slice(0, start) + put + text.slice(end);

/** A description of Bahan's own behind the others, which brings all names that it may need. */
function withBlock(text: string, root: XmlNode, json: string): string {
  const rdf = rdfOf(root) as XmlNode;
  const about = rdf.children[0]?.attributes.find((one) => one.space === rdfSpace && one.local === 'about');
  const spaces = Object.entries(usualPrefixes).map(([space, prefix]) => `\n   xmlns:${prefix}="${space}"`);
  const block =
    `\n <rdf:Description rdf:about="${escapedValue(about?.value ?? '')}"${spaces.join('')}>` +
    `\n  <bahan:Words><rdf:Bag><rdf:li>${json}</rdf:li></rdf:Bag></bahan:Words>\n </rdf:Description>`;
  if (rdf.selfClosed) return `${text.slice(0, rdf.end - 2)}>${block}\n</${rdf.name}>${text.slice(rdf.end)}`;
  const at = rdf.children.at(-1)?.end ?? rdf.openEnd;
  return spliced(text, at, at, block);
}

function withoutBlock(text: string, words: XmlNode): string {
  const description = words.parent as XmlNode;
  const foreign = description.attributes.some((one) => one.space !== 'xmlns' && one.local !== 'about');
  const whole = !foreign && description.children.length === 1;
  const { start, end } = whole ? description : words;
  const line = /\n {1,2}$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return spliced(text, start - line, end, '');
}

/** Where in Bahan's own description another property may be put, and the names that hold there. */
export function roomIn(root: XmlNode): { at: number; spaces: ReadonlyMap<string, string> } | undefined {
  const words = recordOf(root);
  const description = words?.parent;
  return words && description ? { at: words.end, spaces: description.spaces } : undefined;
}

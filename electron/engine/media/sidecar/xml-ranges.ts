import { decodeEntities } from '../probe/xml.ts';

/** An attribute with where it stands: `start` to `end` is `name="value"`, `valueStart` to `valueEnd` what is quoted. */
export interface XmlAttribute {
  readonly name: string;
  readonly space: string;
  readonly local: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * An element with where it stands: `start` to `end` all of it, `openEnd` behind its start tag, `closeStart` at its end tag
 * (both `end` for one that closes itself).
 */
export interface XmlNode {
  readonly name: string;
  readonly space: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlNode | undefined;
  /** Prefixes that hold inside of it, '' for names without one. */
  readonly spaces: ReadonlyMap<string, string>;
  /** Text directly inside, without that of the children. */
  readonly text: string;
  readonly selfClosed: boolean;
  readonly start: number;
  readonly end: number;
  readonly openEnd: number;
  readonly closeStart: number;
}

/** Why a text is no well-formed XML (1.0, with namespaces), or one that nobody should write into. */
export class XmlError extends Error {
  readonly at: number;
  constructor(what: string, at: number) {
    super(`${what} at ${at}`);
    this.name = 'XmlError';
    this.at = at;
  }
}

type Making = { -readonly [Key in keyof XmlNode]: XmlNode[Key] } & { attributes: XmlAttribute[]; children: Making[] };

const deepest = 200;
const most = 500_000;
const nameStart =
  'A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd';
const part = `[${nameStart}][${nameStart}0-9.\\u00b7\\u0300-\\u036f\\u203f-\\u2040-]*`;
const qualified = new RegExp(`(?:${part}:)?${part}`, 'y');
const blank = /[ \t\r\n]*/y;
/** What XML does not allow: control characters, halves of a pair, and two that are no characters. */
const forbidden = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|' +
    '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
);
const reference = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/;
const outerSpaces: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
]);

/**
 * Reads XML strictly, with the place of everything in the text, so that it can be changed without touching the rest.
 * Document types are refused: what they define is not known here.
 * @throws XmlError
 */
export function parseRanges(text: string): XmlNode {
  const bad = forbidden.exec(text);
  if (bad) throw new XmlError('a character that XML does not allow', bad.index);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const first = at;
  let root: Making | undefined;
  let open: Making | undefined;
  let depth = 0;
  let count = 0;
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const words = text.slice(at, start < 0 ? undefined : start);
    if (open) open.text += textOf(words, at);
    else if (/[^ \t\r\n]/.test(words)) throw new XmlError('text outside of the root', at);
    if (start < 0) break;
    if (text.startsWith('<!--', start)) at = behind(text, '-->', start + 4, /--/);
    else if (text.startsWith('<![CDATA[', start)) {
      if (!open) throw new XmlError('text outside of the root', start);
      at = behind(text, ']]>', start + 9);
      open.text += text.slice(start + 9, at - 3);
    } else if (text.startsWith('<?', start)) {
      if (/^<\?xml[ \t\r\n?]/i.test(text.slice(start, start + 6)) && start !== first) {
        throw new XmlError('a declaration that does not come first', start);
      }
      at = behind(text, '?>', start + 2);
    } else if (text.startsWith('<!', start)) throw new XmlError('a document type', start);
    else if (text.startsWith('</', start)) {
      const name = nameAt(text, start + 2);
      const end = skipBlank(text, start + 2 + name.length);
      if (open?.name !== name || text[end] !== '>') throw new XmlError('an end tag that does not belong', start);
      open.closeStart = start;
      open.end = end + 1;
      at = end + 1;
      open = open.parent as Making | undefined;
      depth -= 1;
    } else {
      if (!open && root) throw new XmlError('a second root', start);
      if (++count > most || ++depth > deepest) throw new XmlError('too much', start);
      const node = startTag(text, start, open);
      if (open) open.children.push(node);
      else root = node;
      at = node.openEnd;
      if (node.selfClosed) depth -= 1;
      else open = node;
    }
  }
  if (!root || open) throw new XmlError('the end is missing', text.length);
  return root;
}

function textOf(raw: string, at: number): string {
  if (raw.includes(']]>')) throw new XmlError(']]> in a text', at);
  return decoded(raw, at);
}

function decoded(raw: string, at: number): string {
  if (!raw.includes('&') && !raw.includes('\r')) return raw;
  if (reference.test(raw)) throw new XmlError('an entity that nobody knows', at);
  return decodeEntities(raw.replace(/\r\n?/g, '\n'));
}

/** Behind the next `sign`; nothing that `never` finds may stand before it. */
function behind(text: string, sign: string, from: number, never?: RegExp): number {
  const end = text.indexOf(sign, from);
  if (end < 0 || never?.test(text.slice(from, end))) throw new XmlError(`no ${sign}`, from);
  return end + sign.length;
}

function nameAt(text: string, at: number): string {
  qualified.lastIndex = at;
  const name = qualified.exec(text)?.[0];
  if (!name) throw new XmlError('no name', at);
  return name;
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.exec(text);
  return blank.lastIndex;
}

function startTag(text: string, start: number, parent: Making | undefined): Making {
  const name = nameAt(text, start + 1);
  const raw: Omit<XmlAttribute, 'space' | 'local'>[] = [];
  let at = start + 1 + name.length;
  for (;;) {
    const next = skipBlank(text, at);
    const sign = text[next];
    if (sign === '>' || sign === '/') {
      at = next;
      break;
    }
    if (next === at) throw new XmlError('no end of a tag', at);
    const key = nameAt(text, next);
    const equals = skipBlank(text, next + key.length);
    const quoteAt = skipBlank(text, equals + 1);
    const quote = text[quoteAt];
    if (text[equals] !== '=' || (quote !== '"' && quote !== "'")) throw new XmlError('no value', next);
    const valueEnd = behind(text, quote, quoteAt + 1) - 1;
    const source = text.slice(quoteAt + 1, valueEnd);
    if (source.includes('<')) throw new XmlError('< in a value', quoteAt);
    if (raw.some((one) => one.name === key)) throw new XmlError('an attribute twice', next);
    const value = decoded(source.replace(/\r\n|[\r\n\t]/g, ' '), quoteAt);
    raw.push({ name: key, value, start: next, end: valueEnd + 1, valueStart: quoteAt + 1, valueEnd });
    at = valueEnd + 1;
  }
  const selfClosed = text[at] === '/';
  if (selfClosed && text[at + 1] !== '>') throw new XmlError('no end of a tag', at);
  const openEnd = at + (selfClosed ? 2 : 1);
  const spaces = spacesOf(raw, parent?.spaces ?? outerSpaces);
  const attributes = raw.map((one) => ({ ...one, ...resolved(one.name, spaces, true, one.start) }));
  if (new Set(attributes.map((one) => `${one.space} ${one.local}`)).size < attributes.length) {
    throw new XmlError('an attribute twice', start);
  }
  return {
    name,
    ...resolved(name, spaces, false, start),
    attributes,
    children: [],
    parent,
    spaces,
    text: '',
    selfClosed,
    start,
    end: openEnd,
    openEnd,
    closeStart: openEnd,
  };
}

function spacesOf(
  attributes: readonly Pick<XmlAttribute, 'name' | 'value'>[],
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(({ name, value }): [string, string] => [name.slice(6), value])]);
}

function resolved(
  name: string,
  spaces: ReadonlyMap<string, string>,
  attribute: boolean,
  at: number,
): { space: string; local: string } {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  if (prefix === 'xmlns' || (attribute && name === 'xmlns')) return { space: 'xmlns', local: name.slice(6) };
  // an attribute without a prefix is in no space, whatever holds for elements
  const space = attribute && colon < 0 ? '' : spaces.get(prefix);
  if (space === undefined || (colon >= 0 && space === '')) throw new XmlError(`nobody knows the prefix ${prefix}`, at);
  return { space, local: name.slice(colon + 1) };
}

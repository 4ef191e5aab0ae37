/** One element of an XML text: attributes and children by their names as written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, without that of the children. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Map<string, string>;
  children: Open[];
  text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references; nothing else is expanded, so that a text cannot grow by what it defines itself. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return named[body.toLowerCase()] ?? whole;
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

const deepest = 100;
const most = 200_000;
const longestName = 1000;
/** Times its length that a text may be searched for ends that are not there. */
const patience = 8;

/**
 * Reads a small XML text (metadata, not documents) leniently: what is not closed is closed at the end, what does not
 * belong is skipped. No document types, no entities of its own, at most 100 levels and 200,000 elements.
 */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const stack: Open[] = [root];
  let count = 0;
  let at = 0;
  let left = text.length * patience;
  while (at < text.length) {
    const top = stack.at(-1) ?? root;
    const start = text.indexOf('<', at);
    if (start !== at) top.text += decodeEntities(text.slice(at, start < 0 ? undefined : start));
    if (start < 0) break;
    const sign = text.charCodeAt(start + 1);
    if (sign === exclamation || sign === question) {
      const data = text.startsWith('<![CDATA[', start) ? text.indexOf(']]>', start) : -1;
      if (data >= 0) top.text += text.slice(start + 9, data);
      const end = data >= 0 ? data + 3 : skipped(text, start);
      if (end === 0) break;
      at = end;
    } else if (sign === slash) {
      const end = text.indexOf('>', start);
      if (end < 0) break;
      const name = text.slice(start + 2, end).trim();
      const open = stack.findLastIndex((element) => element.name === name);
      if (open > 0) stack.length = open;
      at = end + 1;
    } else {
      const end = endOfTag(text, start + 1);
      const name = end < 0 ? '' : nameAt(text, start + 1, end);
      if (name === '') {
        left -= end < 0 ? text.length - start : 0;
        if (left < 0) break;
        at = start + 1;
        continue;
      }
      if (++count > most) break;
      const closed = text.charCodeAt(end - 1) === slash;
      const element: Open = {
        name,
        attributes: attributesOf(text.slice(start + 1 + name.length, closed ? end - 1 : end)),
        children: [],
        text: '',
      };
      top.children.push(element);
      if (!closed && stack.length < deepest) stack.push(element);
      at = end + 1;
    }
  }
  return root;
}

const [exclamation, question, slash, greater, double, single] = [0x21, 0x3f, 0x2f, 0x3e, 0x22, 0x27];

/** Behind a comment, a declaration or an instruction; 0 when it has no end. */
function skipped(text: string, start: number): number {
  const comment = text.startsWith('<!--', start) ? text.indexOf('-->', start) : -1;
  return comment >= 0 ? comment + 3 : text.indexOf('>', start) + 1;
}

/** Where a tag ends, outside of what is quoted; -1 where it does not. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === greater) return at;
    if (code === double || code === single) {
      at = text.indexOf(code === double ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function nameAt(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && text.charCodeAt(at) > 0x20 && text.charCodeAt(at) !== slash) at++;
  return text.slice(start, at);
}

const noAttributes: Open['attributes'] = new Map();

function attributesOf(text: string): Open['attributes'] {
  if (!text.includes('=')) return noAttributes;
  const attributes = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    let open = equals + 1;
    while (open < text.length && text.charCodeAt(open) <= 0x20) open++;
    const sign = text.charAt(open);
    const close = sign === '"' || sign === "'" ? text.indexOf(sign, open + 1) : -1;
    if (close < 0) {
      // unquoted, or a quote without an end, behind which there is none either
      if (sign === '"' || sign === "'") break;
      at = equals + 1;
      continue;
    }
    const key = text
      .slice(Math.max(at, equals - longestName), equals)
      .trim()
      .split(/\s+/)
      .at(-1);
    if (key) attributes.set(key, decodeEntities(text.slice(open + 1, close)));
    at = close + 1;
  }
  return attributes;
}

/** The part of a name after its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

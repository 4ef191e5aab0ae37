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

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:"[^"]*"|'[^']*'|[^"'>])*)>|([^<]+)/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const deepest = 100;
const most = 200_000;

/**
 * Reads a small XML text (metadata, not documents) leniently: what is not closed is closed at the end, what does not
 * belong is skipped. No document types, no entities of its own, at most 100 levels and 200,000 elements.
 */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const stack: Open[] = [root];
  let count = 0;
  for (const match of text.matchAll(token)) {
    const [, data, closing, opening, rest = '', words] = match;
    const top = stack.at(-1) ?? root;
    if (data !== undefined) top.text += data;
    else if (words !== undefined) top.text += decodeEntities(words);
    else if (closing !== undefined) {
      const at = stack.findLastIndex((element) => element.name === closing);
      if (at > 0) stack.length = at;
    } else if (opening !== undefined) {
      if (++count > most) break;
      const attributes = new Map<string, string>();
      for (const [, key = '', double, single] of rest.matchAll(attribute)) {
        attributes.set(key, decodeEntities(double ?? single ?? ''));
      }
      const element: Open = { name: opening, attributes, children: [], text: '' };
      top.children.push(element);
      if (!rest.endsWith('/') && stack.length < deepest) stack.push(element);
    }
  }
  return root;
}

/** The part of a name after its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

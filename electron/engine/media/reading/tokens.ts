import { decodeHtml } from '../probe/markup.ts';

/** One tag or run of text of XML or HTML. Names in lower case, without their prefix. */
export interface Token {
  /** Set for text, never ''. */
  readonly text: string | undefined;
  readonly name: string;
  readonly closes: boolean;
  /** `<br/>`: closes itself. */
  readonly alone: boolean;
  readonly attributes: string;
}

const nameEnd = /[\s/>]/g;
const words = (text: string): Token => ({ text, name: '', closes: false, alone: false, attributes: '' });

/**
 * The pieces of a markup one after another, in one pass however it is broken; nothing is built, no document type is
 * followed and no entity is defined, so that a text cannot unfold. What never ends is left out.
 */
export function* tokens(markup: string): Generator<Token> {
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf('<', at);
    if (open !== at) {
      const end = open < 0 ? markup.length : open;
      yield words(decodeHtml(markup.slice(at, end)));
      at = end;
      continue;
    }
    if (markup.startsWith('<!--', at)) {
      const end = markup.indexOf('-->', at + 4);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    if (markup.startsWith('<![CDATA[', at)) {
      const end = markup.indexOf(']]>', at + 9);
      const data = markup.slice(at + 9, end < 0 ? markup.length : end);
      if (data !== '') yield words(data);
      at = end < 0 ? markup.length : end + 3;
      continue;
    }
    const first = markup.charCodeAt(at + 1);
    const closes = first === 0x2f;
    const letter = (closes ? markup.charCodeAt(at + 2) : first) | 0x20;
    if (!(letter >= 0x61 && letter <= 0x7a) && first !== 0x21 && first !== 0x3f && !closes && first !== 0x5f) {
      yield words('<'); // a sign among words, as in "a < b"
      at += 1;
      continue;
    }
    const end = markup.indexOf('>', at + 1);
    if (end < 0) return;
    if (first !== 0x21 && first !== 0x3f) {
      const from = at + (closes ? 2 : 1);
      nameEnd.lastIndex = from;
      const till = nameEnd.exec(markup)?.index ?? end;
      const written = markup.slice(from, till);
      const alone = markup.charCodeAt(end - 1) === 0x2f;
      const name = written.slice(written.indexOf(':') + 1).toLowerCase();
      yield { text: undefined, name, closes, alone, attributes: markup.slice(till, alone ? end - 1 : end) };
    }
    at = end + 1;
  }
}

const patterns = new Map<string, RegExp>();

/** One attribute by its name without prefix; undefined when the tag has none. */
export function attributeOf(token: Token, name: string): string | undefined {
  if (token.attributes === '') return undefined;
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
    patterns.set(name, pattern);
  }
  const match = pattern.exec(token.attributes);
  return match ? decodeHtml(match[1] ?? match[2] ?? match[3] ?? '') : undefined;
}

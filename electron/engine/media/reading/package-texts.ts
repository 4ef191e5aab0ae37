import type { ZipMembers } from '../zip-members.ts';
import { members } from './named-parts.ts';
import { attributeOf, tokens } from './tokens.ts';

const parts = /(\.fpage|^visio\/pages\/page\d+\.xml|^Stories\/[^/]+\.xml)$/i;
const holders = new Set(['text', 'content']);

/** The words of an XPS print (glyphs with their text), a Visio drawing (`Text`), an InDesign exchange (`Content`). */
export async function* packageTexts(zip: ZipMembers): AsyncGenerator<string> {
  for (const name of members(zip, parts)) {
    let line = '';
    let counts = 0;
    for (const token of tokens((await zip.text(name)) ?? '')) {
      if (token.text !== undefined) {
        if (counts > 0) line += token.text;
        continue;
      }
      // braces at its beginning are the format's own
      if (token.name === 'glyphs') line += `${(attributeOf(token, 'UnicodeString') ?? '').replace(/^\{\}/, '')} `;
      else if (holders.has(token.name) && !token.alone) counts = Math.max(0, counts + (token.closes ? -1 : 1));
      if (token.closes || token.name === 'br') {
        if (line.trim() !== '') yield line;
        line = '';
      }
    }
    if (line.trim() !== '') yield line;
  }
}

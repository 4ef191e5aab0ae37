import { bodyText } from './body-text.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import type { Probe } from './probed.ts';

const largest = 32 * 1024 * 1024;

const left = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl pict object objdata fldinst bkmkstart bkmkend filetbl revtbl mmathPr'.split(
    ' ',
  ),
);
const breaks = new Set(['par', 'line', 'row', 'sect', 'page']);
const marks: Readonly<Record<string, string>> = {
  tab: ' ',
  cell: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const told = new Set(['title', 'author', 'subject', 'doccomm', 'keywords', 'copyright', 'company', 'operator']);

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** Rich Text Format (1.9.1): one pass over its words, marks and groups. */
export const probeRtf: Probe = async (source) => {
  const text = source.read(0, largest).toString('latin1');
  const facts = new Map<string, string>();
  const body: string[] = [];
  const stack: { name: string; skip: boolean; unicode: number }[] = [];
  let group = { name: '', skip: false, unicode: 1 };
  let decoder = new TextDecoder('windows-1252');
  let skipLetters = 0;
  let line = '';
  let created = '';
  let pages = 0;
  const add = (words: string): void => {
    if (group.skip) return;
    if (told.has(group.name)) facts.set(group.name, (facts.get(group.name) ?? '') + words);
    else if (group.name !== 'info' && group.name !== 'creatim') line += words;
  };
  for (const [, control, number, hex, symbol, brace, words] of text.matchAll(token)) {
    if (brace === '{') {
      stack.push(group);
      group = { ...group };
    } else if (brace === '}') group = stack.pop() ?? group;
    else if (words !== undefined) {
      add(words.slice(skipLetters));
      skipLetters = Math.max(0, skipLetters - words.length);
    } else if (hex !== undefined) {
      if (skipLetters > 0) skipLetters -= 1;
      else add(decoder.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    } else if (symbol === '*') group.skip = true;
    else if (symbol === '~') add(' ');
    else if (symbol === '{' || symbol === '}' || symbol === '\\') add(symbol);
    else if (control !== undefined) {
      if (left.has(control)) group.skip = true;
      else if (control === 'info' || told.has(control) || control === 'creatim') group.name = control;
      else if (group.name === 'creatim' && number) created += `${control}${number} `;
      else if (control === 'nofpages') pages = Number(number);
      else if (control === 'ansicpg' && number) decoder = decoderOf(Number(number)) ?? decoder;
      else if (control === 'uc') group.unicode = Number(number ?? 1);
      else if (control === 'u' && number) {
        add(String.fromCharCode((Number(number) + 65_536) % 65_536));
        skipLetters = group.unicode;
      } else if (breaks.has(control)) {
        body.push(line);
        line = '';
      } else if (marks[control]) add(marks[control]);
    }
  }
  body.push(line);
  const at = creationTime(created);
  return {
    title: cleanText(facts.get('title')),
    description: cleanText(facts.get('doccomm')),
    creator: cleanText(facts.get('author')),
    copyright: cleanText(facts.get('copyright')),
    keywords: cleanList((facts.get('keywords') ?? '').split(/[;,]/)),
    pages: pages > 0 ? pages : null,
    ...(at ? { capturedAt: at, capturedAtCertainty: 'exact' as const } : {}),
    text: bodyText(body),
  };
};

function decoderOf(codePage: number) {
  try {
    return new TextDecoder(`windows-${codePage}`);
  } catch {
    return undefined; // a page that only old systems know; Latin letters are right all the same
  }
}

function creationTime(text: string): string | undefined {
  const part = (name: string) => new RegExp(`\\b${name}(\\d+) `).exec(text)?.[1]?.padStart(2, '0');
  const day = `${part('yr')}-${part('mo')}-${part('dy')}`;
  return parseWallTime(`${day}T${part('hr') ?? '00'}:${part('min') ?? '00'}`) ?? parseWallTime(day);
}

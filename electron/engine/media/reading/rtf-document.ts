import { codePageDecoder } from '../probe/code-page.ts';
import type { Block } from './block.ts';
import { BlockBuilder } from './block-builder.ts';

/** Groups whose words are none of the document's. */
const left = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping datastore ' +
    'latentstyles xmlnstbl pict objdata objclass fldinst bkmkstart bkmkend filetbl revtbl mmathpr listpicture pnseclvl ' +
    'deleted userprops background panose falt shprslt sn sv sp tc tcn xe rxe bxe template ftnsep ftnsepc aftnsep aftnsepc'
  ).split(' '),
);
/** Marked as unknown to old programs (`\*`), and yet read. */
const known = new Set(['copyright', 'company', 'shpinst', 'shptxt', 'keywords', 'annotation', 'shppict', 'nonshppict']);
/** Stand beside the text: read for themselves. */
const beside = new Set(
  'header footer headerl headerr headerf footerl footerr footerf footnote annotation shptxt'.split(' '),
);
const told = new Set([
  'title',
  'author',
  'subject',
  'doccomm',
  'keywords',
  'copyright',
  'company',
  'operator',
  'category',
]);
const times = new Set(['creatim', 'revtim']);
const signs: Readonly<Record<string, string>> = {
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  nestcell: '\n',
};
const pages: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const deepest = 2000;
const mostFonts = 5000;

interface Group {
  readonly name: string;
  readonly skip: boolean;
  readonly marked: boolean;
  readonly unicode: number;
  readonly font: number;
  readonly above: string | undefined;
}

/** What a Rich Text file says: its properties by their control words, times as `yr2010 mo6 dy19 `. */
export interface RtfDocument {
  readonly told: ReadonlyMap<string, string>;
  readonly pages: number;
  readonly blocks: readonly Block[];
}

const token = /\\([a-z]+)(-?\d{1,9})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** Rich Text Format (1.9.1) in one pass. `text` holds the file's bytes as Latin-1. */
export function readRtf(text: string): RtfDocument {
  const facts = new Map<string, string>();
  const fonts = new Map<number, (bytes: Uint8Array) => string>();
  const builder = new BlockBuilder();
  const blocks: Block[] = [];
  const aside: string[] = [];
  const stack: Group[] = [];
  let group: Group = { name: '', skip: false, marked: false, unicode: 1, font: -1, above: undefined };
  let own = codePageDecoder(1252);
  let bytes = '';
  let skipLetters = 0;
  let line = '';
  let cells: string[] = [];
  let inTable = false;
  let level = 0;
  let item = false;
  let listed = false;
  let inCell = false;
  let hidden = false;
  let count = 0;
  let besides = 0;
  const change = (what: Partial<Group>): void => {
    group = { ...group, ...what };
  };
  const say = (words: string): void => {
    if (group.skip || hidden) return;
    if (told.has(group.name)) facts.set(group.name, ((facts.get(group.name) ?? '') + words).slice(0, 100_000));
    else if (group.name !== 'info' && !times.has(group.name)) line += words;
  };
  const flush = (): void => {
    if (bytes === '') return;
    const decode = fonts.get(group.font) ?? own;
    say(decode(Buffer.from(bytes, 'latin1')));
    bytes = '';
  };
  const endTable = (): void => {
    if (inTable) builder.closeTable();
    inTable = false;
  };
  const endLine = (): void => {
    if (inCell || besides > 0) {
      line += '\n';
      return;
    }
    endTable();
    builder.openParagraph(level, item || listed);
    listed = false;
    builder.words(line);
    builder.closeParagraph();
    line = '';
    blocks.push(...builder.take());
  };
  const endRow = (): void => {
    if (cells.length === 0) return;
    if (!inTable) builder.openTable();
    inTable = true;
    builder.openRow();
    for (const cell of cells) {
      builder.openCell();
      builder.words(cell);
    }
    builder.closeRow();
    cells = [];
  };
  const control = (word: string, digits: string | undefined): void => {
    const number = Number(digits);
    if (group.marked) change({ marked: false, skip: group.skip || !(known.has(word) || told.has(word)) });
    if (beside.has(word)) {
      change({ name: '', above: line });
      besides += 1;
      line = '';
    } else if (left.has(word)) change({ skip: true, name: word });
    else if (word === 'info' || told.has(word) || times.has(word)) change({ name: word });
    else if (times.has(group.name)) facts.set(group.name, `${facts.get(group.name) ?? ''}${word}${digits ?? ''} `);
    else if (word === 'nofpages') count = number;
    else if (word === 'ansicpg') own = codePageDecoder(number);
    else if (word === 'mac') own = codePageDecoder(10000);
    else if (word === 'f' && digits !== undefined) change({ font: number });
    else if (word === 'fcharset') {
      const page = pages[number];
      if (page !== undefined && fonts.size < mostFonts) fonts.set(group.font, codePageDecoder(page));
    } else if (word === 'uc') change({ unicode: Math.min(10, Number(digits ?? 1)) });
    else if (word === 'u' && digits !== undefined) {
      say(String.fromCharCode((number + 65_536) % 65_536));
      skipLetters = group.unicode;
    } else if (word === 'htmlrtf') hidden = digits !== '0';
    else if (group.skip) return;
    else if (word === 'pard') {
      level = 0;
      item = false;
      inCell = false;
    } else if (word === 'intbl') inCell = true;
    else if (word === 'outlinelevel') level = number < 6 ? number + 1 : 0;
    else if (word === 'ls') item = true;
    else if (word === 'listtext' || word === 'pntext') listed = true;
    else if (word === 'cell') {
      if (cells.length < 200) cells.push(line);
      line = '';
    } else if (word === 'row') endRow();
    else if (word === 'par' || word === 'sect') endLine();
    else if (word === 'line') say('\n');
    else if (word === 'page') {
      endLine();
      builder.breakAs('');
    } else if (signs[word]) say(signs[word]);
  };
  for (const [, word, digits, hex, symbol, brace, words] of text.matchAll(token)) {
    if (words !== undefined || hex !== undefined) {
      const piece = words ?? String.fromCharCode(Number.parseInt(hex ?? '', 16));
      if (!group.skip) bytes += piece.slice(skipLetters);
      skipLetters = Math.max(0, skipLetters - piece.length);
      continue;
    }
    if (word === undefined && brace === undefined && symbol === undefined) continue;
    flush();
    if (brace === '{') {
      if (stack.length < deepest) stack.push(group);
      change({ above: undefined });
    } else if (brace === '}') {
      if (group.above !== undefined) {
        aside.push(line);
        besides -= 1;
        line = group.above;
      }
      group = stack.pop() ?? group;
      skipLetters = 0;
    } else if (word !== undefined) control(word.toLowerCase(), digits);
    else if (symbol === '*') change({ marked: true });
    else if (symbol === '~') say(' ');
    else if (symbol === '_') say('-');
    else if (symbol === '{' || symbol === '}' || symbol === '\\') {
      if (skipLetters > 0) skipLetters -= 1;
      else say(symbol);
    } else if (symbol === '\n' || symbol === '\r') endLine();
  }
  flush();
  inCell = false;
  endRow();
  endLine();
  endTable();
  blocks.push(...builder.end());
  for (const words of aside) {
    const plain = words.trim();
    if (plain !== '') blocks.push({ is: 'paragraph', text: plain });
  }
  return { told: facts, pages: count, blocks };
}

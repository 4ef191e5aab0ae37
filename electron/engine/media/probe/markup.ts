import { decodeEntities } from './xml.ts';

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  euro: '€',
  pound: '£',
  sect: '§',
  para: '¶',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  times: '×',
  divide: '÷',
  frac12: '½',
  sup2: '²',
  sup3: '³',
  shy: '\u00ad',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  igrave: 'ì',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  Agrave: 'À',
  Aacute: 'Á',
  Auml: 'Ä',
  Ccedil: 'Ç',
  Eacute: 'É',
  Egrave: 'È',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
};

/** Character references of HTML, the common names among them. */
export function decodeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return decodeEntities(text.replace(/&([A-Za-z]{2,8}[123]?);/g, (whole, name: string) => named[name] ?? whole));
}

const piece = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s>/]+)[^>]*>|([^<]+)/g;

/** What of a markup is text, and what parts it. Names are in lower case, without their prefix. */
export interface MarkupRules {
  /** Elements whose text counts; without it, all do. */
  readonly only?: ReadonlySet<string>;
  /** Elements whose content is left out. */
  readonly skip: ReadonlySet<string>;
  /** Elements after which a line ends. */
  readonly lines: ReadonlySet<string>;
  /** Elements that stand for a space. */
  readonly gaps: ReadonlySet<string>;
}

/** The words of XML or HTML as parts for `bodyText`; never builds a tree, so that a large sheet costs one pass. */
export function* markupText(text: string, rules: MarkupRules): Generator<string> {
  let line = '';
  let skipping = '';
  let counted = 0;
  for (const [whole, data, closing, written = '', words] of text.matchAll(piece)) {
    if (words !== undefined || data !== undefined) {
      if (skipping === '' && (!rules.only || counted > 0)) line += data ?? decodeHtml(words ?? '');
      continue;
    }
    const name = written.slice(written.indexOf(':') + 1).toLowerCase();
    const ends = closing === '/';
    if (skipping !== '') {
      if (ends && name === skipping) skipping = '';
      continue;
    }
    const alone = whole.endsWith('/>');
    if (!ends && !alone && rules.skip.has(name)) skipping = name;
    else if (!alone && rules.only?.has(name)) counted = ends ? Math.max(0, counted - 1) : counted + 1;
    else if (rules.gaps.has(name)) line += ' ';
    if (rules.lines.has(name)) {
      if (line.trim() !== '') yield line;
      line = '';
    }
  }
  if (line.trim() !== '') yield line;
}

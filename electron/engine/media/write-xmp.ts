import type { CopyDescription } from './copy-request.ts';

/** What no XML may hold (its production of Char): one such sign makes readers refuse the whole packet. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Bytes of a packet at most: it has to go into one segment of a JPEG, and sharp leaves out one that comes near its end. */
const largest = 40_000;

const escaped = (text: string): string =>
  text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** One property: plain text, text in the default language, an unordered or an ordered list. */
export interface XmpProperty {
  readonly name: string;
  readonly form: 'text' | 'Alt' | 'Bag' | 'Seq';
  readonly values: readonly string[];
}

function written({ name, form, values }: XmpProperty): string {
  if (form === 'text') return `<${name}>${escaped(values[0] ?? '')}</${name}>`;
  const language = form === 'Alt' ? ' xml:lang="x-default"' : '';
  const items = values.map((value) => `<rdf:li${language}>${escaped(value)}</rdf:li>`).join('');
  return `<${name}><rdf:${form}>${items}</rdf:${form}></${name}>`;
}

/** What a packet says of these words, in its order; nothing for what is not known. */
export function xmpProperties(describe: CopyDescription): XmpProperty[] {
  const { title, caption, keywords, creator, copyright, source, usageTerms, place, people, event, date } = describe;
  const property = (name: string, form: XmpProperty['form'], values: readonly (string | null | undefined)[] = []) => {
    const known = values.filter((value) => value !== null && value !== undefined && value !== '') as string[];
    return known.length ? [{ name, form, values: known }] : [];
  };
  return [
    ...property('dc:title', 'Alt', [title]),
    ...property('photoshop:Headline', 'text', [title]),
    ...property('dc:description', 'Alt', [caption]),
    ...property('dc:subject', 'Bag', keywords),
    ...property('dc:creator', 'Seq', [creator]),
    ...property('dc:rights', 'Alt', [copyright]),
    ...property('photoshop:Source', 'text', [source]),
    ...property('xmpRights:UsageTerms', 'Alt', [usageTerms]),
    ...property('Iptc4xmpCore:Location', 'text', [place]),
    ...property('Iptc4xmpExt:Event', 'Alt', [event]),
    ...property('Iptc4xmpExt:PersonInImage', 'Bag', people),
    ...property('photoshop:DateCreated', 'text', [date?.split('/')[0]]),
  ];
}

/**
 * An XMP packet (ISO 16684-1) with these words, or undefined when there are none, in the fields that other programs show
 * (IPTC Photo Metadata Standard): a title is the title and the headline, since newsrooms and Lightroom's panels look for one
 * or the other; a place is the sublocation; of a span of days the first.
 */
export function descriptionXmp(describe: CopyDescription): string | undefined {
  return packetOf(xmpProperties(fittingWords(describe)));
}

/** These words, or as many of them as go into a packet of `most` bytes. */
export function fittingWords(describe: CopyDescription, most = largest): CopyDescription {
  let words = describe;
  for (;;) {
    const packet = packetOf(xmpProperties(words));
    if (packet === undefined || Buffer.byteLength(packet) <= Math.min(most, largest)) return words;
    words = shorter(words);
  }
}

/** What is too much of it goes: words of lists first, then the end of the longest text. */
function shorter(describe: CopyDescription): CopyDescription {
  const { keywords = [], people = [] } = describe;
  const most = <T>(list: readonly T[]) => list.slice(0, Math.floor(list.length * 0.9));
  if (keywords.length) return { ...describe, keywords: most(keywords) };
  if (people.length) return { ...describe, people: most(people) };
  const texts = ['caption', 'title', 'event', 'place', 'copyright', 'creator', 'source', 'usageTerms'] as const;
  const [longest = 'caption'] = texts.toSorted((a, b) => (describe[b]?.length ?? 0) - (describe[a]?.length ?? 0));
  const text = [...(describe[longest] ?? '')];
  return { ...describe, [longest]: most(text).join('') };
}

function packetOf(properties: readonly XmpProperty[]): string | undefined {
  if (properties.length === 0) return undefined;
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"' +
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"' +
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">' +
    `${properties.map(written).join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

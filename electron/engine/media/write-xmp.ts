import type { CopyDescription } from './copy-request.ts';
import { labelWord } from './probe/colour-label.ts';

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

const text = (name: string, value: string | null | undefined): string =>
  value ? `<${name}>${escaped(value)}</${name}>` : '';

const alternative = (name: string, value: string | null | undefined): string =>
  value ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></${name}>` : '';

const list = (name: string, kind: 'Bag' | 'Seq', values: readonly string[] = []): string =>
  values.length
    ? `<${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${escaped(value)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`
    : '';

/**
 * An XMP packet (ISO 16684-1) with these words, or undefined when there are none, in the fields that other programs show
 * (IPTC Photo Metadata Standard): a title is the title and the headline, since newsrooms and Lightroom's panels look for one
 * or the other; a place is the sublocation; of a span of days the first.
 */
export function descriptionXmp(describe: CopyDescription): string | undefined {
  let words = describe;
  for (;;) {
    const packet = packetOf(words);
    if (packet === undefined || Buffer.byteLength(packet) <= largest) return packet;
    words = shorter(words);
  }
}

/** What is too much of it goes: words of lists first, then the end of the longest text. */
function shorter(describe: CopyDescription): CopyDescription {
  const { keywords = [], people = [] } = describe;
  const most = <T>(list: readonly T[]) => list.slice(0, Math.floor(list.length * 0.9));
  if (keywords.length) return { ...describe, keywords: most(keywords) };
  if (people.length) return { ...describe, people: most(people) };
  const texts = ['caption', 'title', 'event', 'place', 'copyright', 'creator'] as const;
  const [longest = 'caption'] = texts.toSorted((a, b) => (describe[b]?.length ?? 0) - (describe[a]?.length ?? 0));
  const text = [...(describe[longest] ?? '')];
  return { ...describe, [longest]: most(text).join('') };
}

function packetOf(describe: CopyDescription): string | undefined {
  const { title, caption, keywords, creator, copyright, place, people, event, date, rating, label } = describe;
  const properties =
    alternative('dc:title', title) +
    text('photoshop:Headline', title) +
    alternative('dc:description', caption) +
    list('dc:subject', 'Bag', keywords) +
    list('dc:creator', 'Seq', creator ? [creator] : []) +
    alternative('dc:rights', copyright) +
    text('Iptc4xmpCore:Location', place) +
    alternative('Iptc4xmpExt:Event', event) +
    list('Iptc4xmpExt:PersonInImage', 'Bag', people) +
    text('photoshop:DateCreated', date?.split('/')[0]) +
    text('xmp:Rating', rating ? String(rating) : null) +
    text('xmp:Label', label ? labelWord(label) : null);
  if (!properties) return undefined;
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"' +
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">' +
    `${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

import type { CopyDescription } from './copy-request.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const alternative = (name: string, text: string | null | undefined): string =>
  text ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>` : '';

/** An XMP packet (ISO 16684-1) with these words, or undefined when there are none. */
export function descriptionXmp({ title, caption, creator, copyright }: CopyDescription): string | undefined {
  const properties =
    alternative('dc:title', title) +
    alternative('dc:description', caption) +
    alternative('dc:rights', copyright) +
    (creator ? `<dc:creator><rdf:Seq><rdf:li>${escaped(creator)}</rdf:li></rdf:Seq></dc:creator>` : '');
  if (!properties) return undefined;
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

import { parseXml, type XmlElement } from './xml.ts';

/** One value of an XMP property: a text, a list, or a structure. */
export interface XmpValue {
  readonly texts: readonly string[];
  readonly fields: ReadonlyMap<string, XmpValue>;
  readonly items: readonly XmpValue[];
}

/** Properties by their usual names (`dc:title`), whatever prefix a file gave their namespace. */
export type Xmp = ReadonlyMap<string, XmpValue>;

/** Usual prefixes (XMP specification part 2, IPTC Photo Metadata Standard, MWG guidelines). */
const prefixes: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/xap/1.0/mm/': 'xmpMM',
  'http://ns.adobe.com/xap/1.0/rights/': 'xmpRights',
  'http://ns.adobe.com/photoshop/1.0/': 'photoshop',
  'http://ns.adobe.com/exif/1.0/': 'exif',
  'http://cipa.jp/exif/1.0/': 'exifEX',
  'http://ns.adobe.com/tiff/1.0/': 'tiff',
  'http://ns.adobe.com/pdf/1.3/': 'pdf',
  'http://ns.adobe.com/lightroom/1.0/': 'lr',
  'http://ns.adobe.com/exif/1.0/aux/': 'aux',
  'http://ns.adobe.com/camera-raw-settings/1.0/': 'crs',
  'http://ns.adobe.com/xap/1.0/sType/ResourceRef#': 'stRef',
  'http://ns.adobe.com/xap/1.0/sType/ResourceEvent#': 'stEvt',
  'http://ns.adobe.com/xap/1.0/t/pg/': 'xmpTPg',
  'http://ns.adobe.com/xmp/1.0/DynamicMedia/': 'xmpDM',
  'http://ns.adobe.com/xmp/note/': 'xmpNote',
  'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/': 'Iptc4xmpCore',
  'http://iptc.org/std/Iptc4xmpExt/2008-02-29/': 'Iptc4xmpExt',
  'http://www.metadataworkinggroup.com/schemas/regions/': 'mwg-rs',
  'http://www.metadataworkinggroup.com/schemas/keywords/': 'mwg-kw',
  'http://ns.adobe.com/xmp/sType/Area#': 'stArea',
  'http://ns.microsoft.com/photo/1.0/': 'MicrosoftPhoto',
  'http://ns.microsoft.com/photo/1.0': 'MicrosoftPhoto',
  'http://ns.microsoft.com/photo/1.2/': 'MP',
  'http://ns.google.com/photos/1.0/camera/': 'GCamera',
  'http://ns.google.com/photos/1.0/container/': 'Container',
  'http://ns.google.com/photos/1.0/container/item/': 'Item',
  'http://ns.google.com/photos/1.0/panorama/': 'GPano',
  'http://ns.useplus.org/ldf/xmp/1.0/': 'plus',
  'http://xmp.gettyimages.com/gift/1.0/': 'GettyImagesGIFT',
  'http://ns.apple.com/adjustment-settings/1.0/': 'aas',
  'http://ns.apple.com/faceinfo/1.0/': 'apple-fi',
  'http://creativecommons.org/ns#': 'cc',
  'http://ns.microsoft.com/photo/1.2/t/RegionInfo#': 'MPRI',
  'http://ns.microsoft.com/photo/1.2/t/Region#': 'MPReg',
  'http://ns.acdsee.com/iptc/1.0/': 'acdsee',
  'http://www.digikam.org/ns/1.0/': 'digiKam',
};

type Names = ReadonlyMap<string, string>;
const noNames: Names = new Map();

function withNames(element: XmlElement, names: Names): Names {
  let own: Map<string, string> | undefined;
  for (const [key, value] of element.attributes) {
    if (!key.startsWith('xmlns')) continue;
    // names without a prefix, in a space that an element declares for itself and what is in it
    const prefix = key === 'xmlns' ? '' : key.slice(6);
    own ??= new Map(names);
    own.set(prefix, prefixes[value] ?? prefix);
  }
  return own ?? names;
}

function usual(name: string, names: Names): string {
  const colon = name.indexOf(':');
  if (colon < 0) {
    const space = names.get('');
    return space ? `${space}:${name}` : name;
  }
  const prefix = name.slice(0, colon);
  return `${names.get(prefix) ?? prefix}${name.slice(colon)}`;
}

const plain = (text: string): XmpValue => ({ texts: [text], fields: new Map(), items: [] });

function fieldsOf(element: XmlElement, names: Names): Map<string, XmpValue> {
  const fields = new Map<string, XmpValue>();
  for (const [key, value] of element.attributes) {
    if (!key.includes(':')) continue;
    const name = usual(key, names);
    if (name.startsWith('xmlns') || name.startsWith('xml:') || name.startsWith('rdf:')) continue;
    fields.set(name, plain(value));
  }
  for (const child of element.children) {
    const inner = withNames(child, names);
    const name = usual(child.name, inner);
    if (!fields.has(name)) fields.set(name, readValue(child, inner));
  }
  return fields;
}

/** Of several languages the default one comes first, then those that are read here, whatever order the file has. */
function languageRank(item: XmlElement): number {
  const language = (item.attributes.get('xml:lang') ?? 'x-default').toLowerCase().split(/[-_]/)[0] ?? '';
  const rank = ['x', 'id', 'in', 'en'].indexOf(item.text.trim() === '' ? '' : language);
  return rank < 0 ? 4 : rank;
}

function readValue(element: XmlElement, names: Names): XmpValue {
  const resource = [...element.attributes].find(([key]) => usual(key, names) === 'rdf:resource')?.[1];
  if (resource !== undefined) return plain(resource);
  for (const child of element.children) {
    const inner = withNames(child, names);
    const name = usual(child.name, inner);
    if (name === 'rdf:Bag' || name === 'rdf:Seq' || name === 'rdf:Alt') {
      let list = child.children.filter((item) => /^rdf:(?:li|_\d+)$/.test(usual(item.name, inner)));
      if (name === 'rdf:Alt') list = list.toSorted((a, b) => languageRank(a) - languageRank(b));
      const items = list.slice(0, 5000).map((item) => readValue(item, withNames(item, inner)));
      const texts = items.flatMap((item) => item.texts.slice(0, 1));
      return { texts: name === 'rdf:Alt' ? texts.slice(0, 1) : texts, fields: new Map(), items };
    }
    if (name === 'rdf:Description') return { texts: [], fields: fieldsOf(child, inner), items: [] };
  }
  const fields = fieldsOf(element, names);
  const value = fields.get('rdf:value');
  if (value) return value;
  return { texts: element.children.length === 0 ? [element.text] : [], fields, items: [] };
}

/**
 * Reads XMP packets (ISO 16684-1) into properties; of several packets the first that has a property wins. Anything
 * that is no XMP gives no properties.
 */
export function readXmp(packets: readonly string[]): Xmp {
  const found = new Map<string, XmpValue>();
  const take = (element: XmlElement, names: Names): void => {
    for (const [name, value] of fieldsOf(element, names)) if (!found.has(name)) found.set(name, value);
  };
  const walk = (element: XmlElement, names: Names, depth: number): void => {
    const own = withNames(element, names);
    const name = usual(element.name, own);
    if (name === 'rdf:Description') take(element, own);
    else if (name === 'rdf:RDF') {
      // a description may be written as an element of its type instead
      for (const child of element.children) take(child, withNames(child, own));
    } else if (depth < 6) for (const child of element.children) walk(child, own, depth + 1);
  };
  for (const packet of packets) walk(parseXml(packet), noNames, 0);
  return found;
}

export function xmpText(xmp: Xmp, name: string): string | undefined {
  return xmp.get(name)?.texts.find((text) => text.trim() !== '');
}

export function xmpList(xmp: Xmp, name: string): readonly string[] {
  return xmp.get(name)?.texts ?? [];
}

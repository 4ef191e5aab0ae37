import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXmp, xmpList, xmpText } from '../../../../../electron/engine/media/probe/xmp.ts';
import { fields, type Words, written } from '../../../../../electron/engine/media/sidecar/fields.ts';
import { emptySidecar, putWords, settleWords } from '../../../../../electron/engine/media/sidecar/put-words.ts';
import { parseRanges, type XmlNode } from '../../../../../electron/engine/media/sidecar/xml-ranges.ts';
import { cleanWords } from '../../../../../shared/text/clean.ts';

const spaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  crs: 'http://ns.adobe.com/camera-raw-settings/1.0/',
  lr: 'http://ns.adobe.com/lightroom/1.0/',
  darktable: 'http://darktable.sf.net/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
} as const;
const declared = Object.entries(spaces)
  .map(([prefix, space]) => ` xmlns:${prefix}="${space}"`)
  .join('');

const sidecar = (inside: string, attributes = ''): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF${declared}>\n` +
  `  <rdf:Description rdf:about="uuid:1"${attributes}>${inside}</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>`;

const literal = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;');
const title = (text: string): string =>
  `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:title>`;

describe('words of people in a sidecar', () => {
  it('are read by what reads XMP, each where its field belongs', () => {
    const text = putWords(emptySidecar, 'a', {
      title: 'Upacara <Hari> & "Pahlawan"',
      caption: 'Baris satu\nbaris dua',
      keywords: ['upacara', 'bendera'],
      creator: 'Siti',
      copyright: '© Diskominfo',
      event: 'Hari Pahlawan',
      place: 'Alun-alun, Temanggung',
      people: ['Bupati', 'Ketua; DPRD'],
      date: '2020-11-10/2020-11-12',
      theme: 'Kegiatan',
    });
    const xmp = readXmp([text]);
    expect(xmpText(xmp, 'dc:title')).toBe('Upacara <Hari> & "Pahlawan"');
    expect(xmpText(xmp, 'dc:description')).toBe('Baris satu\nbaris dua');
    expect(xmpList(xmp, 'dc:subject')).toEqual(['upacara', 'bendera']);
    expect(xmpList(xmp, 'dc:creator')).toEqual(['Siti']);
    expect(xmpText(xmp, 'dc:rights')).toBe('© Diskominfo');
    expect(xmpText(xmp, 'Iptc4xmpExt:Event')).toBe('Hari Pahlawan');
    expect(xmpText(xmp, 'Iptc4xmpCore:Location')).toBe('Alun-alun, Temanggung');
    expect(xmpList(xmp, 'Iptc4xmpExt:PersonInImage')).toEqual(['Bupati', 'Ketua; DPRD']);
    expect(xmpText(xmp, 'photoshop:DateCreated')).toBe('2020-11-10');
    expect(xmpText(xmp, 'bahan:Theme')).toBe('Kegiatan');
  });

  it('take the place of what another program said, which comes back when they are taken back', () => {
    for (const before of [
      sidecar(title('Dari Lightroom')),
      sidecar('<dc:title>tanpa bahasa</dc:title>'),
      sidecar('<dc:title><rdf:Alt><rdf:li xml:lang="en">English</rdf:li></rdf:Alt></dc:title>'),
      sidecar('<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Alt/></dc:title>'),
      sidecar('', ' dc:title="sebagai atribut"'),
      sidecar("<crs:Tint crs:auto='yes'>5</crs:Tint>", ' crs:Version="15.0"'),
    ]) {
      const after = putWords(before, 'a', { title: 'Bahan' });
      expect(xmpText(readXmp([after]), 'dc:title')).toBe('Bahan');
      expect(putWords(after, 'a', {})).toBe(before);
    }
  });

  it('leave the other languages of a text alone', () => {
    const before = sidecar(
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Upacara</rdf:li><rdf:li xml:lang="en">Ceremony</rdf:li></rdf:Alt></dc:title>',
    );
    const after = putWords(before, 'a', { title: 'Apel' });
    expect(after).toContain('<rdf:li xml:lang="x-default">Apel</rdf:li><rdf:li xml:lang="en">Ceremony</rdf:li>');
  });

  it('give way to what another program said later, until somebody says something new', () => {
    const mine = putWords(sidecar(title('Lama')), 'a', { title: 'Kata saya' });
    const theirs = mine.replace('>Kata saya<', '>Kata mereka<');
    expect(putWords(theirs, 'a', { title: 'Kata saya', caption: 'baru' })).toContain('>Kata mereka<');
    const cleared = putWords(theirs, 'a', {});
    expect(cleared).toContain('>Kata mereka<');
    expect(cleared).not.toContain('bahan:');
    const again = putWords(theirs, 'a', { title: 'Kata baru' });
    expect(xmpText(readXmp([again]), 'dc:title')).toBe('Kata baru');
    expect(xmpText(readXmp([putWords(again, 'a', {})]), 'dc:title')).toBe('Kata mereka');
  });

  it('that a program wrote anew in its own way are still known as Bahan’s', () => {
    const mine = putWords(sidecar('', ' photoshop:DateCreated="1999"'), 'a', { date: '2020-10', place: 'Balai desa' });
    expect(mine).toContain('photoshop:DateCreated="2020-10"');
    const compact = mine
      .replace(/\n {2}<Iptc4xmpCore:Location>.*<\/Iptc4xmpCore:Location>/, '')
      .replace('photoshop:DateCreated="2020-10"', 'Iptc4xmpCore:Location="Balai desa"')
      .replace('<bahan:Words>', '<photoshop:DateCreated>2020-10</photoshop:DateCreated><bahan:Words>');
    const cleared = putWords(compact, 'a', {});
    expect(cleared).not.toContain('Balai desa');
    expect(xmpText(readXmp([cleared]), 'photoshop:DateCreated')).toBe('1999');
  });

  it('of two libraries stand side by side', () => {
    const first = putWords(emptySidecar, 'a', { title: 'Satu', theme: 'Banjir' });
    const both = putWords(first, 'b', { caption: 'Dua' });
    expect(settleWords(both, 'a').words).toEqual({ caption: 'Dua' });
    expect(settleWords(both, 'b').words).toEqual({ title: 'Satu', theme: 'Banjir' });
    expect(putWords(both, 'b', {})).toBe(first);
    expect(settleWords(putWords(both, 'a', {}), undefined).words).toEqual({ caption: 'Dua' });
  });

  it('are never written into what is no well-formed XMP', () => {
    for (const broken of [
      '',
      'bukan xml',
      '<a><b></a>',
      '<a x="1" x="2"/>',
      '<!DOCTYPE a><a/>',
      '<a>&nbsp;</a>',
      '<b:a/>',
    ]) {
      expect(() => putWords(broken, 'a', { title: 'x' })).toThrow(/./);
      expect(() => parseRanges(broken)).toThrow(/ at \d+$/);
    }
    expect(() => putWords('<a/>', 'a', { title: 'x' })).toThrow('no rdf:RDF');
  });
});

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('Rapat & "koordinasi"', ']]>', '<rdf:li>', "d'oh", 'a; b', '--', 'e\u0301', '  tepi  ', '\ufffe'),
);
const list = fc.array(word, { maxLength: 4 });
const words: fc.Arbitrary<Words> = fc.record(
  {
    title: word,
    caption: word,
    event: word,
    place: word,
    creator: word,
    copyright: word,
    theme: word,
    keywords: list,
    people: list,
    date: fc.constantFrom('2020', '2020-10', '2020-10-09', '2020-10-09/2020-10-11'),
  },
  { requiredKeys: [] },
);

const nice = word.map((text) => literal(text.replace(/[^\p{L}\p{N} &<>"';]/gu, '')));
const attribute = fc.constantFrom(
  ...[' crs:Tint="3"', ' photoshop:City="Semarang"', ' photoshop:DateCreated="2001"', " Iptc4xmpCore:Location='Balai'"],
  ...[' dc:title="t"', ' dc:subject="s"', ' dc:rights = "r"', ' darktable:xmp_version="5"'],
);
const element = fc.oneof(
  nice.map(title),
  nice.map((text) => `<dc:description><rdf:Alt><rdf:li xml:lang="en-US">${text}</rdf:li></rdf:Alt></dc:description>`),
  nice.map(
    (text) => `<dc:subject>\n <rdf:Bag>\n <rdf:li>${text}</rdf:li><rdf:li>lain</rdf:li>\n</rdf:Bag></dc:subject>`,
  ),
  nice.map((text) => `<dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator>`),
  nice.map((text) => `<Iptc4xmpCore:Location>${text}</Iptc4xmpCore:Location>`),
  nice.map((text) => `<photoshop:City>${text}</photoshop:City>`),
  nice.map(
    (text) =>
      `<d:rights xmlns:d="http://purl.org/dc/elements/1.1/"><rdf:Alt><rdf:li>${text}</rdf:li></rdf:Alt></d:rights>`,
  ),
  nice.map((text) => `<crs:Look rdf:parseType="Resource"><crs:Name>${text}</crs:Name></crs:Look>`),
  nice.map(
    (text) =>
      `<darktable:history><rdf:Seq><rdf:li darktable:num="0" darktable:params="${text}"/></rdf:Seq></darktable:history>`,
  ),
  fc.constantFrom(
    '<!-- catatan -->',
    '\r\n',
    '<lr:hierarchicalSubject><rdf:Bag/></lr:hierarchicalSubject>',
    '<![CDATA[ ]]>',
  ),
);
const foreign = fc
  .tuple(
    fc.uniqueArray(attribute, { maxLength: 4 }),
    fc.uniqueArray(element, { maxLength: 6, selector: (one) => /^<[!\w:]*/.exec(one)?.[0] ?? one }),
  )
  .map(([attributes, elements]) => sidecar(elements.join(''), attributes.join('')));

/** What stands in a text besides the fields that words are written to. */
function others(text: string): string[] {
  const own = /(?:dc:(?:title|description|subject|creator|rights)|d:rights|Location|DateCreated|Event|PersonInImage)$/;
  const found: string[] = [];
  const walk = (node: XmlNode, description: boolean): void => {
    for (const one of node.attributes)
      if (description && one.space !== 'xmlns' && one.local !== 'about' && !own.test(one.name))
        found.push(`${one.name}=${one.value}`);
    for (const child of node.children) {
      const described = child.name === 'rdf:Description';
      if (description && !own.test(child.name) && !child.name.startsWith('bahan:'))
        found.push(text.slice(child.start, child.end));
      else walk(child, described);
    }
  };
  walk(parseRanges(text), false);
  return found.toSorted();
}

/** A word as it is kept, or undefined where nothing of it can be. */
const kept = (said: Words): Words => settleWords(putWords(emptySidecar, 'x', said), undefined).words;

describe('for any sidecar and any words', () => {
  it('what was written is read, all else is still there, and twice is once', () => {
    fc.assert(
      fc.property(foreign, words, (before, said) => {
        const after = putWords(before, 'a', said);
        const known = kept(said);
        expect(settleWords(after, 'b').words).toEqual(known);
        const xmp = readXmp([after]);
        for (const field of fields) {
          const value = known[field];
          if (value === undefined) continue;
          const name = { title: 'dc:title', keywords: 'dc:subject', people: 'Iptc4xmpExt:PersonInImage' }[
            field as string
          ];
          // a word that stood there already keeps the spaces around it
          if (name && !after.includes(`${name}="`))
            expect(cleanWords(xmpList(xmp, name))).toEqual(cleanWords(written(field, value)));
        }
        expect(others(after)).toEqual(others(before));
        expect(putWords(after, 'a', said)).toBe(after);
      }),
      { numRuns: 80 },
    );
  });

  it('taking all words back gives the sidecar as it was, to the letter, whatever was said between', () => {
    fc.assert(
      fc.property(foreign, fc.array(words, { minLength: 1, maxLength: 4 }), (before, rounds) => {
        const after = rounds.reduce((text, said) => putWords(text, 'a', said), before);
        expect(putWords(after, 'a', {})).toBe(before);
        expect(settleWords(after, 'a')).toEqual({ text: before, words: {} });
      }),
      { numRuns: 80 },
    );
  });

  it('a plain word is kept as it was said', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z<>&"'\]é;]{1,20}$/), (text) => {
        expect(kept({ title: text, keywords: [text] })).toEqual({ title: text, keywords: [text] });
      }),
    );
  });
});

import { createHash } from 'node:crypto';

/** Puts a segment directly behind the start of a JPEG. */
export function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

const resource = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(data.length, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
};

/** An APP13 segment with IPTC; `digest` says whether the MD5 beside it fits, or is not there. */
export function iptcSegment(
  values: readonly (readonly [dataset: number, text: string | Buffer])[],
  digest: 'fits' | 'stale' | 'none' = 'none',
): Buffer {
  const datasets = values.map(([dataset, text]) => {
    const data = typeof text === 'string' ? Buffer.from(text) : text;
    const head = Buffer.from([0x1c, 2, dataset, 0, 0]);
    head.writeUInt16BE(data.length, 3);
    return Buffer.concat([head, data]);
  });
  const iim = Buffer.concat(datasets);
  const md5 = createHash('md5')
    .update(digest === 'fits' ? iim : 'before')
    .digest();
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    resource(0x0404, iim),
    ...(digest === 'none' ? [] : [resource(0x0425, md5)]),
  ]);
}

/** An XMP packet with these properties of one description. */
export function packet(properties: string, attributes = ''): string {
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"' +
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"' +
    ` ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

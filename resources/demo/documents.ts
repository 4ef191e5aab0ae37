import { crc32 } from 'node:zlib';

export interface Paper {
  readonly title: string;
  readonly author: string;
  /** Wall time in the UTC fields. */
  readonly date: Date;
  readonly paragraphs: readonly string[];
}

const stamp = (date: Date): string => date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
const winAnsi = (text: string): string => text.replace(/[–—]/g, '-').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
const literal = (text: string): string => `(${winAnsi(text).replace(/([\\()])/g, '\\$1')})`;

/** Lines of about `width` letters. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** A letter on A4 in the standard fonts: PDF 1.4, written by hand (ISO 32000-1, 7.5). */
export function pdf(paper: Paper): Buffer {
  const lines = paper.paragraphs.flatMap((text) => [...wrap(text, 84), '']);
  const perPage = 40;
  const pages: string[][] = [];
  for (let i = 0; i < Math.max(1, lines.length); i += perPage) pages.push(lines.slice(i, i + perPage));
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  objects.push(
    `<< /Title ${literal(paper.title)} /Author ${literal(paper.author)} /CreationDate (D:${stamp(paper.date)}+07'00') >>`,
  );
  pages.forEach((page, index) => {
    const head =
      index === 0
        ? `0.05 0.42 0.36 rg 0 782 595 60 re f 0.91 0.7 0.29 rg 0 776 595 6 re f 1 1 1 rg BT /F2 15 Tf 56 815 Td (PEMERINTAH KABUPATEN LEMBAYUNG) Tj ET BT /F1 10 Tf 56 798 Td (Dinas Komunikasi dan Informatika) Tj ET 0.1 0.12 0.12 rg BT /F2 17 Tf 56 736 Td ${literal(paper.title.slice(0, 58))} Tj ET `
        : '0.1 0.12 0.12 rg ';
    const body = page.map((line) => `${literal(line)} Tj T*`).join('\n');
    const stream = `${head}BT /F1 11 Tf 16 TL 56 ${index === 0 ? 706 : 780} Td\n${body}\nET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
    );
    objects.push(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  });
  let out = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(out.length);
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A Word document with a heading and paragraphs (ECMA-376, the smallest package that Word opens). */
export function docx(paper: Paper): Buffer {
  const at = `${paper.date.toISOString().slice(0, 19)}Z`;
  const paragraph = (text: string, bold: boolean) =>
    `<w:p><w:r>${bold ? '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>' : ''}<w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`;
  return zip(
    [
      [
        '[Content_Types].xml',
        `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
      ],
      [
        '_rels/.rels',
        `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      ],
      [
        'docProps/core.xml',
        `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(paper.title)}</dc:title><dc:creator>${xml(paper.author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
      ],
      [
        'word/document.xml',
        `${xmlHead}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(paper.title, true)}${paper.paragraphs.map((text) => paragraph(text, false)).join('')}<w:sectPr/></w:body></w:document>`,
      ],
    ],
    paper.date,
  );
}

/** A ZIP of stored entries (APPNOTE 6.3.3, 4.3): no compression, so the same words give the same bytes everywhere. */
function zip(entries: readonly (readonly [string, string])[], date: Date): Buffer {
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const path = Buffer.from(name);
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(day, 8);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, path);
    offset += 30 + path.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

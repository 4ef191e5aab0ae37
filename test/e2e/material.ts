import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

const clips = resolve(import.meta.dirname, '../../resources/demo/clips');

/** Writes a film, a recording, a PDF, a spreadsheet and a photo into a folder, each small and true to its kind. */
export async function writeMaterial(folder: string): Promise<void> {
  copyFileSync(join(clips, 'market.webm'), join(folder, 'Pasar Pagi.webm'));
  copyFileSync(join(clips, 'speech.wav'), join(folder, 'Sambutan Bupati.wav'));
  writeFileSync(join(folder, 'Laporan Ekspor Kopi.pdf'), reportPdf(60));
  writeFileSync(join(folder, 'Daftar Peserta.xlsx'), attendanceXlsx(400));
  const photo = sharp({ create: { width: 900, height: 600, channels: 3, background: '#5b7f4a' } });
  await photo
    .withExif({
      IFD0: { Make: 'Canon', Model: 'Canon EOS R6', Artist: 'Humas Kabupaten Bandung' },
      IFD2: { DateTimeOriginal: '2020:10:09 09:30:00', LensModel: 'RF24-70mm F2.8' },
    })
    .jpeg()
    .toFile(join(folder, 'Gudang Kopi.jpg'));
}

/** Every page says the same but for its number; the pages 8 and 45 (from 1) name a fruit. */
function reportPdf(pages: number): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = Array.from({ length: pages }, (_, page) => `${4 + page * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (let page = 1; page <= pages; page++) {
    const lines = [`Laporan kegiatan, halaman ${page}`, 'Pelepasan ekspor kopi Gunung Puntang'];
    if (page === 8 || page === 45) lines.push('Panen durian istimewa di Ciwidey');
    const words = lines.map((line, at) => `BT /F1 18 Tf 72 ${740 - at * 40} Td (${line}) Tj ET`).join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${3 + page * 2} 0 R >>`,
      `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Two sheets: who came, and what it cost. */
function attendanceXlsx(people: number): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = (rows: readonly (readonly (string | number)[])[]) =>
    `<worksheet xmlns="${main}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
  const came = Array.from({ length: people }, (_, at) => [
    at + 1,
    at === 300 ? 'Siti Puntang' : `Peserta ${at + 1}`,
    'Ciwidey',
  ]);
  return zip({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Peserta" sheetId="1" r:id="r1"/><sheet name="Anggaran" sheetId="2" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet([['No', 'Nama', 'Kecamatan'], ...came]),
    'xl/worksheets/sheet2.xml': sheet([
      ['Keperluan', 'Biaya'],
      ['Konsumsi', 12_500_000],
      ['Tenda', 4_000_000],
    ]),
  });
}

/** A ZIP of members that are kept as they are (APPNOTE 4.3). */
function zip(members: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(members)) {
    const title = Buffer.from(name);
    const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, title, body);
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, title);
    at += 30 + title.length + body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** Puts photos of a folder there once more, as they come back from a chat: small, packed and without their dates. */
export async function writeCopies(folder: string): Promise<void> {
  const photos = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.jpe?g$/i.test(path) && path.includes('2020'))
    .sort();
  const chat = join(folder, 'Kiriman WhatsApp');
  mkdirSync(chat, { recursive: true });
  for (const [n, path] of photos.slice(0, 6).entries()) {
    const name = `IMG-20201009-WA${String(n).padStart(4, '0')}.jpg`;
    const small = sharp(join(folder, path))
      .rotate()
      .resize(n % 2 === 0 ? 360 : 280);
    await small.jpeg({ quality: 55 }).toFile(join(chat, name));
    if (n < 2)
      await sharp(join(folder, path))
        .rotate()
        .jpeg({ quality: 70 })
        .toFile(join(chat, `Salinan ${n + 1}.jpg`));
  }
}

/** Puts three shots of one second beside the coffee, as of a camera that fires in a row: what they show is almost the same. */
export async function writeBurst(folder: string): Promise<void> {
  const [path = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((one) => /\.jpe?g$/i.test(one) && one.startsWith('2020-10-09 '))
    .sort();
  for (const [n, brightness] of [1, 1.02, 0.98].entries()) {
    await sharp(join(folder, path))
      .rotate()
      .modulate({ brightness })
      .withExif({
        IFD0: { Make: 'Canon', Model: 'Canon EOS R6' },
        IFD2: { DateTimeOriginal: `2020:10:09 09:41:0${n}`, OffsetTimeOriginal: '+07:00' },
      })
      .jpeg({ quality: 80 })
      .toFile(join(folder, `Deret ${n + 1}.jpg`));
  }
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCompound } from '../../../../../electron/engine/media/compound-file.ts';
import { readDocument } from '../../../../../electron/engine/media/document-reading.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { rawFactsOf } from '../../../../../electron/engine/media/probe/raw-facts.ts';
import { unpackRtf } from '../../../../../electron/engine/media/reading/packed-rtf.ts';
import { compoundFile } from '../compound-maker.ts';
import { excelFile, messageFile, powerPointFile, wordFile } from '../office-makers.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();
let count = 0;
const file = (name: string, bytes: Buffer): string => {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, bytes);
  return path;
};

describe('a compound file', () => {
  const large = Buffer.alloc(10_000, 'panjang ');
  const bytes = compoundFile({ satu: Buffer.from('kecil'), 'folder/dua': large });

  it('gives its streams, small and large, whatever the case of their names', () => {
    const compound = openCompound(bytes);
    expect(compound.whole).toBe(true);
    expect([...compound.paths].sort()).toEqual(['folder/dua', 'satu']);
    expect(compound.read('SATU')?.toString()).toBe('kecil');
    expect(compound.read('folder/dua')).toEqual(large);
    expect(compound.read('tiga')).toBeUndefined();
  });

  it('whose chains run in circles ends', () => {
    const broken = Buffer.from(bytes);
    // every sector is followed by the first one
    const table = broken.readUInt32LE(76);
    for (let i = 0; i < 128; i++) broken.writeUInt32LE(0, (table + 1) * 512 + i * 4);
    expect(() => openCompound(broken).paths.map((path) => openCompound(broken).read(path))).not.toThrow();
  });

  it('that is cut off says so', () => {
    const reasons = [0.3, 0.6, 0.9].map((share) => {
      try {
        return openCompound(bytes.subarray(0, bytes.length * share)).whole;
      } catch (cause) {
        return (cause as { code: string }).code;
      }
    });
    expect(reasons.every((reason) => reason === false || reason === 'file-truncated')).toBe(true);
  });
});

describe('an office document of before 2007', () => {
  it('of Word has its paragraphs, its tables and what a field shows', async () => {
    const text =
      'Laporan Kopi\r\u0013 HYPERLINK "x" \u0014tautan\u0015 – akhir\rNama\u0007Jumlah\u0007\u0007Kopi\u000712\u0007\u0007Selesai\r';
    const path = file('a.doc', wordFile(text.replace('–', '-'), { 2: Buffer.from('Judul'), 4: Buffer.from('Sri') }));
    expect(await readFacts(path)).toMatchObject({
      mime: 'application/msword',
      title: 'Judul',
      creator: 'Sri',
      text: 'Laporan Kopi\ntautan - akhir\nNama Jumlah\nKopi 12\nSelesai',
      error: null,
    });
    expect(await readDocument(path)).toEqual({
      how: 'text',
      cut: false,
      blocks: [
        { is: 'paragraph', text: 'Laporan Kopi' },
        { is: 'paragraph', text: 'tautan - akhir' },
        {
          is: 'table',
          rows: [
            ['Nama', 'Jumlah'],
            ['Kopi', '12'],
          ],
        },
        { is: 'paragraph', text: 'Selesai' },
      ],
    });
    expect(await rawFactsOf(path)).toContainEqual({ group: 'Summary', name: 'Author', value: 'Sri' });
  });

  it('of Excel has its cells in their places, days as days', async () => {
    const path = file('a.xls', excelFile());
    expect(await readDocument(path)).toEqual({
      how: 'tables',
      sheets: [
        {
          name: 'Anggaran',
          rows: [['Kopi', '', 'Teh hijau'], ['2020-10-09', '12.5%', '2020'], ['jumlah']],
          cut: false,
        },
      ],
    });
    expect(await readFacts(path)).toMatchObject({
      mime: 'application/vnd.ms-excel',
      technical: { sheets: 1 },
      text: 'Anggaran\nKopi Teh hijau\n2020-10-09 12.5% 2020\njumlah',
    });
  });

  it('of PowerPoint has its slides in their order', async () => {
    const path = file(
      'a.ppt',
      powerPointFile([
        ['Satu', 'kopi'],
        ['Dua', 'teh'],
      ]),
    );
    expect(await readFacts(path)).toMatchObject({ pages: 2, technical: { slides: 2 }, text: 'Satu\nkopi\nDua\nteh' });
    const reading = await readDocument(path);
    expect(reading).toMatchObject({
      how: 'text',
      blocks: [{ is: 'break', name: '1' }, { is: 'heading', text: 'Satu' }, { is: 'paragraph' }, { name: '2' }, {}, {}],
    });
  });

  it('of Outlook is read in the code page that it states, or that fits', async () => {
    const big5 = Buffer.from('aee6a6a1b4fab8d5', 'hex');
    for (const page of [950, 0]) {
      const path = file(
        'a.msg',
        messageFile(page, { '0037': big5, '0C1A': Buffer.from('Sri'), '1000': Buffer.from('isi') }, 'kopi.pdf'),
      );
      const found = await readFacts(path);
      expect(found).toMatchObject({ mime: 'application/vnd.ms-outlook', title: '格式測試', creator: 'Sri' });
      expect(found.text).toContain('kopi.pdf');
    }
  });
});

it('packed rich text is unpacked, also where a run goes on into what it writes', () => {
  // the example of MS-OXRTFCP 4.1.1
  const example = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );
  expect(unpackRtf(example)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
});

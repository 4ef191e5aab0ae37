import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader, type Reader } from '../../../../../electron/engine/db/connection.ts';
import { mayLeave, rowsOf, writeSheet } from '../../../../../electron/engine/export/ways/make-sheet.ts';
import { packCopies } from '../../../../../electron/engine/export/ways/pack-copies.ts';
import { linesOf } from '../../../../../electron/engine/export/ways/pdf/lines.ts';
import { sheetWords } from '../../../../../electron/engine/export/ways/sheet-words.ts';
import { smallPictures } from '../../../../../electron/engine/export/ways/small-picture.ts';
import type { Library } from '../../../../../electron/engine/library.ts';
import { type MediaPool, openMediaPool } from '../../../../../electron/engine/media/pool.ts';
import { nodeHost } from '../../../../../electron/engine/node-host.ts';
import type { EngineClient } from '../../../../../shared/api/client.ts';
import { csvRows } from '../../../../../shared/text/csv.ts';
import { type Bench, cardsOf, makeBench } from '../../../../fixtures/library.ts';
import { openZip } from '../../../../fixtures/open-zip.ts';
import { putPhoto } from '../../../../fixtures/photos.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
let media: MediaPool;
let db: Reader;
let ids: string[];
const now = new Date(2026, 2, 1, 9, 30).getTime();
const words = sheetWords('id', now);

beforeAll(async () => {
  bench = makeBench();
  for (let n = 0; n < 6; n += 1) await putPhoto(join(bench.material, `${n}.jpg`), n);
  ({ library, client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  ids = (await cardsOf(client)).sort((a, b) => a.name.localeCompare(b.name)).map((card) => card.id);
  const [first = '', second = ''] = ids;
  const set = (id: string, field: 'title' | 'caption' | 'creator' | 'place', value: string) =>
    client.assets.edit({ ids: [id], changes: [{ field, op: 'set', value }] });
  await set(first, 'title', 'Panen raya <padi> & jagung – “Suka Maju”');
  await set(first, 'caption', `Bupati memotong padi.\n${'Warga ikut memanen bersama kelompok tani. '.repeat(40)}`);
  await set(first, 'creator', 'Siti Aminah');
  await set(first, 'place', 'Desa Suka Maju');
  await set(second, 'title', '=HYPERLINK("http://x","klik")');
  media = openMediaPool(nodeHost({ person: 'Siti' }), { size: 1 });
  db = openReader(join(bench.library, 'library.db'));
}, 60_000);
afterAll(async () => {
  await media.close();
  await bench.remove();
});

const context = () => ({ db, media, store: library.store, now: () => now });
const made = async (what: Parameters<typeof writeSheet>[0], some = ids): Promise<string> => {
  const target = join(bench.folder, `sheet-${what}`);
  const options = { words, small: smallPictures(context(), bench.folder), names: new Map(), count: some.length, now };
  await writeSheet(what, target, rowsOf(db, some), options);
  return target;
};
const has = (program: string): boolean => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('a sheet of data', () => {
  it('says as CSV what is known, in the order of the ids, and calculates nothing', async () => {
    const [head, one, two] = [...csvRows([readFileSync(await made('data-csv'), 'utf8')], ',')].map(
      ({ cells }) => cells,
    );
    expect(head?.slice(0, 4)).toEqual(['Berkas', 'Jenis', 'Judul', 'Keterangan']);
    expect(one?.slice(0, 3)).toEqual(['0.jpg', 'Foto', 'Panen raya <padi> & jagung – “Suka Maju”']);
    expect(one?.at(-1)).toBe(ids[0]);
    expect(two?.[2]).toBe('\'=HYPERLINK("http://x","klik")');
  });

  it('is a workbook with the same words, in which a formula is text', async () => {
    const files = openZip(readFileSync(await made('data-xlsx')));
    expect([...files.keys()]).toContain('xl/workbook.xml');
    const sheet = files.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(sheet.match(/<row /g)).toHaveLength(ids.length + 1);
    expect(sheet).toContain(
      '<c r="C2" s="0" t="inlineStr"><is><t xml:space="preserve">Panen raya &lt;padi&gt; &amp; jagung',
    );
    expect(sheet).toContain('<c r="C3" s="2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(');
    expect(sheet).not.toContain('<f>');
    expect(files.get('xl/styles.xml')?.toString()).toContain('quotePrefix="1"');
  });
});

describe('a sheet of captions', () => {
  it('is a document with each picture beside its words', async () => {
    const files = openZip(readFileSync(await made('captions-docx')));
    const document = files.get('word/document.xml')?.toString() ?? '';
    const relations = files.get('word/_rels/document.xml.rels')?.toString() ?? '';
    expect([...files.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(ids.length);
    for (const [, id = ''] of document.matchAll(/r:embed="(\w+)"/g)) expect(relations).toContain(`Id="${id}"`);
    expect(document.match(/<w:drawing>/g)).toHaveLength(ids.length);
    for (const text of [
      'Bupati memotong padi.',
      'Foto: Siti Aminah',
      'Berkas: 0.jpg',
      'Panen raya &lt;padi&gt; &amp; jagung',
    ])
      expect(document).toContain(text);
  });

  it.runIf(has('pdftotext'))(
    'is a PDF whose words are read by others, and goes on on as many pages as it takes',
    async () => {
      const long = [...ids, ...ids, ...ids];
      const text = execFileSync('pdftotext', ['-layout', await made('captions-pdf', long), '-'], { encoding: 'utf8' });
      for (const part of [
        'Keterangan gambar',
        'Panen raya <padi> & jagung – “Suka Maju”',
        'Foto: Siti Aminah',
        'Berkas: 5.jpg',
        'Halaman 2',
      ])
        expect(text).toContain(part);
      expect(text.match(/Bupati memotong padi\./g)).toHaveLength(3);
    },
  );
});

describe.runIf(has('pdfimages'))('a contact sheet', () => {
  it('shows every picture', async () => {
    const listed = execFileSync('pdfimages', ['-list', await made('contact-pdf')], { encoding: 'utf8' });
    expect(listed.match(/ image /g)).toHaveLength(ids.length);
    expect(listed).toContain(' jpeg ');
  });
});

describe('a package for the press', () => {
  it('holds the copies under names of their own, and the sheets about them', async () => {
    const out = join(bench.folder, 'out');
    mkdirSync(out);
    const copies = [0, 1, 1].map((n, at) => {
      const path = join(out, `${at}.jpg`);
      writeFileSync(path, `copy ${at}`);
      return { asset: ids[n] as string, path, name: 'Panen.jpg' };
    });
    const target = join(out, 'press.zip');
    await packCopies(context(), { as: 'press', copies, target, aside: `${target}-aside`, language: 'id' });
    const files = openZip(readFileSync(target));
    expect([...files.keys()].sort()).toEqual(
      [
        ...['Keterangan gambar.docx', 'Keterangan gambar.pdf', 'Lembar kontak.pdf', 'Kredit.txt'],
        ...['Panen.jpg', 'Panen (2).jpg', 'Panen (3).jpg'],
      ].sort(),
    );
    expect(files.get('Panen (3).jpg')?.toString()).toBe('copy 2');
    expect(files.get('Kredit.txt')?.toString()).toContain('Panen.jpg: Foto: Siti Aminah');
    const captions =
      openZip(files.get('Keterangan gambar.docx') as Buffer)
        .get('word/document.xml')
        ?.toString() ?? '';
    expect(captions).toContain('Berkas: Panen (2).jpg');
    expect(captions).not.toContain('5.jpg');
    await packCopies(context(), { as: 'zip', copies, target, aside: `${target}-aside`, language: 'id' });
    expect([...openZip(readFileSync(target)).keys()]).toEqual(['Panen.jpg', 'Panen (2).jpg', 'Panen (3).jpg']);
  });
});

describe('what the gate refuses', () => {
  it('is on no sheet', async () => {
    const [first = '', second = ''] = ids;
    await client.rights.say({ ids: [first], rights: { classification: 'excluded' } });
    expect(await mayLeave(context(), [first, second])).toEqual([second]);
    await client.assets.undo({});
  });
});

describe('lines', () => {
  const measure = (text: string): number => [...text].length;
  it('are no wider than asked, keep every word, and end in an ellipsis where they are cut', () => {
    expect(linesOf('satu dua tiga empat', 8, measure)).toEqual(['satu dua', 'tiga', 'empat']);
    expect(linesOf('pemberdayaan', 5, measure)).toEqual(['pembe', 'rdaya', 'an']);
    expect(linesOf('a\n\nb\n', 5, measure)).toEqual(['a', '', 'b']);
    expect(linesOf('satu dua tiga empat', 8, measure, 2)).toEqual(['satu dua', 'tiga…']);
    expect(linesOf('', 8, measure)).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { AssetObject } from '../../../../shared/model/asset.ts';
import { type Bench, codeOf, makeBench } from '../../../fixtures/library.ts';
import { compoundFile } from '../media/compound-maker.ts';
import { zipFile } from '../media/zip-file.ts';
import { type Cell, workbook, workbookParts } from './list-files.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let bench: Bench;
let client: EngineClient;
const files = ['Rapat/IMG_1.jpg', 'Panen/IMG_1.jpg', 'Panen/IMG_2.jpg', 'Panen/Kopi.JPG', 'Rapat/Cafe\u0301 DSC_7.jpg'];

beforeAll(async () => {
  bench = makeBench();
  for (const [n, file] of files.entries()) {
    mkdirSync(join(bench.material, file, '..'), { recursive: true });
    await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: 20 * n, g: 99, b: 40 } } })
      .jpeg()
      .toFile(join(bench.material, file));
  }
  ({ client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
});
afterAll(() => bench.remove());
beforeEach(async () => {
  // each test begins with nothing said
  for (;;) {
    try {
      await client.assets.undo({});
    } catch {
      return;
    }
  }
});

const at = (n: number): string => join(bench.material, files[n] as string);
async function asset(n: number): Promise<AssetObject> {
  const { id } = await client.assets.find({ path: at(n) });
  const [found] = await client.assets.objects({ ids: [id] });
  return found as AssetObject;
}
let lists = 0;
function list(name: string, content: string | Buffer): { path: string } {
  lists += 1;
  const path = join(bench.folder, `${lists}-${name}`);
  writeFileSync(path, content);
  return { path };
}
const apply = (source: { path: string }) => client.lists.apply({ source });
const preview = (source: { path: string }) => client.lists.preview({ source });
const table = (rows: Cell[][]) => list('daftar.xlsx', workbook(rows));

describe('a list', () => {
  test('of a workbook is looked at, applied as one edit, and taken back by one undo', async () => {
    const source = table([
      ['DAFTAR FOTO 2024', null, null],
      ['No', 'Nama Berkas', 'Judul', 'Tema', 'Tanggal', 'Kata Kunci', 'Kegiatan', 'Tempat', 'Nama', 'Keterangan'],
      [
        1,
        'Panen/IMG_1.jpg',
        'Panen raya',
        'Perkebunan',
        { day: 45_521 },
        'kopi; panen',
        'Panen',
        'Kopeng',
        'Siti',
        'Satu\ndua',
      ],
      [2, 'kopi.jpg', 'Kopi', 'perkebunan', 45_521, null, 'Panen', null, 'Budi, Sari', null],
      [3, 'IMG_1.jpg', 'Yang mana?', null, null, null, null, null, null, null],
      [4, 'hilang.jpg', 'Tidak ada', null, null, null, null, null, null, null],
      [5, null, 'Tanpa berkas', null, null, null, null, null, null, null],
      [6, 'IMG_2.jpg', null, null, 'segera', null, null, null, null, null],
    ]);
    const seen = await preview(source);
    expect(seen.columns.map(({ column }) => column)).toEqual([
      ...['ignore', 'path', 'title', 'theme', 'date', 'keywords', 'event', 'place', 'people', 'caption'],
    ]);
    expect(seen).toMatchObject({ rows: 6, matched: 3, changed: 2, problemsMore: false });
    expect(seen.created).toEqual({ themes: ['Perkebunan'], events: ['Panen'] });
    expect(seen.sample[0]).toEqual({ path: 'IMG_1.jpg', field: 'title', before: null, after: 'Panen raya' });
    expect(seen.problems).toEqual([
      { line: 5, problem: 'ambiguous', value: 'IMG_1.jpg' },
      { line: 6, problem: 'unmatched', value: 'hilang.jpg' },
      { line: 7, problem: 'no-path', value: '' },
      { line: 8, problem: 'bad-date', value: 'segera' },
    ]);
    expect(await asset(1)).toMatchObject({ title: null, theme: null });

    const done = await apply(source);
    expect(done).toMatchObject({ matched: 3, changed: 2, unmatched: ['IMG_1.jpg', 'hilang.jpg'] });
    expect(done.created).toEqual({ themes: ['Perkebunan'], events: ['Panen'] });
    expect(await asset(1)).toMatchObject({
      ...{ title: 'Panen raya', theme: 'Perkebunan', date: '2024-08-17', keywords: ['kopi', 'panen'] },
      ...{ event: 'Panen', place: 'Kopeng', people: ['Siti'], description: 'Satu\ndua' },
    });
    expect(await asset(3)).toMatchObject({ title: 'Kopi', date: '2024-08-17', people: ['Budi', 'Sari'] });
    expect((await preview(source)).changed).toBe(0);
    expect((await apply(source)).edit).toBe('');

    expect((await client.assets.undo({})).edit).toBeTruthy();
    expect(await asset(1)).toMatchObject({ title: null, theme: null, keywords: [], event: null });
    expect(await codeOf(client.assets.undo({}))).toBe('nothing-to-undo');
  });

  test.each([
    ['commas and a mark', Buffer.from('\ufeffBerkas,Judul\r\nIMG_2.jpg,"Panen, raya"\r\n')],
    ['semicolons in Windows-1252', Buffer.from('Berkas;Judul\r\nIMG_2.jpg;Panen, raya\r\nx;caf\xe9\r\n', 'latin1')],
    ['tabs in UTF-16', Buffer.from('\ufeffBerkas\tJudul\r\nIMG_2.jpg\tPanen, raya\r\n', 'utf16le')],
    [
      'tabs in UTF-16, the other way round',
      Buffer.from('\ufeffBerkas\tJudul\nIMG_2.jpg\tPanen, raya\n', 'utf16le').swap16(),
    ],
    ['a sign that it names', Buffer.from('sep=|\nBerkas|Judul\nIMG_2.jpg|Panen, raya\n')],
  ])('is read from values parted by %s', async (_, bytes) => {
    expect(await apply(list('daftar.csv', bytes))).toMatchObject({ matched: 1, changed: 1 });
    expect((await asset(2)).title).toBe('Panen, raya');
  });

  test('is read from bytes, with columns as a person says them', async () => {
    const bytes = Buffer.from('Kode,Teks Panjang\nIMG_2.jpg,Panen raya\n').toString('base64');
    const source = { name: '../../etc/daftar.csv', bytes };
    const seen = await client.lists.preview({ source });
    expect(seen.columns.map(({ column }) => column)).toEqual(['path', 'ignore']);
    await client.lists.apply({ source, columns: ['path', 'caption'] });
    expect((await asset(2)).description).toBe('Panen raya');
    const none = await client.lists.preview({ source, columns: ['ignore', 'title'] });
    expect(none).toMatchObject({ matched: 0, problems: [{ line: 1, problem: 'no-path' }] });
  });

  test('of JSON Lines leaves what is null, clears what is empty, and is refused whole for one mistake where asked', async () => {
    await apply(
      list('a.jsonl', JSON.stringify({ path: at(2), title: 'Satu', keywords: ['a', 'b'], people: ['Siti'] })),
    );
    const second = list('b.jsonl', `${JSON.stringify({ path: at(2), title: null, keywords: [], people: '' })}\n`);
    expect(await apply(second)).toMatchObject({ changed: 1 });
    expect(await asset(2)).toMatchObject({ title: 'Satu', keywords: [], people: [] });
    for (const line of [
      '{oops',
      '[]',
      '{"title": "x"}',
      '{"path": "IMG_2.jpg", "title": {"a": 1}}',
      '{"path": "IMG_2.jpg", "date": "9/10/2020"}',
    ]) {
      const source = list('c.jsonl', `{"path": "IMG_2.jpg", "title": "Baru"}\n${line}\n`);
      expect(await codeOf(client.lists.apply({ source, strict: true })), line).toBe('bad-input');
      expect((await preview(source)).problems).toMatchObject([{ line: 2 }]);
    }
    expect((await asset(2)).title).toBe('Satu');
  });

  test('finds files by the ends of paths, by unique names, and by names spelled otherwise', async () => {
    const paths: [string, number | null][] = [
      [at(0), 0],
      ['D:\\Kantor\\Foto\\Rapat\\IMG_1.jpg', 0],
      ['Panen/IMG_1.jpg', 1],
      ['panen/img_1.JPG', 1],
      ['Lain/IMG_1.jpg', null],
      ['arsip/IMG_2.jpg', 2],
      ['"IMG_2.jpg" ', 2],
      [`file://${at(3)}`, 3],
      ['kopi', 3],
      ['Caf\u00e9 DSC_7.jpg', 4],
      ['IMG_1', null],
    ];
    for (const [path, n] of paths) {
      const source = list('d.csv', `Berkas,Judul\n"${path.replaceAll('"', '""')}",Cocok ${n}\n`);
      const done = await apply(source);
      expect([path, done.matched], path).toEqual([path, n === null ? 0 : 1]);
      if (n !== null) expect((await asset(n)).title, path).toBe(`Cocok ${n}`);
      else expect(done.unmatched).toEqual([path]);
    }
  });

  test('takes formulas as the texts that they are, and lets the later of two rows hold', async () => {
    const formula = `=cmd|' /C calc'!A0`;
    const source = list('e.csv', `Berkas,Judul\nIMG_2.jpg,Satu\nIMG_2.jpg,"${formula}"\n`);
    const done = await apply(source);
    expect(done).toMatchObject({ matched: 2, changed: 1, problems: [{ line: 3, problem: 'formula', value: formula }] });
    expect((await asset(2)).title).toBe(formula);
  });

  test('counts the days of an old Mac from 1904', async () => {
    await apply(
      list(
        'mac.xlsx',
        workbook(
          [
            ['File', 'Tanggal'],
            ['IMG_2.jpg', 44_059],
            ['Kopi.JPG', { day: 44_059 }],
          ],
          { from1904: true },
        ),
      ),
    );
    expect([(await asset(2)).date, (await asset(3)).date]).toEqual(['2024-08-17', '2024-08-17']);
  });

  test('that cannot be read says why, changes nothing and leaves nothing behind', async () => {
    const good = workbook([
      ['File', 'Judul'],
      ['IMG_2.jpg', 'Tidak boleh'],
    ]);
    const parts = workbookParts([
      ['File', 'Judul'],
      ['IMG_2.jpg', 'Tidak boleh'],
    ]);
    const sheet = 'xl/worksheets/sheet1.xml';
    const bomb = { ...parts, [sheet]: `<sheetData>${' '.repeat(40_000_000)}</sheetData>` };
    const broken = Buffer.from(good);
    broken.fill(0x55, good.indexOf(sheet) + sheet.length, good.indexOf(sheet) + sheet.length + 40);
    const cases: [string, string | Buffer, string][] = [
      ['kosong.csv', '', 'file-empty'],
      ['potong.xlsx', good.subarray(0, good.length - 300), 'file-truncated'],
      ['rusak.xlsx', broken, 'file-damaged'],
      ['bom.xlsx', zipFile(bomb), 'file-too-large'],
      [
        'kunci.xlsx',
        compoundFile({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(64) }),
        'file-locked-by-password',
      ],
      [
        'foto.csv',
        await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
        'file-unsupported',
      ],
      ['acak.csv', Buffer.from([1, 2, 0, 200, 3, 0, 0, 9, 44, 0, 1, 7]), 'file-unsupported'],
    ];
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('bahan-list-'));
    for (const [name, content, code] of cases) {
      const source = list(name, content);
      expect([name, await codeOf(preview(source)), await codeOf(apply(source))]).toEqual([name, code, code]);
    }
    expect(await codeOf(preview({ path: join(bench.folder, 'tidak-ada.csv') }))).toBe('file-missing');
    expect((await asset(2)).title).toBe(null);
    expect(
      (await readdir(tmpdir())).filter((name) => name.startsWith('bahan-list-') && !before.includes(name)),
    ).toEqual([]);
    expect(bench.logged).toEqual([]);
  });

  const python = (() => {
    try {
      return execFileSync('python3', ['-c', 'import csv; print(1)'], { encoding: 'utf8' }).trim() === '1';
    } catch {
      return false;
    }
  })();
  test.skipIf(!python)('that Python wrote is read as it was meant', async () => {
    const path = join(bench.folder, 'python.csv');
    const title = 'Kata "Bupati", baris\nkedua; dan=3';
    execFileSync('python3', [
      '-c',
      `import csv, sys\nwith open(sys.argv[1], "w", newline="", encoding="utf-8-sig") as f:\n  w = csv.writer(f, quoting=csv.QUOTE_ALL)\n  w.writerow(["Nama File", "Judul", "Keterangan"])\n  w.writerow(["IMG_2.jpg", "", sys.argv[2]])`,
      ...[path, title],
    ]);
    await apply({ path });
    expect(await asset(2)).toMatchObject({ title: null, description: title });
  });
});

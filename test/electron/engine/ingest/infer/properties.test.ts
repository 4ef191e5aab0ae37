import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferFromPath } from '../../../../../electron/engine/ingest/infer/infer.ts';

const today = '2026-11-21';
const two = (n: number) => String(n).padStart(2, '0');

const words = [
  'Penyuluhan',
  'Panen',
  'Padi',
  'Kirab',
  'Lomba',
  'Karya',
  'Ilmiah',
  'Pelayanan',
  'Perpustakaan',
  'Gotong',
  'Royong',
  'Sehat',
  'Pentas',
  'Wayang',
  'Literasi',
  'Posyandu',
  'Penghijauan',
  'Bendungan',
];
const title = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 5 })
  .map((picked) => ['Kegiatan', ...picked].join(' '));
const day = fc
  .tuple(fc.integer({ min: 1950, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([y, m, d]) => d <= new Date(Date.UTC(y, m, 0)).getUTCDate());
const monthWords = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
type Day = readonly [number, number, number];
const iso = ([y, m, d]: Day) => `${y}-${two(m)}-${two(d)}`;
const forms: readonly ((day: Day) => string)[] = [
  iso,
  ([y, m, d]) => `${y}_${two(m)}_${two(d)}`,
  ([y, m, d]) => `${y}.${m}.${d}`,
  ([y, m, d]) => `${y}${two(m)}${two(d)}`,
  ([y, m, d]) => `${d}-${m}-${y}`,
  ([y, m, d]) => `${two(d)}.${two(m)}.${y}`,
  ([y, m, d]) => `${two(d)}_${two(m)}_${y}`,
  ([y, m, d]) => `${two(d)} ${two(m)} ${y}`,
  ([y, m, d]) => `${two(d)}${two(m)}${y}`,
  ([y, m, d]) => `${d} ${monthWords[m - 1]} ${y}`,
  ([y, m, d]) => `${d}-${(monthWords[m - 1] as string).slice(0, 3)}-${y}`,
  ([y, m, d]) => `${two(d)}${monthWords[m - 1]}${y}`,
  ([y, m, d]) => `(${two(d)}-${two(m)}-${y})`,
  ([y, m, d]) => `[${y}-${two(m)}-${two(d)}]`,
  ([y, m, d]) => `tgl ${d} ${(monthWords[m - 1] as string).toUpperCase()} ${y}`,
];
const form = fc.constantFrom(...forms);
const place = fc.constantFrom(
  '@ Lapangan Merdeka',
  'di Balai Desa Jati',
  '- Kec. Genuk',
  '(Aula Setda)',
  '_Wonosobo',
  ', Banyuwangi',
);
const plainPlace = (written: string) => written.replace(/^(?:@ |di |- |_|, |\()|\)$/g, '');

describe('reading names', () => {
  it('finds the title, the day and the place wherever the day stands', () => {
    fc.assert(
      fc.property(
        title,
        day,
        form,
        place,
        fc.constantFrom('first', 'middle', 'last'),
        (name, when, write, where, order) => {
          const joined = where.startsWith('_') || where.startsWith(',') ? where : ` ${where}`;
          const date = write(when);
          const path =
            order === 'first'
              ? `${date} ${name}${joined}`
              : order === 'middle'
                ? `${name} ${date}${joined}`
                : `${name}${joined} ${date}`;
          expect(inferFromPath(path, today)).toEqual({
            title: name,
            dateFrom: iso(when),
            dateTo: null,
            place: plainPlace(where),
          });
        },
      ),
      { numRuns: 600 },
    );
  });

  it('reads the day first, always', () => {
    fc.assert(
      fc.property(day, title, fc.constantFrom('-', '.', '_'), fc.boolean(), (when, name, separator, padded) => {
        const [y, m, d] = when;
        const write = padded ? two : String;
        expect(inferFromPath(`${[write(d), write(m), y].join(separator)} ${name}`, today).dateFrom).toBe(iso(when));
      }),
    );
  });

  it('invents no date where nothing is written like one', () => {
    const number = fc.oneof(
      fc.integer({ min: 1, max: 1949 }).map(String),
      fc.integer({ min: 2029, max: 9999 }).map(String),
      fc.integer({ min: 1, max: 300 }).map((n) => `ke-${n}`),
      fc.constantFrom(
        'Covid-19',
        'RT 05 RW 03',
        '4K',
        '17an',
        'G30S',
        'U-19',
        'KM 57',
        'XIV',
        'Tahap 2',
        'Jl. Merdeka No. 1998',
      ),
      fc.constantFrom(
        'APBD 2022',
        'Pemilu 2024',
        'Perda No 5 Tahun 2018',
        '2000 Paket',
        'Tahun Ajaran 2021-2022',
        'Renstra 2021-2026',
      ),
      fc.constantFrom('IMG_2021', 'DSC_0912.JPG', 'IMG-20201009-WA0012.jpg', '20190816_101010.jpg', 'MVI_2034.MOV'),
    );
    const name = fc
      .tuple(title, number, title)
      .chain(([a, n, b]) => fc.constantFrom(`${a} ${n}`, `${n} ${b}`, `${a} ${n} ${b}`, n));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const { dateFrom, dateTo } = inferFromPath(names.join('/'), today);
        expect([dateFrom, dateTo]).toEqual([null, null]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes nothing from a date that cannot be, and cuts it', () => {
    const impossible = fc.oneof(
      fc.constantFrom(
        '31-02-2021',
        '30.02.20',
        '29 Februari 2021',
        '31 November 2021',
        '2020-13-09',
        '2021-02-30',
        '32012021',
        '00-10-2020',
        '20210231',
        '10-25-2020',
      ),
      fc
        .tuple(fc.integer({ min: 32, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1990, max: 2026 }))
        .map(([d, m, y]) => `${d}-${two(m)}-${y}`),
    );
    fc.assert(
      fc.property(impossible, title, (date, name) => {
        const nothing = { title: name, dateFrom: null, dateTo: null, place: null };
        expect(inferFromPath(`${date} ${name}`, today)).toEqual(nothing);
        expect(inferFromPath(`${name} ${date}`, today)).toEqual(nothing);
        expect(inferFromPath(`2019/${name} ${date}`, today)).toEqual({ ...nothing, dateFrom: '2019' });
      }),
    );
  });

  it('takes the deepest title and the deepest whole date', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(title, day, form), { minLength: 2, maxLength: 5 }), (levels) => {
        const path = levels.map(([name, when, write]) => `${write(when)} ${name}`).join('/');
        const [name, when] = levels.at(-1) as (typeof levels)[number];
        expect(inferFromPath(`${path}/RAW/IMG_1234.JPG`, today)).toMatchObject({ title: name, dateFrom: iso(when) });
      }),
    );
  });

  it('gives a day without a year the latest one that is not after today', () => {
    fc.assert(
      fc.property(day, title, day, (now, name, [, m, d]) => {
        const { dateFrom } = inferFromPath(`${d} ${monthWords[m - 1]} ${name}`, iso(now));
        if (dateFrom === null) throw new Error('no date');
        expect(dateFrom <= iso(now)).toBe(true);
        expect(dateFrom.slice(5)).toBe(`${two(m)}-${two(d)}`);
        const next = m === 2 && d === 29 ? 8 : 1;
        expect(`${Number(dateFrom.slice(0, 4)) + next}${dateFrom.slice(4)}` > iso(now)).toBe(true);
      }),
    );
  });

  it('answers any text with dates that exist, and never fails', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '/',
        ' ',
        '_',
        ' - ',
        '@',
        '(',
        ')',
        '[',
        '-',
        '.',
        ',',
        ' di ',
        'sd',
        '&',
        'Senin',
        'tgl',
        'jam 09.30',
      ),
      fc.constantFrom(
        '2021',
        '12',
        '31',
        '02',
        '2021-02',
        '20210231',
        '120821',
        'Agustus',
        'Feb',
        'Maret',
        '1945',
        'ke-',
        'APBD',
      ),
      fc.constantFrom(
        'Bandung',
        'Aula',
        'Dinas',
        'Humas',
        'Budi',
        'final',
        'copy',
        'IMG_',
        'foto',
        'Hari',
        'KE-75',
        '\u0000',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const { title: name, dateFrom, dateTo, place: where } = inferFromPath(pieces.join(''), today);
        for (const date of [dateFrom, dateTo]) {
          if (date === null) continue;
          expect(date).toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
          expect(
            new Date(`${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`).toISOString().slice(0, date.length),
          ).toBe(date);
          expect(Number(date.slice(0, 4))).toBeLessThanOrEqual(2028);
        }
        if (dateTo !== null) {
          expect(dateTo.length).toBe(dateFrom?.length);
          expect(dateTo > (dateFrom as string)).toBe(true);
        }
        for (const text of [name, where]) if (text !== null) expect(text).toBe(text.trim().replace(/\s+/gu, ' '));
        expect(name).not.toBe('');
        expect(where).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  it('ends on long paths whatever they repeat', () => {
    const repeated = [
      '1',
      'a',
      '12-',
      '12 Agustus ',
      '(',
      '_',
      ' - ',
      ' di ',
      '2021 ',
      'Hari ',
      ', ',
      'Senin ',
      'Perda a ',
      '12 dan ',
      'final_',
      'KE-',
      'APBD Kota ',
      ' ',
    ];
    for (const text of repeated) {
      const long = text.repeat(200_000 / text.length);
      expect(inferFromPath(long, today).dateTo === undefined).toBe(false);
      expect(inferFromPath(`${text.repeat(40)}/`.repeat(3000), today).dateTo === undefined).toBe(false);
    }
  });

  it('reads the same with folders in between that say nothing', () => {
    const noise = fc.constantFrom(
      ...[
        'Foto',
        'RAW',
        'Kamera 2',
        'DCIM/100CANON',
        'Hari 2',
        'WhatsApp Images',
        'fix banget',
        'Sony A7III',
        'Video Drone',
      ],
      ...['Siska Kam 1', 'Minggu III', 'Sesi 1', 'New Folder (3)', 'edit', 'Diskominfo', 'by Wulan', '.thumbs'],
    );
    fc.assert(
      fc.property(title, day, form, fc.array(noise, { minLength: 1, maxLength: 4 }), (name, when, write, folders) => {
        const event = `${write(when)} ${name}`;
        const plain = inferFromPath(`${event}/IMG_0001.JPG`, today);
        expect(inferFromPath(`${event}/${folders.join('/')}/IMG_0001.JPG`, today)).toEqual(plain);
      }),
    );
  });

  it('reads the same with the separators of Windows, and however letters are composed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(title, day, form), { minLength: 1, maxLength: 4 }), (levels) => {
        const names = levels.map(([name, when, write]) => `${write(when)} ${name} é`);
        const plain = inferFromPath(names.join('/'), today);
        expect(inferFromPath(`C:\\${names.join('\\')}`, today)).toEqual(plain);
        expect(inferFromPath(names.join('/').normalize('NFD'), today)).toEqual(plain);
      }),
    );
  });
});

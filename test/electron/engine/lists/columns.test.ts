import { describe, expect, it } from 'vitest';
import { readCell, readValue, wordsOf } from '../../../../electron/engine/lists/cells.ts';
import { columnsOf, isFileName } from '../../../../electron/engine/lists/columns.ts';

const guess = (...heads: string[]) => columnsOf(heads, () => false);

describe('the columns of a list', () => {
  it('are known by their heads in Indonesian and English', () => {
    expect(guess('No.', 'Nama Berkas', 'JUDUL', 'Tema/Urusan', 'Tgl. Kegiatan', 'Keterangan Foto')).toEqual([
      ...['ignore', 'path', 'title', 'theme', 'date', 'caption'],
    ]);
    expect(guess('file_name', 'Headline', 'Kata Kunci', 'Nama Kegiatan', 'Lokasi', 'Nama', 'Fotografer')).toEqual([
      ...['path', 'title', 'keywords', 'event', 'place', 'people', 'creator'],
    ]);
    expect(guess('SourceFile', 'Tags', 'Hari/Tanggal', 'Hak Cipta', 'Unit Kerja (OPD)', 'personInImage')).toEqual([
      ...['path', 'keywords', 'date', 'copyright', 'unit', 'people'],
    ]);
  });

  it('count once each', () => {
    expect(guess('File', 'Judul', 'Title', 'Berkas')).toEqual(['path', 'title', 'ignore', 'ignore']);
  });

  it('are told by what stands below where no head names a file', () => {
    expect(columnsOf(['Nama', 'Judul'], (at) => at === 0)).toEqual(['path', 'title']);
    expect(columnsOf(['Foto', 'Judul'], () => false)).toEqual(['ignore', 'title']);
    expect(['IMG_0012.JPG', 'a/b c.mp4', 'rapat.pdf'].every(isFileName)).toBe(true);
    expect(['Siti Aminah', 'S.Sos.', 'Rp 1.000', ''].some(isFileName)).toBe(false);
  });
});

describe('a cell', () => {
  it('says nothing when it is empty', () => {
    for (const column of ['title', 'date', 'keywords'] as const) {
      expect(readCell(column, ' \t ', false)).toEqual({ value: undefined });
    }
    expect(readCell('people', ' ; ,', false)).toEqual({ value: undefined });
  });

  it('holds a list parted by semicolons, lines or commas', () => {
    expect(wordsOf('kopi; panen, raya ;kopi')).toEqual(['kopi', 'panen, raya']);
    expect(wordsOf('#kopi, #panen raya')).toEqual(['kopi', 'panen raya']);
    expect(wordsOf('Siti Aminah, S.Sos., M.Si, A. Yani, Budi, SH')).toEqual([
      ...['Siti Aminah, S.Sos., M.Si', 'A. Yani', 'Budi, SH'],
    ]);
    expect(wordsOf('Siti Aminah, S.Sos.\nBudi')).toEqual(['Siti Aminah, S.Sos.', 'Budi']);
  });

  it('loses control characters, and keeps the lines of a caption', () => {
    expect(readCell('title', 'Panen\u0000 \u202eraya\r\nkopi', false)).toEqual({ value: 'Panen raya kopi' });
    expect(readCell('caption', 'Satu\r\n\r\n\r\n\r\ndua\u0007', false)).toEqual({ value: 'Satu\n\ndua' });
  });

  it('with a formula is a text like any other, and is told', () => {
    const formula = `=cmd|' /C calc'!A0`;
    expect(readCell('title', formula, false)).toEqual({ value: formula, problem: 'formula' });
    expect(readCell('title', `'${formula}`, false)).toEqual({ value: formula, problem: 'formula' });
    expect(readCell('title', '- Bupati', false)).toEqual({ value: '- Bupati' });
  });

  it('that is too long is left out and told, never cut', () => {
    expect(readCell('caption', 'a'.repeat(5000), false)).toEqual({ value: 'a'.repeat(5000) });
    expect(readCell('caption', 'a'.repeat(5001), false)).toEqual({ value: undefined, problem: 'too-long' });
    expect(readValue('keywords', ['a'.repeat(5001)])).toEqual({ value: undefined, problem: 'too-long' });
  });

  it('of JSON clears with nothing in it, and leaves with null', () => {
    expect([readValue('title', ''), readValue('keywords', []), readValue('people', ''), readValue('date', '')]).toEqual(
      [...[{ value: '' }, { value: [] }, { value: [] }, { value: '' }]],
    );
    expect(readValue('title', null)).toEqual({ value: undefined });
    expect(readValue('date', '9/10/2020')).toEqual({ value: undefined, problem: 'bad-date' });
    expect([readValue('title', ['a']), readValue('title', true), readValue('keywords', [1])]).toEqual([
      ...['bad-line', 'bad-line', 'bad-line'],
    ]);
  });
});

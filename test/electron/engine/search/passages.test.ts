import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { close, openWriter } from '../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { keepTextPages } from '../../../../electron/engine/db/text-pages.ts';
import { passagesOf } from '../../../../electron/engine/search/passages.ts';
import { hitsIn } from '../../../../electron/engine/search/text-hits.ts';
import type { Wanted } from '../../../../electron/engine/search/vocabulary.ts';
import { words } from '../../../../shared/text/fold.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-passages-'));
const db = openWriter(join(folder, 'library.db'), true);
migrate(db);
afterAll(() => {
  close(db);
  rmSync(folder, { recursive: true, force: true });
});

/** A wanted word with its other forms; `*` at the end of one makes it a beginning. */
const want = (...forms: readonly string[]): Wanted => ({
  alternatives: forms.map((form, n) => ({
    words: words(form.replace('*', '')),
    isPrefix: form.endsWith('*'),
    quality: n === 0 ? 1 : 0.9,
  })),
  column: undefined,
});

const find = (text: string, wanted: readonly Wanted[], limit = 5, pages: number | null = null, machine?: string) =>
  passagesOf(db, { id: 1, text: machine === undefined ? text : null, machine: machine ?? null, pages }, wanted, limit);

const marked = ({ text, marks }: { text: string; marks: readonly { from: number; to: number }[] }): string[] =>
  marks.map(({ from, to }) => text.slice(from, to));

const filling = 'Demikian disampaikan untuk menjadi perhatian bersama. '.repeat(12);

describe('passages of a text', () => {
  it('begin with their sentence and mark each form of what is wanted', async () => {
    const text = `${filling}Bupati memimpin penanaman seribu pohon di Cimanggung. ${filling}`;
    const { passages, total } = await find(text, [want('menanam', 'penanaman'), want('pohon')]);
    expect(total).toBe(1);
    expect(passages[0]?.text).toMatch(/^Bupati memimpin penanaman seribu pohon/);
    expect(passages.map(marked)).toEqual([['penanaman', 'pohon']]);
    expect(passages[0]?.text.length).toBeLessThan(260);
    expect(passages[0]?.text).toMatch(/ …$/);
  });

  it('show first where all that is wanted stands together, then the others in their order', async () => {
    const text = `Soal anggaran. ${filling}Soal desa. ${filling}Anggaran desa tahun ini naik. ${filling}`;
    const { passages, total } = await find(text, [want('anggaran'), want('desa')]);
    expect(total).toBe(3);
    expect(passages.map((one) => marked(one).join(' '))).toEqual(['Anggaran desa', 'anggaran', 'desa']);
  });

  it('weigh a word that stands everywhere less than one that stands once', async () => {
    const text = `${'Laporan rutin kegiatan kantor. '.repeat(40)}${filling}Vaksinasi lansia berjalan. ${filling}`;
    const { passages } = await find(text, [want('laporan'), want('vaksinasi')], 1);
    expect(passages.map(marked)).toEqual([['Vaksinasi']]);
  });

  it('begin with what stands nowhere else, not with what every line says', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, row) => `${row} ${row === 30 ? 'Siti Puntang' : `Peserta ${row}`} Ciwidey`,
    );
    const { passages } = await find(rows.join('\n'), [want('puntang'), want('peserta')], 1);
    expect(passages.map((one) => marked(one)[0])).toEqual(['Puntang']);
  });

  it('count every place, also those that are not shown', async () => {
    const text = `Ekspor kopi. ${filling}`.repeat(9);
    const { passages, total } = await find(text, [want('kopi')], 2);
    expect([passages.length, total]).toEqual([2, 9]);
  });

  it('mark beginnings of words, and phrases as a whole', async () => {
    expect((await find('Penyerahan sertipikat tanah', [want('serti*')])).passages.map(marked)).toEqual([
      ['sertipikat'],
    ]);
    const phrase = want('rapat koordinasi');
    const { passages } = await find('Rapat, koordinasi; rapat koordinasi. Koordinasi rapat.', [phrase]);
    expect(passages.map(marked)).toEqual([['Rapat, koordinasi', 'rapat koordinasi']]);
  });

  it('name the page they stand on and never run from one into the next', async () => {
    const first = 'Pembukaan acara oleh camat';
    const second = 'Bantuan benih kopi bagi petani';
    keepTextPages(db, 1, [0, first.length + 1, first.length + 2 + second.length]);
    const { passages } = await find(`${first}\n${second}\nlampiran kopi`, [want('kopi')], 5, 2);
    expect(passages).toEqual([
      { page: 2, text: second, marks: [{ from: 14, to: 18 }] },
      // a name of what is attached stands on no page
      { page: null, text: 'lampiran kopi', marks: [{ from: 9, to: 13 }] },
    ]);
    keepTextPages(db, 1, []);
  });

  it('come from what a machine read where the document itself says nothing', async () => {
    const { passages, fromMachine } = await find('', [want('undangan')], 5, 2, 'Kop surat\fUndangan rapat');
    expect(fromMachine).toBe(true);
    expect(passages).toEqual([{ page: 2, text: 'Undangan rapat', marks: [{ from: 0, to: 8 }] }]);
  });

  it('are none without words, and none where nothing stands', async () => {
    expect(await find('Ekspor kopi', [])).toEqual({ passages: [], total: 0, fromMachine: false });
    expect(await find('Ekspor kopi', [want('banjir')])).toMatchObject({ passages: [], total: 0 });
    expect(await find('Ekspor kopi', [{ ...want('kopi'), column: 'title' }])).toMatchObject({ total: 0 });
  });

  it('keep their marks on whole words inside the passage, whatever the text', async () => {
    const word = fc.constantFrom(
      'kopi',
      'ekspor',
      'Jum’at',
      'x',
      'a. ',
      '\n\n',
      'é'.repeat(90),
      'sangat-panjang '.repeat(9),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), async (list, limit) => {
        const { passages, total } = await find(list.join(' '), [want('kopi'), want('jumat')], limit);
        expect(passages.length).toBeLessThanOrEqual(limit);
        expect(total).toBeGreaterThanOrEqual(passages.length);
        expect(total > 0).toBe(list.includes('kopi') || list.includes('Jum’at'));
        for (const passage of passages) {
          expect(passage.marks.length).toBeGreaterThan(0);
          for (const one of marked(passage)) expect(['kopi', 'jumat']).toContain(words(one).join(' '));
        }
      }),
    );
  });
});

describe('hits in a text', () => {
  it('are found across the pieces in which a long one is looked through', async () => {
    const text = `${'isi '.repeat(8_190)}rapat koordinasi ${'isi '.repeat(20_000)}rapat koordinasi`;
    const hits = await hitsIn(text, [want('rapat koordinasi')]);
    expect(hits.map(({ from, to }) => text.slice(from, to))).toEqual(['rapat koordinasi', 'rapat koordinasi']);
    expect(hits.map(({ word, length }) => [word, length])).toEqual([
      [8_190, 2],
      [28_192, 2],
    ]);
  });

  it('end when nobody waits for them any more', async () => {
    const gone = AbortSignal.abort();
    await expect(hitsIn('kopi '.repeat(20_000), [want('kopi')], gone)).rejects.toThrow();
  });
});

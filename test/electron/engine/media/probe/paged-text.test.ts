import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bodyText, pagedText } from '../../../../../electron/engine/media/probe/body-text.ts';
import { readFacts } from '../../../../../electron/engine/media/probe/facts.ts';
import { pdfFile } from '../pdf-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pagesOf(pages: readonly string[]): Promise<string[]> {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, pdfFile(pages));
  const { text, textPages = [] } = await readFacts(path);
  return textPages.map((start, n) => (text ?? '').slice(start, textPages[n + 1]).trim());
}

describe('the pages of a text', () => {
  it('begin where the pages of a PDF do', async () => {
    expect(await pagesOf(['Laporan tahunan', 'Anggaran', 'Penutup'])).toEqual([
      'Laporan tahunan',
      'Anggaran',
      'Penutup',
    ]);
  });

  it('keep their numbers where one of them says nothing', async () => {
    expect(await pagesOf(['Laporan', '', 'Penutup'])).toEqual(['Laporan', '', 'Penutup']);
  });

  it('are none of a PDF without words', async () => {
    expect(await pagesOf(['', ''])).toEqual([]);
  });

  it('hold each part of a text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 12 }), (parts) => {
        const paged = pagedText(parts);
        expect(paged?.text ?? null).toBe(bodyText(parts));
        for (const [n, part] of parts.entries()) {
          const own = bodyText([part]);
          const start = paged?.starts[n];
          // a part that says nothing at the end has no place
          if (own === null) continue;
          expect(paged?.text.slice(start, (start ?? 0) + own.length)).toBe(own);
        }
      }),
    );
  });
});

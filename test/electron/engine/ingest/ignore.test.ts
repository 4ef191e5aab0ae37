import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ignoresFile, ignoresFolder, isSidecar, sidecarOwners } from '../../../../electron/engine/ingest/ignore.ts';

describe('what is never material', () => {
  it('is the litter of systems and what is only half there', () => {
    for (const name of [
      'Thumbs.db',
      'THUMBS.DB',
      '.DS_Store',
      '._IMG_1.jpg',
      '~$surat.docx',
      'a.mp4.part',
      'b.crdownload',
      'c.TMP',
    ]) {
      expect([name, ignoresFile(name)]).toEqual([name, true]);
    }
    for (const name of ['@eaDir', '$RECYCLE.BIN', 'System Volume Information', '.Trash-1000', '#recycle']) {
      expect([name, ignoresFolder(name)]).toEqual([name, true]);
    }
  });

  it('is nothing that a person would name', () => {
    for (const name of ['Foto kegiatan.jpg', 'part 1.mp4', 'template.docx', '~catatan.txt', 'sampul.temp.jpg']) {
      expect([name, ignoresFile(name)]).toEqual([name, false]);
    }
    expect(ignoresFolder('2020-10-09 Ekspor Kopi')).toBe(false);
  });

  it('never is a photo because of what lies beside it', () => {
    const names = fc.array(fc.constantFrom('a.jpg', 'b.JPG', 'a.xmp', 'a.jpg.xmp', 'b.aae', 'c.xmp', 'd.xmp.jpg'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(names, (folder) => {
        const { siblings, stems } = sidecarOwners(folder);
        for (const name of folder) {
          if (/\.jpg$/i.test(name)) expect(isSidecar(name, siblings, stems)).toBe(false);
          if (name === 'c.xmp') expect(isSidecar(name, siblings, stems)).toBe(false);
        }
      }),
    );
  });
});

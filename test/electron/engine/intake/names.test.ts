import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ignoresFile, ignoresFolder } from '../../../../electron/engine/ingest/ignore.ts';
import {
  folded,
  folderIn,
  keptFolders,
  numbered,
  safeFolder,
  safeName,
  stemOf,
} from '../../../../electron/engine/intake/names.ts';
import { looksLikeCard } from '../../../../electron/engine/intake/scan.ts';
import { parseWindowsDisks, phoneName, removableMounts } from '../../../../electron/engine/intake/sources.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'CON.jpg',
    'nul',
    'a.',
    ' a ',
    '.jpg',
    'a?.JPG',
    '🙂'.repeat(120),
    '...',
    'thumbs.db',
    'x.tmp',
    '~$a.docx',
  ),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no file name may hold
const forbidden = /[\u0000-\u001f<>:"/\\|?*]/;

describe('names for copies', () => {
  it('can be held by every system, whatever the source calls its files', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const made of [safeName(name), safeFolder(name)]) {
          expect(made).not.toMatch(forbidden);
          expect(made).not.toMatch(/^[\s.]|[\s.]$/);
          expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255);
          expect(made.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        }
        // what is no material under its own name is not copied at all
        if (!ignoresFile(`${name}.jpg`)) expect(ignoresFile(safeName(`${name}.jpg`))).toBe(false);
        expect(ignoresFolder(safeFolder(name))).toBe(false);
      }),
    );
  });

  it('are the same where they are good already', () => {
    for (const name of ['IMG_0001.JPG', 'DSC 1 (2).nef', 'Rapat é.mp4', 'C0001M01.XML'])
      expect(safeName(name)).toBe(name);
  });

  it('keep one stem for what belongs together', () => {
    for (const name of ['IMG_1.JPG', 'IMG_1.CR3', 'IMG_1.JPG.xmp', 'IMG_1.xmp', 'IMG_1.THM'])
      expect(stemOf(name)).toBe('IMG_1');
    expect(stemOf('C0001M01.XML')).toBe('C0001');
    expect(stemOf('v1.2.jpg')).toBe('v1.2');
    expect(['IMG_1.JPG', 'IMG_1.JPG.xmp', 'C0001M01.XML'].map((name) => numbered(name, 2))).toEqual([
      'IMG_1 (2).JPG',
      'IMG_1 (2).JPG.xmp',
      'C0001 (2)M01.XML',
    ]);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9_]{1,8}$/),
        fc.constantFrom('.JPG', '.CR3', '.JPG.xmp', '.thm'),
        fc.integer({ min: 1, max: 99 }),
        (stem, end, n) => {
          expect(folded(stemOf(numbered(stem + end, n)))).toBe(folded(numbered(`${stem}.x`, n).slice(0, -2)));
        },
      ),
    );
  });

  it('leave out the folders of cameras, and keep those of people', () => {
    for (const folder of [
      'DCIM/100CANON',
      'PRIVATE/M4ROOT/CLIP',
      'DCIM/Camera',
      'AVCHD/BDMV/STREAM',
      'DCIM/102_PANA',
    ]) {
      expect([folder, keptFolders(folder)]).toEqual([folder, '']);
    }
    expect(keptFolders('Panggung: utama/100NIKON')).toBe('Panggung utama');
    expect(keptFolders('2020/Rakor')).toBe('2020/Rakor');
  });

  it('take a folder as it is spelled already, and no name of a file', () => {
    const entries = [
      { name: 'RAKOR Kopi', isFolder: true },
      { name: 'catatan', isFolder: false },
    ];
    expect(folderIn(entries, 'Rakor kopi')).toBe('RAKOR Kopi');
    expect(folderIn(entries, 'Catatan')).toBe('Catatan (2)');
  });
});

describe('what a system tells of its disks', () => {
  it('is read on Linux: what a desktop mounts for its user', () => {
    const line = (at: string) => `36 35 98:0 / ${at} rw,noatime - vfat /dev/sdb1 rw`;
    const mounts = [
      '/',
      '/media/siti/EOS_DIGITAL',
      '/run/media/siti/KARTU\\040SD',
      '/run/media/lain/X',
      '/media/usb0',
      '/mnt/data',
      '/media/siti/EOS_DIGITAL',
    ];
    expect(removableMounts(mounts.map(line).join('\n'), 'siti')).toEqual([
      '/media/siti/EOS_DIGITAL',
      '/run/media/siti/KARTU SD',
      '/media/usb0',
    ]);
    expect(phoneName('mtp:host=SAMSUNG_SAMSUNG_Android_R58M12ABC')).toBe('SAMSUNG Android');
    expect(phoneName('gphoto2:host=%5Busb%3A001%2C004%5D')).not.toBe('');
  });

  it('is read on Windows, where one disk is no list', () => {
    const one = '{"DeviceID":"E:","VolumeName":"EOS_DIGITAL"}';
    expect(parseWindowsDisks(one)).toEqual([{ path: 'E:\\', name: 'EOS_DIGITAL (E:)' }]);
    expect(parseWindowsDisks(`[${one},{"DeviceID":"F:","VolumeName":null},{"DeviceID":"..\\\\x"},null]`)).toEqual([
      { path: 'E:\\', name: 'EOS_DIGITAL (E:)' },
      { path: 'F:\\', name: 'F:' },
    ]);
    for (const odd of ['', 'null', 'not found', '{}', '[1]']) expect(parseWindowsDisks(odd)).toEqual([]);
  });

  it('is a card where a camera made its folders', () => {
    for (const folders of [['DCIM', 'MISC'], ['PRIVATE'], ['100CANON'], ['REC_FILE']])
      expect(looksLikeCard(folders)).toBe(true);
    for (const folders of [[], ['Foto', 'Dokumen'], ['Windows', 'Users']]) expect(looksLikeCard(folders)).toBe(false);
  });
});

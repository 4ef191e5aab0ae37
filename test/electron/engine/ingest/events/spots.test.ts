import { describe, expect, it } from 'vitest';
import { matchOf, spotOf } from '../../../../../electron/engine/ingest/events/spots.ts';

const today = '2026-11-22';
const spot = (path: string, root = 'Foto Humas') => spotOf(root, path, today);

describe('where the assets of a folder belong', () => {
  it.each([
    ['2020-10-09 Pelepasan Ekspor Kopi', '2020-10-09 Pelepasan Ekspor Kopi'],
    ['2020/10 Oktober/2020-10-09 Pelepasan Ekspor Kopi', '2020/10 Oktober/2020-10-09 Pelepasan Ekspor Kopi'],
    ['2020-10-09 Pelepasan Ekspor Kopi/RAW', '2020-10-09 Pelepasan Ekspor Kopi'],
    ['2020-10-09 Pelepasan Ekspor Kopi/edit/pilihan', '2020-10-09 Pelepasan Ekspor Kopi'],
    ['2020-10-09 Pelepasan Ekspor Kopi/Kamera A', '2020-10-09 Pelepasan Ekspor Kopi'],
    ['2020-10-09 Pelepasan Ekspor Kopi/Hari 2', '2020-10-09 Pelepasan Ekspor Kopi'],
    ['2020-10-09 Pelepasan Ekspor Kopi/DCIM/100CANON', '2020-10-09 Pelepasan Ekspor Kopi'],
    ['Pelepasan Ekspor Kopi/2020-10-09', 'Pelepasan Ekspor Kopi/2020-10-09'],
    ['9-11 Oktober 2020 Bimtek UMKM/10 Oktober 2020', '9-11 Oktober 2020 Bimtek UMKM'],
    ['2020-10-09', '2020-10-09'],
  ])('%s is the event of %s', (path, top) => {
    expect(spot(path)).toMatchObject({ kind: 'folder', top });
  });

  it('is told by times where no name says a title or a day', () => {
    expect(spot('')).toMatchObject({ kind: 'times', top: '' });
    expect(spot('DCIM/100CANON')).toMatchObject({ kind: 'times', top: '' });
    expect(spot('2020/10 Oktober')).toMatchObject({ kind: 'times', top: '2020/10 Oktober', date: '2020-10' });
    expect(spot('2020/10 Oktober/DCIM')).toMatchObject({ kind: 'times', top: '2020/10 Oktober' });
  });

  it('counts the name of a watched folder only with a day in it', () => {
    expect(spotOf('Dokumentasi Bupati', 'RAW', today)).toMatchObject({ kind: 'times', top: '' });
    expect(spotOf('2020-10-09 Pelepasan Ekspor Kopi', 'RAW', today)).toMatchObject({
      ...{ kind: 'folder', top: '', title: 'Pelepasan Ekspor Kopi', date: '2020-10-09' },
    });
    expect(spotOf('', '2020-10-09 Pelepasan Ekspor Kopi/RAW', today)).toMatchObject({
      ...{ kind: 'folder', top: '2020-10-09 Pelepasan Ekspor Kopi' },
    });
  });

  it('is the same in two folders only where title and days are', () => {
    const match = (path: string) => matchOf(spot(path));
    expect(match('2020-10-09 Pelepasan Ekspor Kopi')).toBe(match('Budi/09102020_pelepasan ekspor kopi'));
    expect(match('2020-10-09 Pelepasan Ekspor Kopi')).not.toBe(match('2020-10-16 Pelepasan Ekspor Kopi'));
    expect(match('2020-10-09 Rakor')).not.toBe(match('2020-10-09 Rakor Bulanan'));
    expect(match('Pelepasan Ekspor Kopi')).toBeNull();
    expect(match('2020-10-09')).toBeNull();
    expect(match('2020/10 Oktober/Pelepasan Ekspor Kopi')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import {
  folderLookedAt,
  foldersIn,
  knownFolder,
  proposedTarget,
} from '../../../../renderer/features/dropping/target.ts';
import { filterText } from '../../../../renderer/state/filters.ts';
import type { Root } from '../../../../shared/model/root.ts';

const root = (path: string, state: Root['state'] = 'online'): Root => ({
  id: path,
  path,
  state,
  assets: 1,
  waiting: 0,
  unreadable: 0,
  lastSweepAt: null,
  offlineSince: null,
  missing: 0,
  watch: 'listening',
  pace: { megabytesPerSecond: null, from: null, to: null },
  sidecarsOut: false,
  sidecarsWaiting: 0,
  error: null,
});
const foto = root('/data/Foto Humas');
const video = root('\\\\server\\Video');
const roots = [foto, video];
const folders = [
  { root: foto.id, path: '2022/Lomba Tari', name: 'Lomba Tari', assets: 18 },
  { root: foto.id, path: '10', name: '10', assets: 1 },
  { root: foto.id, path: '9', name: '9', assets: 1 },
  { root: video.id, path: '', name: '', assets: 3 },
];
const never = { root: '', below: '' };

describe('the folders of a watched folder', () => {
  it('are all that lie between it and those with material, as people count', () => {
    expect(foldersIn(foto.id, folders)).toEqual(['9', '10', '2022', '2022/Lomba Tari']);
    expect(foldersIn(video.id, folders)).toEqual([]);
  });

  it('are found as somebody types them', () => {
    const paths = foldersIn(foto.id, folders);
    for (const typed of ['2022/Lomba Tari', '2022\\lomba tari', ' /2022/ Lomba Tari/'])
      expect(knownFolder(typed, paths)).toBe('2022/Lomba Tari');
    expect(knownFolder('  ', paths)).toBe('');
    for (const typed of ['2023', 'Lomba Tari', '../2022']) expect(knownFolder(typed, paths)).toBeUndefined();
  });
});

describe('the folder that is looked at', () => {
  const at = (text: string) => folderLookedAt(text, roots, folders);
  const filter = (path: string) => filterText('folder', path);

  it('is the one that the query stands at, also between words', () => {
    expect(at(`${filter('/data/Foto Humas/2022/Lomba Tari')} tari`)).toEqual({
      root: foto.id,
      below: '2022/Lomba Tari',
    });
    expect(at(filter('/data/Foto Humas/2022'))).toEqual({ root: foto.id, below: '2022' });
    expect(at(filter('\\\\server\\Video'))).toEqual({ root: video.id, below: '' });
  });

  it('is none where several are asked for, one is kept out, or it is not watched', () => {
    const one = filter('/data/Foto Humas/2022');
    for (const text of ['', 'tari', `-${one}`, `(${one} OR ${filter('/data/Foto Humas/9')})`, filter('/lain')])
      expect(at(text)).toBeUndefined();
  });
});

describe('the place that is proposed', () => {
  it('is the folder that is looked at, else the last one, else the first that answers', () => {
    const last = { root: foto.id, below: '9' };
    expect(proposedTarget(filterText('folder', '\\\\server\\Video'), roots, folders, last)?.root).toBe(video.id);
    expect(proposedTarget('tari', roots, folders, last)).toEqual(last);
    expect(proposedTarget('tari', roots, folders, never)).toEqual({ root: foto.id, below: '' });
  });

  it('is never one that is gone or does not answer', () => {
    const away = [root(foto.path, 'offline'), video];
    expect(proposedTarget('', roots, folders, { root: foto.id, below: 'dihapus' })).toEqual({
      root: foto.id,
      below: '',
    });
    expect(proposedTarget(filterText('folder', foto.path), away, folders, { root: foto.id, below: '9' })?.root).toBe(
      video.id,
    );
    expect(proposedTarget('', [root(foto.path, 'offline')], folders, never)).toBeUndefined();
  });
});

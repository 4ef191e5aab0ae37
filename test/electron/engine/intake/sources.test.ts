import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourcesIn } from '../../../../electron/engine/intake/sources.ts';

let media: string;
beforeAll(() => {
  media = mkdtempSync(join(tmpdir(), 'bahan-media-'));
});
afterAll(() => rmSync(media, { recursive: true, force: true }));

const disk = (...parts: string[]): string => {
  mkdirSync(join(media, ...parts), { recursive: true });
  return join(media, parts[0] as string);
};

it('shows cards and the storages of phones before other disks, and nothing that does not answer', async () => {
  const paths = [
    disk('FLASHDISK', 'Dokumen'),
    disk('EOS_DIGITAL', 'DCIM', '100CANON'),
    disk('HP', 'Internal shared storage', 'DCIM', 'Camera'),
    join(media, 'sudah dicabut'),
  ];
  const places = { removable: async () => paths.map((path) => ({ path, name: basename(path) })) };
  expect(await sourcesIn(places)).toEqual([
    { path: join(media, 'EOS_DIGITAL'), name: 'EOS_DIGITAL', kind: 'card' },
    { path: join(media, 'HP', 'Internal shared storage'), name: 'HP · Internal shared storage', kind: 'card' },
    { path: join(media, 'FLASHDISK'), name: 'FLASHDISK', kind: 'disk' },
  ]);
  expect(await sourcesIn({ removable: () => Promise.reject(new Error('no such system')) })).toEqual([]);
});

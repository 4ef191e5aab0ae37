import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../../../electron/engine/media/probe/facts-by-name.ts';
import { mergeSidecars, readSidecar, type Sidecar } from '../../../../../electron/engine/media/probe/merge-sidecar.ts';
import type { FileFacts } from '../../../../../shared/model/facts.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();
const photo: FileFacts = {
  ...noFacts,
  kind: 'photo',
  mime: 'image/jpeg',
  bytes: 1,
  fingerprint: '1-a',
  title: 'Di dalam',
  keywords: ['kopi', 'teh'],
  model: 'EOS 5D',
  capturedAt: '2020-10-09T08:15:30.250+07:00',
  capturedAtCertainty: 'exact',
};
const says = (facts: Sidecar['facts'], taken?: string): Sidecar => ({ facts, taken, rating: undefined });

describe('a sidecar and its owner', () => {
  it('the sidecar speaks first, and what it does not say the owner says', () => {
    const merged = mergeSidecars(photo, [says({ title: 'Di samping', keywords: ['ekspor'], model: 'lain' })]);
    expect(merged).toEqual({ ...photo, title: 'Di samping', keywords: ['ekspor'] });
  });

  it('of two the first one given is the stronger', () => {
    const merged = mergeSidecars(photo, [says({ title: 'Kuat' }), says({ title: 'Lemah', place: 'Garut' })]);
    expect(merged).toMatchObject({ title: 'Kuat', place: 'Garut' });
  });

  it('a moment that agrees to the second keeps its offset, another one is a correction', () => {
    expect(mergeSidecars(photo, [says({}, '2020-10-09T08:15:30')]).capturedAt).toBe(photo.capturedAt);
    expect(mergeSidecars(photo, [says({}, '2019-01-01T00:00:00')])).toMatchObject({
      capturedAt: '2019-01-01T00:00:00',
      capturedAtCertainty: 'exact',
    });
  });

  it('a day alone does not contradict a moment of that day', () => {
    for (const day of ['2020-10-09', '2020-10', '2020']) {
      expect(mergeSidecars(photo, [says({}, day)]).capturedAt).toBe(photo.capturedAt);
    }
    expect(mergeSidecars(photo, [says({}, '2020-10-08')]).capturedAt).toBe('2020-10-08');
  });

  it('what people said in a library stands before all else in it, also that there is nothing', () => {
    const words = { title: 'Kata orang', keywords: [], place: 'Balai desa' };
    const one = { ...says({ title: 'Lain', keywords: ['ekspor'], place: 'Semarang' }), words };
    expect(mergeSidecars(photo, [one])).toMatchObject({ title: 'Kata orang', keywords: [], place: 'Balai desa' });
  });

  it('one that says nothing changes nothing, whatever the owner says', () => {
    fc.assert(
      fc.property(fc.record({ title: fc.option(fc.string()), keywords: fc.array(fc.string()) }), (some) => {
        const owner = { ...photo, ...some };
        expect(mergeSidecars(owner, [says({}), says({ keywords: [], title: null })])).toEqual(owner);
      }),
    );
  });

  it('that cannot be read says nothing', async () => {
    writeFileSync(join(folder, 'a.xmp'), 'no xml at all \0');
    for (const name of ['a.xmp', 'none.xmp']) {
      const found = await readSidecar(join(folder, name));
      expect(mergeSidecars(photo, [found])).toEqual(photo);
    }
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { Grey } from '../../../../../electron/engine/media/machine/components.ts';
import { type Eye, readPage, readPicture } from '../../../../../electron/engine/media/machine/read-picture.ts';
import type { Layout } from '../../../../../electron/engine/media/machine/tesseract.ts';
import { hills, hillsWithSign, letter, scan } from './written.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-eye-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const invitation = 'Dengan hormat kami mengundang Saudara pada rapat koordinasi persiapan upacara. '.repeat(9);

/** An eye that notes what it is shown, and reads the same words in everything; or only from the second look on. */
function looking(isLate = false) {
  const shown: { picture: Grey; layout: Layout }[] = [];
  const eye: Eye = {
    words(picture, layout) {
      shown.push({ picture, layout });
      if (isLate && shown.length === 1) return [];
      return [{ text: `Bagian${shown.length}`, certainty: 0.9, line: '1', paragraph: '1' }];
    },
  };
  return { shown, eye: async () => eye };
}

let count = 0;
function fileOf(bytes: Buffer, ending = 'jpg'): string {
  count += 1;
  const path = join(folder, `${count}.${ending}`);
  writeFileSync(path, bytes);
  return path;
}

const asked = { kept: null, turn: 0, isAsked: false } as const;
const meanOf = ({ data }: Grey): number => data.reduce((sum, value) => sum + value, 0) / data.length;

describe('a picture that is to be read', () => {
  it('is not shown to the eye where nothing in it looks like writing', async () => {
    const { shown, eye } = looking();
    expect(await readPicture(eye, { ...asked, path: fileOf(await hills(900, 600)) })).toEqual({
      text: '',
      certainty: 0,
    });
    expect(shown).toEqual([]);
  });

  it('is shown all the same when somebody asked for it', async () => {
    const { shown, eye } = looking();
    const read = await readPicture(eye, { ...asked, path: fileOf(await hills(900, 600)), isAsked: true });
    expect([read.text, shown.length]).toEqual(['Bagian1', 1]);
  });

  it('is not even opened when the kept picture shows no writing', async () => {
    const { shown, eye } = looking();
    const kept = await hills(600, 400);
    expect((await readPicture(eye, { ...asked, path: join(folder, 'gone.jpg'), kept })).text).toBe('');
    expect(shown).toEqual([]);
  });

  it('is read of the kept picture where its file cannot be had', async () => {
    const { shown, eye } = looking();
    await readPicture(eye, { ...asked, path: join(folder, 'gone.jpg'), kept: await letter(invitation) });
    expect(shown.map(({ layout }) => layout)).toEqual(['page']);
  });

  it('shows its signs alone, dark on light', async () => {
    const { shown, eye } = looking();
    await readPicture(eye, { ...asked, path: fileOf(await hillsWithSign('Gebyar Vaksinasi\nPendopo Kabupaten')) });
    expect(shown.length).toBeGreaterThan(0);
    for (const { picture, layout } of shown) {
      expect(layout).toBe('block');
      expect(meanOf(picture)).toBeGreaterThan(150);
    }
  });

  it.each([0, 90, 180, 270])(
    'is shown both ways up until something is read, a page that lies turned by %i degrees',
    async (angle) => {
      const { shown, eye } = looking(true);
      const upright = await letter(invitation);
      const path = fileOf(await sharp(upright).rotate(angle).jpeg().toBuffer());
      expect((await readPicture(eye, { ...asked, path })).text).toBe('Bagian2');
      const [one, other] = shown.map(({ picture }) => picture) as [Grey, Grey];
      expect([one.width, one.height, other.width, other.height]).toEqual([1000, 700, 1000, 700]);
      // turned by half a turn, the one is the other, but for what packing changed
      const unlike = one.data.filter((value, at) => Math.abs(value - (other.data.at(-1 - at) ?? 0)) > 60).length;
      expect(unlike).toBeLessThan(one.data.length / 200);
    },
  );

  it('is turned as people said', async () => {
    const { shown, eye } = looking();
    const path = fileOf(
      await sharp(await letter(invitation))
        .rotate(-90)
        .jpeg()
        .toBuffer(),
    );
    await readPicture(eye, { ...asked, path, turn: 1 });
    expect(shown.map(({ picture }) => [picture.width, picture.height])).toEqual([[1000, 700]]);
  });
});

describe('a page of a scan', () => {
  it('is shown to the eye when there is writing on it', async () => {
    const { shown, eye } = looking();
    const path = fileOf(await scan([await hills(900, 600), await letter(invitation)]), 'pdf');
    expect((await readPage(eye, path, 0)).text).toBe('');
    expect(shown).toEqual([]);
    expect((await readPage(eye, path, 1)).text).toBe('Bagian1');
    await expect(readPage(eye, path, 2)).rejects.toThrow();
  });
});

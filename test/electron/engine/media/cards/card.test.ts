import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cardFacts } from '../../../../../electron/engine/media/cards/card-facts.ts';
import { drawWords } from '../../../../../electron/engine/media/cards/text-layer.ts';
import { cutAt, escaped, printable } from '../../../../../electron/engine/media/cards/words.ts';
import { renderFile } from '../../../../../electron/engine/media/render.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder();
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

/** How many pixels of a picture are dark. */
async function ink(bytes: Uint8Array | undefined): Promise<number> {
  const data = await sharp(bytes).greyscale().raw().toBuffer();
  return data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
}

const long = 'Pertanggungjawaban'.repeat(200);

describe('words on a card', () => {
  it('hold no controls, no direction overrides and no piles of marks', () => {
    expect(printable('a\u0000b\u202Ec\u200Bd\r\n\r\n\n e\ud800\tf', 100)).toBe('abcd\ne f');
    expect(printable(`z${'\u0300'.repeat(500)}`, 100).length).toBeLessThan(6);
    expect(printable('👩\u200d🌾 نص 漢字', 100)).toBe('👩\u200d🌾 نص 漢字');
  });

  it('are cut at a space where one is near, and never inside a character', () => {
    expect(cutAt('satu dua tiga empat', 14)).toBe('satu dua tiga…');
    expect(cutAt('😀'.repeat(9), 4)).toBe('😀😀😀…');
    expect(cutAt('ab', 1)).toBe('');
  });

  it('are never longer than asked, and hold nothing that the layout takes as a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 60 }), (text, most) => {
        const words = printable(text, most);
        expect([...words].length).toBeLessThanOrEqual(most);
        expect(words).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u);
        expect(escaped(words)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it.each([
    ['one long word', long],
    ['right to left', 'نص عربي طويل جدا '.repeat(80)],
    ['without spaces', '漢字仮名交じり文'.repeat(200)],
    ['emoji', '😀👩\u200d🌾🇮🇩'.repeat(300)],
    ['commands of the layout', '<span size="999pt">&lt;b>'.repeat(50)],
    ['many lines', 'a\n'.repeat(500)],
  ])('stay in their box: %s', async (_, text) => {
    const layer = await drawWords(text, { width: 400, height: 300 }, { size: 30, colour: '#000000' });
    expect(layer?.width).toBeLessThanOrEqual(400);
    expect(layer?.height).toBeLessThanOrEqual(300);
    // shortened as little as needed
    expect(layer?.height).toBeGreaterThan(150);
  });

  it('that are none are not drawn', async () => {
    expect(await drawWords('', { width: 100, height: 100 }, { size: 30, colour: '#000000' })).toBeUndefined();
    expect(await drawWords('a', { width: 100, height: 5 }, { size: 30, colour: '#000000' })).toBeUndefined();
  });
});

describe('a card', () => {
  it('shows the first words of a text', async () => {
    const short = await renderFile(file('a.txt', 'Kepada Yth.'), null);
    const full = await renderFile(
      file('b.txt', 'Kepada Yth. Bapak Bupati, dengan hormat kami sampaikan. '.repeat(60)),
      null,
    );
    expect(short).toMatchObject({ pictures: { kind: 'card', width: 900, height: 1200 }, error: null });
    expect(await ink(full.pictures?.preview)).toBeGreaterThan((await ink(short.pictures?.preview)) * 3);
  });

  it('of a film that nothing decodes says so', async () => {
    const facts = cardFacts({ kind: 'video', mime: 'video/mp4', title: 'Rapat </svg><script>', durationSeconds: 62 });
    const { pictures, error } = await renderFile(
      file('a.mp4', Buffer.from('\0\0\0\x10ftypisom\0\0\0\0')),
      null,
      {},
      facts,
    );
    expect(pictures).toMatchObject({ kind: 'card', width: 1200, height: 800 });
    expect(error).toBeNull();
    const { data, info } = await sharp(pictures?.preview)
      .extract({ left: 60, top: 620, width: 1000, height: 120 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data.filter((value) => value < 140).length).toBeGreaterThan(info.width);
  });

  it('of a sound is its waveform', async () => {
    const peaks = Uint8Array.from({ length: 1000 }, (_, i) => (i < 500 ? 250 : 10));
    const { pictures } = await renderFile(file('a.amr', '#!AMR\n\0\0\0'), null, { peaks });
    expect(pictures).toMatchObject({ kind: 'card', peaks });
    const half = (left: number) =>
      sharp(pictures?.preview).extract({ left, top: 440, width: 480, height: 280 }).png().toBuffer();
    expect(await ink(await half(80))).toBeGreaterThan((await ink(await half(640))) * 4);
  });

  it('is drawn on a computer without any font', () => {
    const empty = join(folder, 'no-fonts');
    mkdirSync(empty);
    const config = file('fonts.conf', `<fontconfig><cachedir>${empty}</cachedir></fontconfig>`);
    const script = file(
      'draw.ts',
      `import { drawWords } from ${JSON.stringify(join(import.meta.dirname, '../../../../../electron/engine/media/cards/text-layer.ts'))};
       const box = { width: 400, height: 100 };
       const layers = await Promise.all(['Bupati', 'Wali ko'].map((text) => drawWords(text, box, { size: 40, colour: '#000000' })));
       console.log(layers.map((layer) => layer.width).join(' '));`,
    );
    const env = { ...process.env, FONTCONFIG_FILE: config, FONTCONFIG_PATH: empty, HOME: empty, XDG_DATA_HOME: empty };
    const [first = 0, second = 0] = execFileSync(process.execPath, [script], { env, encoding: 'utf8' })
      .trim()
      .split(' ')
      .map(Number);
    // letters of their own widths: boxes in their place would be equally wide
    expect(first).toBeGreaterThan(80);
    expect(second).toBeGreaterThan(80);
    expect(first).not.toBe(second);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentOf, contrast, rgbOf } from '../../../renderer/state/accent.ts';

const rgb = (colour: string): readonly [number, number, number] => rgbOf(colour) ?? [0, 0, 0];
/** All papers of `tokens.css`, in the light and in the dark. */
const papers = [
  ['#fcfcfc', '#f4f4f4', '#ffffff', '#ececec'],
  ['#181818', '#1f1f1f', '#292929', '#121212'],
] as const;

describe('the accent of the system', () => {
  it('is read wherever it stands, and so is what stands on it, whatever colour it is', () => {
    let taken = 0;
    const value = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(value, value, value, (red, green, blue) => {
        const colour = `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
        const accent = accentOf(colour);
        if (!accent) return;
        taken += 1;
        for (const light of [0, 1] as const) {
          const words = rgb(accent['--accent'][light]);
          const wash = rgb(accent['--accent-wash'][light]);
          for (const paper of papers[light]) expect(contrast(words, rgb(paper))).toBeGreaterThanOrEqual(4.5);
          expect(contrast(words, wash)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(rgb(accent['--accent-wash-ink'][light]), wash)).toBeGreaterThanOrEqual(4.5);
          for (const fill of ['--accent-fill', '--accent-fill-hover'] as const)
            expect(contrast(rgb('#ffffff'), rgb(accent[fill][light]))).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('stays as it is where it is read already', () => {
    expect(accentOf('#0b4f9e')?.['--accent'][0]).toBe('#0b4f9e');
  });

  it.each(['#808080', '#000000', '#ffffff', '#e81123', '#ffb900', '#da3b01', '', 'blue', '#12'])(
    'is not made of %j, which is the paper, means something else, or is no colour',
    (colour) => expect(accentOf(colour)).toBeUndefined(),
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const ground = css.slice(0, css.indexOf('@media'));

/** The two values of a token: light and dark. One that is the same in both is given once. */
function token(name: string): readonly [string, string] {
  const written = new RegExp(`--${name}: (?:light-dark\\((#\\w+), (#\\w+)\\)|(#\\w+));`).exec(ground);
  const [, light, dark, both] = written ?? [];
  return [light ?? both ?? '', dark ?? both ?? ''];
}

/** WCAG 2 relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'panel', 'raised', 'sunken'] as const;
const themes = ['light', 'dark'] as const;

describe.each(themes)('the colours in %s', (theme) => {
  const at = themes.indexOf(theme);
  const colour = (name: string) => token(name)[at as 0 | 1];
  const onGrounds = (ink: string, wanted: number) =>
    grounds.filter((ground) => !(contrast(colour(ink), colour(ground)) >= wanted));

  it.each(['ink', 'ink-soft'])('let %s be read with AAA contrast on every ground', (ink) => {
    expect(onGrounds(ink, 7)).toEqual([]);
  });

  it.each(['ink-faint', 'accent', 'amber', 'red'])('let %s be read with AA contrast on every ground', (ink) => {
    expect(onGrounds(ink, 4.5)).toEqual([]);
  });

  it.each([
    ['accent-ink', 'accent-fill'],
    ['accent-ink', 'accent-fill-hover'],
    ['accent-wash-ink', 'accent-wash'],
    ['amber', 'amber-wash'],
    ['red', 'red-wash'],
    ['ink', 'red-wash'],
  ])('let %s be read on %s', (ink, wash) => {
    expect(contrast(colour(ink), colour(wash))).toBeGreaterThanOrEqual(4.5);
  });

  it('show the edges of controls and the focus', () => {
    expect(onGrounds('line-strong', 3)).toEqual([]);
    expect(onGrounds('accent', 3)).toEqual([]);
  });
});

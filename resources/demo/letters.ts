import { readFileSync } from 'node:fs';

type Weight = 'bold' | 'text';
const outlines: Record<Weight, Record<string, readonly [number, string]>> = JSON.parse(
  readFileSync(new URL('./letters.json', import.meta.url), 'utf8'),
);

/** Width of a line of text at a size. */
export function textWidth(text: string, size: number, weight: Weight = 'bold'): number {
  let width = 0;
  for (const letter of text) width += (outlines[weight][letter]?.[0] ?? 30) * (size / 100);
  return width;
}

/**
 * Text as outlines, so that a computer without fonts draws the same banner. `size` is the em; when `fit` is given the
 * text shrinks until it is no wider.
 */
export function write(
  text: string,
  at: { x: number; y: number; size: number; fill: string; anchor?: 'start' | 'middle'; weight?: Weight; fit?: number },
): string {
  const weight = at.weight ?? 'bold';
  const wanted = textWidth(text, at.size, weight);
  const size = at.fit !== undefined && wanted > at.fit ? (at.size * at.fit) / wanted : at.size;
  let pen = 0;
  let shapes = '';
  for (const letter of text) {
    const outline = outlines[weight][letter];
    if (outline?.[1]) shapes += `<path transform="translate(${pen.toFixed(1)} 0)" d="${outline[1]}"/>`;
    pen += outline?.[0] ?? 30;
  }
  const left = at.anchor === 'middle' ? at.x - (pen * size) / 200 : at.x;
  return `<g transform="translate(${left.toFixed(1)} ${at.y.toFixed(1)}) scale(${(size / 100).toFixed(4)})" fill="${at.fill}">${shapes}</g>`;
}

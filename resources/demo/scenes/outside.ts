import { cloud, type Random, random } from '../random.ts';
import type { Brief } from './scene.ts';

const skies: Record<string, readonly [string, string, string]> = {
  dawn: ['#7f9cc4', '#f6cfa6', '#ffe9d0'],
  goldenMorning: ['#5f9bd4', '#f3e3c6', '#fff4e0'],
  noon: ['#3b86cf', '#c4e0f4', '#ffffff'],
  clearNoon: ['#2a74c6', '#b0d8f2', '#ffffff'],
  overcast: ['#aab7c2', '#dde3e6', '#f2f4f5'],
  storm: ['#5b6872', '#a3aeb3', '#c5cdd0'],
  dusk: ['#46568f', '#f0a880', '#ffd0a8'],
  blueHour: ['#18284f', '#6a7fb0', '#8f98c0'],
};

/** A sky with soft clouds and a far line of hills. `line` is the horizon. */
export function sky(brief: Brief, line: number): string {
  const { width: w, height: h } = brief;
  const [top, low, puff] = skies[brief.hour] ?? ['#3b86cf', '#c4e0f4', '#ffffff'];
  const dice = random(brief.place + 3);
  let clouds = '';
  for (let i = 0; i < 9; i++) {
    const x = w * dice.next();
    const y = line * dice.between(0.08, 0.75);
    const size = w * dice.between(0.05, 0.12);
    for (let k = 0; k < 16; k++)
      clouds += `<ellipse cx="${(x + dice.between(-1.6, 1.6) * size).toFixed(0)}" cy="${(y + dice.between(-0.3, 0.2) * size).toFixed(0)}" rx="${(size * dice.between(0.6, 1.3)).toFixed(0)}" ry="${(size * dice.between(0.25, 0.5)).toFixed(0)}" fill="url(#pf)"/>`;
  }
  const hill = (lift: number, tone: string, seed: number) => {
    let path = `M0 ${h}`;
    for (let x = 0; x <= w + 12; x += 12)
      path += `L${x} ${(line - h * lift * (cloud(x * 0.004 + seed, seed, 5) * 1.3 - 0.2)).toFixed(1)}`;
    return `<path d="${path}L${w} ${h}Z" fill="${tone}"/>`;
  };
  return `<defs><linearGradient id="sk" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient><radialGradient id="pf"><stop offset="0" stop-color="${puff}" stop-opacity=".5"/><stop offset=".5" stop-color="${puff}" stop-opacity=".22"/><stop offset="1" stop-color="${puff}" stop-opacity="0"/></radialGradient></defs><rect width="${w}" height="${line + 4}" fill="url(#sk)"/>${clouds}${hill(0.2, '#7f97a6', dice.between(1, 90))}${hill(0.11, '#5f7d72', dice.between(1, 90))}`;
}

/** A row of trees behind a place. */
export function trees(brief: Brief, line: number, tall: number): string {
  const dice = random(brief.place + 11);
  let shapes = '';
  for (let x = -40; x < brief.width + 40; x += tall * dice.between(0.35, 0.8)) {
    const size = tall * dice.between(0.6, 1.1);
    shapes += `<path d="M${x - size * 0.035} ${line}Q${x} ${line - size * 0.3} ${x - size * 0.012} ${line - size * 0.55}h${size * 0.03}Q${x + size * 0.01} ${line - size * 0.3} ${x + size * 0.035} ${line}Z" fill="#3b2a1c"/>${crown(dice, x, line - size * 0.62, size * 0.42, 26)}`;
  }
  return shapes;
}

/** A crown of clumps of leaves, dark below and lit from above. */
export function crown(dice: Random, x: number, y: number, size: number, clumps: number): string {
  const lobes = Array.from({ length: 5 }, (_, i) => ({
    x: x + (i - 2) * size * 0.42 + dice.between(-0.1, 0.1) * size,
    y: y + Math.abs(i - 2) * size * 0.2 - dice.between(0, 0.35) * size,
    r: size * dice.between(0.4, 0.62),
  }));
  let shapes = '';
  for (let k = 0; k < clumps; k++) {
    const lobe = dice.pick(lobes);
    const turn = dice.between(0, 6.28);
    const away = lobe.r * Math.sqrt(dice.next());
    const px = lobe.x + Math.cos(turn) * away;
    const py = lobe.y + Math.sin(turn) * away * 0.85;
    // later clumps lie on top and catch the light
    const lit = k / clumps > 0.45 && py < lobe.y + lobe.r * 0.2;
    const tone = lit
      ? dice.pick(['#5f7d3c', '#728f4a', '#86a058', '#67853f'])
      : dice.pick(['#2a4023', '#34502a', '#223619', '#3d5a30']);
    const r = size * dice.between(0.09, 0.2);
    shapes += `<ellipse cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" rx="${(r * 1.25).toFixed(1)}" ry="${(r * 0.8).toFixed(1)}" fill="${tone}" opacity=".92"/>`;
  }
  return shapes;
}

/** The ground from the horizon down to the camera. */
export const ground = (brief: Brief, line: number, near: string, far: string) =>
  `<defs><linearGradient id="gr" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${far}"/><stop offset="1" stop-color="${near}"/></linearGradient></defs><rect y="${line}" width="${brief.width}" height="${brief.height - line}" fill="url(#gr)"/>`;

/** Light of the hour over everything, laid on softly. */
export const haze = ({ hour, width: w, height: h }: Brief) => {
  const tone = {
    dawn: '#ffb469',
    goldenMorning: '#ffd58f',
    dusk: '#ff7f4a',
    blueHour: '#2a3f80',
    storm: '#5f7078',
    overcast: '#b9c4ca',
    noon: '#fff3d9',
    clearNoon: '#fff3d9',
  }[hour];
  return [
    {
      svg: `<defs><radialGradient id="hz" cx=".85" cy=".1" r="1.1"><stop offset="0" stop-color="${tone}" stop-opacity=".85"/><stop offset="1" stop-color="#223" stop-opacity=".35"/></radialGradient></defs><rect width="${w}" height="${h}" fill="url(#hz)"/>`,
      blend: 'soft-light' as const,
    },
  ];
};

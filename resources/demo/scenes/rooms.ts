import { write } from '../letters.ts';
import { audience, draw, peopleDefs, someone } from '../people.ts';
import { random } from '../random.ts';
import type { Brief, Scene } from './scene.ts';

const banners = [
  ['#0d3b66', '#1c6ea4', '#f4d35e'],
  ['#0b4f3a', '#17805c', '#f2e3b3'],
  ['#7a1022', '#b3202f', '#ffe9c7'],
  ['#3b2a6b', '#6b4fa0', '#ffd9a0'],
  ['#11404d', '#2a8c99', '#ffffff'],
] as const;

/** The printed backdrop that every event has: colour, waves, the words of the day. */
export function backdrop(brief: Brief, x: number, y: number, w: number, h: number): string {
  const dice = random(brief.place + 5);
  const [dark, light, ink] = dice.pick(banners);
  const [first = '', second = '', third = ''] = brief.words;
  const wave = (k: number) =>
    `<path d="M${x} ${y + h * (0.72 + k * 0.1)}Q${x + w * 0.3} ${y + h * (0.5 + k * 0.16)} ${x + w * 0.55} ${y + h * (0.78 + k * 0.06)}T${x + w} ${y + h * (0.66 + k * 0.1)}V${y + h}H${x}Z" fill="${k % 2 ? ink : dark}" opacity="${0.22 + k * 0.12}"/>`;
  return `<defs><linearGradient id="bd" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset="1" stop-color="${light}"/></linearGradient><clipPath id="bc"><rect x="${x}" y="${y}" width="${w}" height="${h}"/></clipPath></defs><g clip-path="url(#bc)"><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="url(#bd)"/>${wave(0)}${wave(1)}<circle cx="${x + w * 0.9}" cy="${y + h * 0.14}" r="${h * 0.3}" fill="${ink}" opacity=".12"/>
${write(second, { x: x + w / 2, y: y + h * 0.24, size: h * 0.085, fill: ink, anchor: 'middle', fit: w * 0.7 })}
${write(first, { x: x + w / 2, y: y + h * 0.46, size: h * 0.2, fill: '#ffffff', anchor: 'middle', fit: w * 0.86 })}
${write(third, { x: x + w / 2, y: y + h * 0.6, size: h * 0.072, fill: '#ffffff', anchor: 'middle', weight: 'text', fit: w * 0.7 })}</g>`;
}

function flowers(dice: Brief['dice'], x: number, y: number, size: number): string {
  let shapes = '';
  for (let i = 0; i < 34; i++) {
    const turn = dice.between(0, 6.3);
    const away = size * Math.sqrt(dice.next());
    const leaf = i < 14;
    shapes += `<circle cx="${(x + Math.cos(turn) * away * 1.5).toFixed(1)}" cy="${(y - size * 0.4 + Math.sin(turn) * away * 0.7).toFixed(1)}" r="${(size * dice.between(0.12, 0.24)).toFixed(1)}" fill="${leaf ? dice.pick(['#2d4a24', '#3f6230', '#20361b']) : dice.pick(['#f3ede2', '#e8b7b0', '#d8493f', '#f0c458', '#f5f1ea'])}"/>`;
  }
  return shapes;
}

function lectern(x: number, y: number, tall: number): string {
  const w = tall * 0.36;
  return `<path d="M${x - w} ${y - tall * 0.62}L${x + w} ${y - tall * 0.62}L${x + w * 0.8} ${y}L${x - w * 0.8} ${y}Z" fill="#5b3a23"/><path d="M${x - w} ${y - tall * 0.62}L${x + w} ${y - tall * 0.62}L${x + w * 0.8} ${y}L${x - w * 0.8} ${y}Z" fill="url(#litL)"/><rect x="${x - w * 1.12}" y="${y - tall * 0.67}" width="${w * 2.24}" height="${tall * 0.06}" rx="3" fill="#3d2615"/><circle cx="${x}" cy="${y - tall * 0.4}" r="${w * 0.36}" fill="#d9b25a"/><circle cx="${x}" cy="${y - tall * 0.4}" r="${w * 0.24}" fill="#8a2f2a"/><path d="M${x - 2} ${y - tall * 0.66}Q${x + w * 0.1} ${y - tall * 0.82} ${x - w * 0.1} ${y - tall * 0.85}" stroke="#111" stroke-width="${tall * 0.012}" fill="none"/><circle cx="${x - w * 0.1}" cy="${y - tall * 0.86}" r="${tall * 0.018}" fill="#111"/>`;
}

function beams(dice: Brief['dice'], width: number, height: number, tones: readonly string[], many: number): string {
  let shapes = '';
  for (let i = 0; i < many; i++) {
    const x = width * ((i + 0.5) / many) + dice.between(-20, 20);
    const lean = dice.between(-0.18, 0.18) * width;
    const open = width * dice.between(0.05, 0.1);
    const tone = dice.pick(tones);
    shapes += `<defs><linearGradient id="bm${i}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${tone}" stop-opacity=".75"/><stop offset="1" stop-color="${tone}" stop-opacity="0"/></linearGradient></defs><path d="M${x} -10L${x + lean - open} ${height * 0.85}L${x + lean + open} ${height * 0.85}Z" fill="url(#bm${i})"/><circle cx="${x}" cy="4" r="${width * 0.012}" fill="#fff"/>`;
  }
  return shapes;
}

/** Somebody speaks from a stage. */
export const stage: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const close = dice.chance(0.45);
  const tall = close ? h * 0.78 : h * 0.42;
  const floor = close ? h * 1.06 : h * 0.74;
  const x = w * dice.between(0.24, 0.5) * (dice.chance(0.5) ? 1 : 1.35);
  const zoom = close ? 1.5 : 1;
  const wall = `<defs><linearGradient id="wl" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#191310"/><stop offset=".75" stop-color="#4a3022"/><stop offset="1" stop-color="#2a1a12"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#wl)"/>
  ${backdrop(brief, w * (close ? -0.2 : 0.1), h * (close ? -0.1 : 0.08), w * 0.8 * zoom, h * 0.5 * zoom)}
  ${drapes(w, h, floor)}`;
  const floorSheet = `<defs><linearGradient id="fl" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#7d5a3e"/><stop offset="1" stop-color="#2c1c12"/></linearGradient></defs><rect y="${floor - h * 0.03}" width="${w}" height="${h}" fill="url(#fl)"/><rect y="${floor - h * 0.03}" width="${w}" height="${h * 0.012}" fill="#f4d9b0" opacity=".25"/>`;
  const speaker = draw(
    someone(
      dice,
      { x, y: floor, tall, facing: 'front', light: dice.chance(0.5) ? -1 : 1 },
      { dress: brief.dress, mask: brief.masks, pose: dice.pick(['hold', 'wave', 'hold', 'raise'] as const) },
    ),
  );
  const extras = close
    ? ''
    : [0.72, 0.79, 0.86]
        .map((at) =>
          draw(
            someone(
              dice,
              { x: w * at, y: floor, tall: tall * 0.94, facing: 'front', light: 1 },
              { dress: brief.dress, mask: brief.masks, pose: 'hold' },
            ),
          ),
        )
        .join('');
  return {
    layers: [
      { svg: wall, blur: close ? w / 220 : w / 700 },
      {
        svg: `${peopleDefs}${floorSheet}${extras}${speaker}${lectern(x, floor, tall)}${flowers(dice, x - tall * 0.55, floor, tall * 0.16)}${flowers(dice, x + tall * 0.55, floor, tall * 0.16)}`,
        blur: 0.5,
      },
      { svg: beams(dice, w, h, ['#ffe2b0', '#fff1da', '#ffd394'], 4), blur: w / 45, blend: 'screen' },
      ...(close || dice.chance(0.3)
        ? []
        : [
            {
              svg: shadowed(audience(dice, w, h, { dress: brief.dress, rows: 2, dark: 0.6, top: h * 0.8 }), w, h),
              blur: w / 190,
            },
          ]),
    ],
    look: { warmth: 0.5, bloom: 0.45, vignette: 0.5, grain: 0.7, contrast: 1.1 },
  };
};

const drapes = (w: number, h: number, floor: number): string => {
  let folds = '';
  for (const side of [0, 1]) {
    for (let i = 0; i < 7; i++) {
      const x = side ? w - (i + 1) * w * 0.017 : i * w * 0.017;
      folds += `<rect x="${x}" y="0" width="${w * 0.018}" height="${floor}" fill="${i % 2 ? '#f1ece6' : '#b8262b'}"/><rect x="${x}" y="0" width="${w * 0.007}" height="${floor}" fill="#000" opacity=".22"/>`;
    }
  }
  return `${folds}<rect width="${w}" height="${h * 0.03}" fill="#b8262b"/>`;
};

/** What stands against the light loses its colours. */
export const shadowed = (svg: string, w: number, h: number): string =>
  `<defs><filter id="dk" x="0" y="0" width="1" height="1"><feColorMatrix type="matrix" values=".16 .05 .02 0 .012 .03 .14 .03 0 .012 .03 .05 .15 0 .02 0 0 0 1 0"/></filter></defs><g filter="url(#dk)"><rect width="${w}" height="${h}" fill="#000" opacity="0"/>${svg}</g>`;

/** A meeting: long tables, a screen, people who listen. */
export const meeting: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const room = random(brief.place);
  const wallTone = room.pick(['#d9cdb8', '#cfd6d3', '#d6c2a8', '#c8ccd6']);
  const vx = w * dice.between(0.42, 0.58);
  const vy = h * 0.4;
  let ceiling = '';
  for (let i = 1; i <= 5; i++) {
    const t = 1 / i;
    const y = vy - (vy + 40) * t;
    for (const s of [-0.62, -0.2, 0.22, 0.64]) {
      const x = vx + s * w * t * 1.05;
      ceiling += `<path d="M${x - w * 0.07 * t} ${y}h${w * 0.14 * t}l${-s * w * 0.035 * t} ${h * 0.055 * t}h${-w * 0.115 * t}z" fill="#fffdf2"/>`;
    }
  }
  const deepWall = `<defs><linearGradient id="rw" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${wallTone}"/><stop offset="1" stop-color="#8d7f6c"/></linearGradient><linearGradient id="rc" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#b9b2a4"/><stop offset="1" stop-color="#dcd6ca"/></linearGradient><linearGradient id="rf" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#8c6f55"/><stop offset="1" stop-color="#4a3526"/></linearGradient></defs>
  <rect width="${w}" height="${h}" fill="url(#rw)"/><path d="M0 0H${w}L${vx + w * 0.26} ${vy - h * 0.25}H${vx - w * 0.26}Z" fill="url(#rc)"/>${ceiling}<path d="M0 ${h}H${w}L${vx + w * 0.26} ${vy + h * 0.12}H${vx - w * 0.26}Z" fill="url(#rf)"/><path d="M0 0L${vx - w * 0.26} ${vy - h * 0.25}V${vy + h * 0.12}L0 ${h}Z" fill="#000" opacity=".12"/>
  ${backdrop(brief, vx - w * 0.2, vy - h * 0.22, w * 0.4, h * 0.26)}`;
  let people = peopleDefs;
  for (let i = 6; i >= 1; i--) {
    const t = 1.25 / (i + 0.35);
    const tall = h * 0.78 * t;
    for (const side of [-1, 1]) {
      const x = vx + side * w * 0.46 * t * dice.between(0.96, 1.04);
      const y = vy + h * 0.6 * t + tall * 0.36;
      if (x < -w * 0.2 || x > w * 1.2) continue;
      people += draw(
        someone(
          dice,
          { x, y, tall, facing: 'front', light: -side },
          {
            dress: brief.dress,
            mask: brief.masks,
            pose: dice.pick(['hold', 'hold', 'clap', 'stand'] as const),
            seated: true,
          },
        ),
      );
      const cloth = `M${x - side * tall * 0.36} ${y - tall * 0.46}h${side * tall * 0.62}v${tall * 0.6}h${-side * tall * 0.62}z`;
      people += `<path d="${cloth}" fill="#ece8e0"/><path d="${cloth}" fill="url(#fall)"/><rect x="${x - side * tall * 0.2 - tall * 0.015}" y="${y - tall * 0.56}" width="${tall * 0.032}" height="${tall * 0.1}" rx="2" fill="#bfd9e6" opacity=".85"/><rect x="${x - tall * 0.05}" y="${y - tall * 0.475}" width="${tall * 0.15}" height="${tall * 0.02}" fill="#fff"/>`;
    }
  }
  const front = dice.chance(0.6)
    ? [
        {
          svg: shadowed(
            audience(dice, w, h, { dress: brief.dress, rows: 1, dark: 0.3, top: h * 0.78, tall: h * 0.95 }),
            w,
            h,
          ),
          blur: w / 80,
        },
      ]
    : [];
  return {
    layers: [{ svg: deepWall, blur: w / 420 }, { svg: people, blur: 0.6 }, ...front],
    look: { warmth: room.between(-0.2, 0.6), bloom: 0.35, vignette: 0.4, grain: 0.7, contrast: 1.06, saturation: 0.98 },
  };
};

/** Dancers under coloured light. */
export const dance: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const tones = random(brief.place + dice.whole(0, 2)).pick([
    ['#ff4f9a', '#7a5cff', '#ffb347'],
    ['#35b6ff', '#8a5cff', '#ff5f7a'],
    ['#ffb347', '#ff6b4a', '#ffe19a'],
  ] as const);
  const back = `<defs><radialGradient id="dn" cx=".5" cy=".45" r=".8"><stop offset="0" stop-color="#3a1c4a"/><stop offset="1" stop-color="#07050d"/></radialGradient></defs><rect width="${w}" height="${h}" fill="url(#dn)"/>${backdrop(brief, w * 0.2, h * 0.06, w * 0.6, h * 0.34)}<rect width="${w}" height="${h}" fill="#0a0614" opacity=".45"/>`;
  const many = dice.whole(3, 6);
  const tall = h * dice.between(0.46, 0.6);
  let dancers = `${peopleDefs}<rect y="${h * 0.8}" width="${w}" height="${h}" fill="#140b1c"/><ellipse cx="${w / 2}" cy="${h * 0.86}" rx="${w * 0.5}" ry="${h * 0.1}" fill="${tones[0]}" opacity=".25"/>`;
  const cloth = dice.pick(['#c9342f', '#d99a2b', '#2f8f6b', '#7a3fa0']);
  for (let i = 0; i < many; i++) {
    const x = w * ((i + 0.7) / (many + 0.4));
    const y = h * 0.86 + (i % 2) * h * 0.05;
    const lean = dice.whole(-9, 9);
    const skirt = `<path d="M${x - tall * 0.12} ${y - tall * 0.5}Q${x - tall * 0.34} ${y - tall * 0.2} ${x - tall * 0.3} ${y}H${x + tall * 0.3}Q${x + tall * 0.34} ${y - tall * 0.2} ${x + tall * 0.12} ${y - tall * 0.5}Z" fill="${cloth}"/><path d="M${x - tall * 0.12} ${y - tall * 0.5}Q${x - tall * 0.34} ${y - tall * 0.2} ${x - tall * 0.3} ${y}H${x + tall * 0.3}Q${x + tall * 0.34} ${y - tall * 0.2} ${x + tall * 0.12} ${y - tall * 0.5}Z" fill="url(#kawung)"/><path d="M${x - tall * 0.3} ${y - tall * 0.03}H${x + tall * 0.3}" stroke="#e9c46a" stroke-width="${tall * 0.02}"/>`;
    const sash = `<path d="M${x - tall * 0.36} ${y - tall * 0.9}Q${x - tall * 0.6} ${y - tall * 0.5} ${x - tall * 0.46} ${y - tall * 0.25}" stroke="${tones[2]}" stroke-width="${tall * 0.04}" fill="none" opacity=".85"/>`;
    const crown = `<path d="M${x - tall * 0.075} ${y - tall * 0.98}L${x - tall * 0.1} ${y - tall * 1.08}L${x - tall * 0.03} ${y - tall * 1.03}L${x} ${y - tall * 1.14}L${x + tall * 0.03} ${y - tall * 1.03}L${x + tall * 0.1} ${y - tall * 1.08}L${x + tall * 0.075} ${y - tall * 0.98}Z" fill="#e9c46a"/>`;
    dancers += `<g transform="rotate(${lean} ${x} ${y})">${draw({ ...someone(dice, { x, y, tall, facing: 'front', light: i % 2 ? 1 : -1 }, { dress: 'office', pose: 'dance', head: 'hair' }), shirt: cloth, batik: true })}${skirt}${sash}${crown}</g>`;
  }
  return {
    layers: [
      { svg: back, blur: w / 160 },
      { svg: dancers, blur: 0.7 },
      { svg: `<rect width="${w}" height="${h}" fill="${tones[1]}" opacity=".35"/>`, blend: 'soft-light' },
      { svg: beams(dice, w, h, tones, 6), blur: w / 50, blend: 'screen' },
      {
        svg: shadowed(
          audience(dice, w, h, { dress: 'office', rows: 1, dark: 0.8, top: h * 0.86, tall: h * 0.6 }),
          w,
          h,
        ),
        blur: w / 110,
      },
    ],
    look: { bloom: 0.7, vignette: 0.5, grain: 1, contrast: 1.15, saturation: 1.15 },
  };
};

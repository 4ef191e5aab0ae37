import { write } from '../letters.ts';
import { audience, draw, peopleDefs, someone } from '../people.ts';
import { random } from '../random.ts';
import { bokeh } from './near-things.ts';
import { crown, sky, trees } from './outside.ts';
import { shadowed } from './rooms.ts';
import type { Brief, Scene } from './scene.ts';

const fruits = [
  ['#e0862a', '#f4b860'],
  ['#c8342f', '#f08070'],
  ['#7d9a35', '#c4d98a'],
  ['#e6c23a', '#fbeaa0'],
  ['#6b3f6f', '#b58fb8'],
  ['#d9c9a0', '#fff6df'],
] as const;

/** A market under its awnings. */
export const market: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const night = brief.hour === 'blueHour' || brief.hour === 'dusk';
  const deep = `<defs><linearGradient id="mk" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${night ? '#1a1c30' : '#b9a88a'}"/><stop offset="1" stop-color="${night ? '#3a2a22' : '#5b4a3a'}"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#mk)"/>${bokeh(dice, w, h * 0.7, night ? ['#ffb347', '#ff7f4a', '#ffe19a', '#7fb0ff'] : ['#fff3d9', '#ffd98a', '#d9e6c0'], 46, 0.03)}`;
  let stalls = '';
  for (let row = 0; row < 2; row++) {
    for (let i = 0; i < 3; i++) {
      const sw = w * (row ? 0.42 : 0.3);
      const x = w * (i * 0.36 - 0.08) + dice.between(-30, 30);
      const y = h * (row ? 0.2 : 0.16);
      const tone = dice.pick(['#c9342f', '#2f6fb5', '#e0a52a', '#2f8f6b', '#d9632a']);
      const n = 9;
      for (let k = 0; k < n; k++)
        stalls += `<path d="M${x + (sw / n) * k} ${y}h${sw / n}l${sw * 0.012} ${h * 0.12}q${-sw / n / 2} ${h * 0.03} ${-sw / n} 0z" fill="${k % 2 ? '#f2ece0' : tone}"/>`;
      stalls += `<path d="M${x} ${y}h${sw}l${sw * 0.012} ${h * 0.12}h${-sw}z" fill="#000" opacity="${row ? 0.05 : 0.25}"/><circle cx="${x + sw * 0.3}" cy="${y + h * 0.17}" r="${w * 0.012}" fill="#fff6d0"/><circle cx="${x + sw * 0.75}" cy="${y + h * 0.17}" r="${w * 0.012}" fill="#fff6d0"/>`;
    }
  }
  let people = peopleDefs;
  for (let i = 0; i < dice.whole(5, 8); i++)
    people += draw(
      someone(
        dice,
        {
          x: w * dice.between(0.02, 0.98),
          y: h * dice.between(0.86, 0.96),
          tall: h * dice.between(0.44, 0.54),
          facing: dice.chance(0.4) ? 'back' : 'front',
          light: night ? -1 : 1,
        },
        {
          dress: dice.chance(0.25) ? brief.dress : 'village',
          mask: brief.masks,
          pose: dice.pick(['hold', 'stand', 'bend'] as const),
        },
      ),
    );
  let heaps = `<defs>${fruits.map(([body, light], i) => `<radialGradient id="f${i}" cx=".38" cy=".3" r=".8"><stop offset="0" stop-color="${light}"/><stop offset=".5" stop-color="${body}"/><stop offset="1" stop-color="#1c0f0a"/></radialGradient>`).join('')}</defs><rect y="${h * 0.83}" width="${w}" height="${h * 0.2}" fill="#5b3f28"/>`;
  for (let i = 0; i < 6; i++) {
    const cx = w * (0.08 + i * 0.17);
    const kind = dice.whole(0, fruits.length - 1);
    const r = w * dice.between(0.012, 0.019);
    for (let level = 0; level < 6; level++) {
      for (let k = -5 + level; k <= 5 - level; k++)
        heaps += `<circle cx="${(cx + k * r * 1.5 + dice.between(-3, 3)).toFixed(0)}" cy="${(h * 0.93 - level * r * 1.3 + dice.between(-2, 2)).toFixed(0)}" r="${r.toFixed(1)}" fill="url(#f${kind})"/>`;
    }
    heaps += `<path d="M${cx - w * 0.09} ${h * 0.92}h${w * 0.18}l${-w * 0.015} ${h * 0.09}h${-w * 0.15}z" fill="#8a6a42"/><path d="M${cx - w * 0.09} ${h * 0.94}h${w * 0.18}M${cx - w * 0.085} ${h * 0.97}h${w * 0.17}" stroke="#3a2816" stroke-width="3" opacity=".5"/>`;
  }
  const glow = `<defs><radialGradient id="mg" cx=".5" cy=".3" r=".8"><stop offset="0" stop-color="#ffd890" stop-opacity=".9"/><stop offset="1" stop-color="#14101c" stop-opacity="${night ? 0.85 : 0.4}"/></radialGradient></defs><rect width="${w}" height="${h}" fill="url(#mg)"/>`;
  return {
    layers: [
      { svg: deep, blur: w / 60 },
      { svg: stalls, blur: w / 260 },
      { svg: people, blur: 0.8 },
      { svg: heaps, blur: 0.7 },
      { svg: glow, blend: 'soft-light' },
    ],
    look: {
      bloom: night ? 0.7 : 0.4,
      vignette: 0.45,
      warmth: 0.3,
      contrast: 1.14,
      saturation: 1.1,
      grain: night ? 1 : 0.5,
    },
  };
};

/** Lanterns over a crowd. */
export const lanterns: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const back = `<defs><linearGradient id="ns" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#0a1030"/><stop offset=".7" stop-color="#2c2450"/><stop offset="1" stop-color="#5a3040"/></linearGradient><radialGradient id="ln" cx=".5" cy=".6" r=".6"><stop offset="0" stop-color="#fff1c0"/><stop offset=".5" stop-color="#ff9f3a"/><stop offset="1" stop-color="#b5421c"/></radialGradient></defs><rect width="${w}" height="${h}" fill="url(#ns)"/>${bokeh(dice, w, h, ['#ff9f3a', '#ffcf7a', '#ff6a3a'], 40, 0.014)}`;
  const lantern = (x: number, y: number, s: number) =>
    `<path d="M${x - s * 0.5} ${y - s}Q${x - s * 0.8} ${y} ${x - s * 0.42} ${y + s * 0.5}H${x + s * 0.42}Q${x + s * 0.8} ${y} ${x + s * 0.5} ${y - s}Q${x} ${y - s * 1.2} ${x - s * 0.5} ${y - s}Z" fill="url(#ln)"/><ellipse cx="${x}" cy="${y + s * 0.5}" rx="${s * 0.42}" ry="${s * 0.12}" fill="#fff3c9"/>`;
  let far = '';
  let near = '';
  for (let i = 0; i < 70; i++) far += lantern(w * dice.next(), h * 0.75 * dice.next(), w * dice.between(0.004, 0.012));
  for (let i = 0; i < 9; i++) near += lantern(w * dice.next(), h * 0.6 * dice.next(), w * dice.between(0.018, 0.045));
  const defs =
    '<defs><radialGradient id="ln" cx=".5" cy=".6" r=".6"><stop offset="0" stop-color="#fff1c0"/><stop offset=".5" stop-color="#ff9f3a"/><stop offset="1" stop-color="#b5421c"/></radialGradient></defs>';
  return {
    layers: [
      { svg: back + far, blur: 1.2 },
      { svg: defs + near, blur: 1 },
      {
        svg: shadowed(audience(dice, w, h, { dress: 'office', rows: 3, dark: 1, top: h * 0.72, tall: h * 0.5 }), w, h),
        blur: 1.6,
      },
    ],
    look: { bloom: 1, vignette: 0.4, grain: 1.1, contrast: 1.08, saturation: 1.1 },
  };
};

/** A village road under trees. */
export const road: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const line = h * 0.52;
  const vx = w * dice.between(0.4, 0.6);
  const fields = `<defs><linearGradient id="rg" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#a9bf6a"/><stop offset="1" stop-color="#55702f"/></linearGradient><linearGradient id="ra" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#a8a49c"/><stop offset="1" stop-color="#4a4744"/></linearGradient></defs><rect y="${line}" width="${w}" height="${h}" fill="url(#rg)"/><path d="M${vx - 6} ${line}h12L${w * 0.92} ${h}H${w * 0.08}Z" fill="url(#ra)"/>${[0.06, 0.16, 0.34, 0.62].map((t) => `<path d="M${vx - 3 - t * 6} ${line + (h - line) * t}h${6 + t * 12}l${2 + t * 6} ${h * 0.06 * (0.3 + t)}h${-10 - t * 22}z" fill="#f2efe6" opacity=".85"/>`).join('')}`;
  let avenue = '';
  for (let i = 7; i >= 1; i--) {
    const t = 1 / i;
    for (const side of [-1, 1]) {
      const x = vx + side * w * 0.62 * t;
      const y = line + (h - line) * t * 0.9;
      const s = h * 1.1 * t;
      avenue += `<rect x="${x - s * 0.025}" y="${y - s * 0.6}" width="${s * 0.05}" height="${s * 0.6}" fill="#3f2f22"/><rect x="${x - s * 0.025}" y="${y - s * 0.12}" width="${s * 0.05}" height="${s * 0.09}" fill="#f0ede4"/>`;
      avenue += crown(dice, x, y - s * 0.66, s * 0.3, 44);
    }
  }
  let people = peopleDefs;
  for (let i = 0; i < dice.whole(2, 6); i++)
    people += draw(
      someone(
        dice,
        {
          x: vx + dice.between(-0.22, 0.22) * w,
          y: h * dice.between(0.68, 0.92),
          tall: h * dice.between(0.2, 0.34),
          facing: 'back',
          light: 1,
        },
        { dress: dice.pick(['khaki', 'village'] as const), pose: 'stand' },
      ),
    );
  return {
    layers: [
      { svg: sky(brief, line) + fields, blur: w / 400 },
      { svg: avenue + people, blur: 0.8 },
      {
        svg: `<defs><radialGradient id="rl" cx="${(vx / w).toFixed(2)}" cy=".45" r=".7"><stop offset="0" stop-color="#ffe6b0" stop-opacity=".9"/><stop offset="1" stop-color="#0c1420" stop-opacity=".6"/></radialGradient></defs><rect width="${w}" height="${h}" fill="url(#rl)"/>`,
        blend: 'soft-light',
      },
    ],
    look: { bloom: 0.45, vignette: 0.35, contrast: 1.12, warmth: 0.2 },
  };
};

/** Lines of waiting people and somebody in white. */
export const clinic: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const back = `<defs><linearGradient id="cw" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="#e4efee"/><stop offset="1" stop-color="#9fbcba"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#cw)"/>${Array.from({ length: 12 }, (_, i) => `<path d="M${w * (i / 12)} 0q${w * 0.03} ${h * 0.3} 0 ${h * 0.66}h${w / 12}q${-w * 0.03} ${-h * 0.3} 0 ${-h * 0.66}z" fill="${i % 2 ? '#7fb5ac' : '#8fc4ba'}"/>`).join('')}<rect y="${h * 0.66}" width="${w}" height="${h}" fill="#c9c4ba"/><rect x="${w * 0.62}" y="${h * 0.08}" width="${w * 0.28}" height="${h * 0.2}" fill="#f7f7f4"/>${write('VAKSINASI', { x: w * 0.76, y: h * 0.2, size: h * 0.06, fill: '#1f7a6b', anchor: 'middle', fit: w * 0.24 })}`;
  let people = peopleDefs;
  const px = w * dice.between(0.35, 0.5);
  const tall = h * 0.86;
  people += draw(
    someone(
      dice,
      { x: px, y: h * 1.12, tall, facing: 'front', light: -1 },
      {
        dress: 'village',
        mask: brief.masks,
        pose: 'stand',
        head: dice.pick(['hijab', 'peci', 'hair'] as const),
      },
    ),
  );
  people += draw(
    someone(
      dice,
      { x: px + w * 0.2, y: h * 1.06, tall: tall * 1.08, facing: 'front', light: 1 },
      { dress: 'health', mask: true, pose: 'hold', head: 'hijab' },
    ),
  );
  let queue = peopleDefs;
  for (let i = 0; i < 6; i++)
    queue += draw(
      someone(
        dice,
        { x: w * (0.03 + i * 0.13), y: h * 0.82, tall: h * 0.44, facing: 'front', light: -1 },
        { dress: 'village', mask: brief.masks, pose: 'hold' },
      ),
    );
  return {
    layers: [
      { svg: back, blur: w / 120 },
      { svg: queue, blur: w / 220 },
      { svg: people, blur: 0.7 },
    ],
    look: { bloom: 0.3, vignette: 0.3, contrast: 1.06, warmth: -0.15, saturation: 0.96 },
  };
};

/** Sacks, weighed and stacked. */
export const sacks: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const room = random(brief.place);
  let wall = `<defs><linearGradient id="sw" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#f3dfb0"/><stop offset=".35" stop-color="#8a6b4a"/><stop offset="1" stop-color="#2c2019"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#sw)"/>`;
  for (let i = 0; i < 12; i++) wall += `<rect x="${w * (i / 12)}" width="3" height="${h}" fill="#000" opacity=".25"/>`;
  let pile = '';
  const s = Math.max(w * 0.22, h * 0.2);
  for (let level = 0; level < 5; level++) {
    for (let i = -1; i < 6 - level; i++) {
      const x = s * (i * 1.02 + level * 0.5) + room.between(-8, 8);
      const y = h - level * s * 0.5;
      pile += `<path d="M${x + 6} ${y - s * 0.06}Q${x - s * 0.05} ${y - s * 0.3} ${x + s * 0.1} ${y - s * 0.5}Q${x + s * 0.5} ${y - s * 0.58} ${x + s * 0.92} ${y - s * 0.5}Q${x + s * 1.06} ${y - s * 0.28} ${x + s * 0.96} ${y - s * 0.04}Q${x + s * 0.5} ${y + s * 0.02} ${x + 6} ${y - s * 0.06}Z" fill="${dice.pick(['#b59a6b', '#a88c5d', '#c2a878', '#9c8254'])}"/><path d="M${x + 6} ${y - s * 0.06}Q${x - s * 0.05} ${y - s * 0.3} ${x + s * 0.1} ${y - s * 0.5}Q${x + s * 0.5} ${y - s * 0.58} ${x + s * 0.92} ${y - s * 0.5}Q${x + s * 1.06} ${y - s * 0.28} ${x + s * 0.96} ${y - s * 0.04}Q${x + s * 0.5} ${y + s * 0.02} ${x + 6} ${y - s * 0.06}Z" fill="url(#litL)"/>${(i + level) % 2 ? `${write('KOPI LEMBAYUNG', { x: x + s * 0.5, y: y - s * 0.26, size: s * 0.11, fill: '#4a2c17', anchor: 'middle', fit: s * 0.7 })}${write('PRODUCT OF INDONESIA', { x: x + s * 0.5, y: y - s * 0.16, size: s * 0.06, fill: '#4a2c17', anchor: 'middle', fit: s * 0.6 })}` : ''}`;
    }
  }
  const men = dice.chance(0.6)
    ? draw(
        someone(
          dice,
          { x: w * dice.between(0.72, 0.88), y: h * 1.02, tall: h * 0.72, facing: 'front', light: -1 },
          { dress: 'village', mask: brief.masks, pose: 'hold', head: 'cap' },
        ),
      )
    : '';
  const shaft = `<path d="M0 ${h * 0.05}L${w * 0.7} ${h}H${w * 0.1}L0 ${h * 0.5}Z" fill="#ffe9b8" opacity=".3"/>`;
  return {
    layers: [
      { svg: wall, blur: w / 200 },
      { svg: `${peopleDefs}${men}${pile}`, blur: 0.6 },
      { svg: shaft, blur: w / 30, blend: 'screen' },
    ],
    look: { bloom: 0.35, vignette: 0.5, warmth: 0.5, contrast: 1.14, grain: 0.7 },
  };
};

/** A printed announcement, as designers leave it beside the photos. */
export function poster(brief: Brief): ReturnType<Scene> {
  const { dice, width: w, height: h } = brief;
  const [dark, light, ink] = random(brief.place + dice.whole(0, 3)).pick([
    ['#0d3b66', '#faf0ca', '#f4d35e'],
    ['#0b4f3a', '#f2efe4', '#e9b44c'],
    ['#7a1022', '#fff3e0', '#ffb347'],
    ['#1d2b4f', '#eef1f7', '#ff7f5c'],
  ] as const);
  const lines = (brief.words[0] ?? '').split(' ');
  const half = Math.ceil(lines.length / 2);
  const u = Math.min(w, h);
  const shapes = `<rect width="${w}" height="${h}" fill="${light}"/><circle cx="${w * 0.8}" cy="${h * 0.2}" r="${u * 0.34}" fill="${ink}"/><path d="M0 ${h * 0.66}Q${w * 0.3} ${h * 0.52} ${w * 0.6} ${h * 0.64}T${w} ${h * 0.56}V${h}H0Z" fill="${dark}"/><path d="M0 ${h * 0.76}Q${w * 0.3} ${h * 0.64} ${w * 0.6} ${h * 0.74}T${w} ${h * 0.68}V${h}H0Z" fill="#000" opacity=".18"/>
  ${write(lines.slice(0, half).join(' '), { x: u * 0.08, y: h * 0.3, size: u * 0.12, fill: dark, fit: w - u * 0.16 })}${write(lines.slice(half).join(' '), { x: u * 0.08, y: h * 0.3 + u * 0.125, size: u * 0.12, fill: dark, fit: w - u * 0.16 })}
  ${write(brief.words[2] ?? '', { x: u * 0.08, y: h * 0.3 + u * 0.21, size: u * 0.045, fill: dark, weight: 'text', fit: w - u * 0.16 })}
  ${write('DISKOMINFO LEMBAYUNG', { x: u * 0.08, y: h - u * 0.08, size: u * 0.036, fill: light, fit: w - u * 0.16 })}<rect x="${u * 0.08}" y="${u * 0.08}" width="${u * 0.1}" height="${u * 0.1}" rx="${u * 0.02}" fill="${dark}"/><circle cx="${u * 0.13}" cy="${u * 0.13}" r="${u * 0.026}" fill="${ink}"/>`;
  return {
    layers: [{ svg: `${shapes}${trees({ ...brief, width: w }, h * 0.64, h * 0.06)}` }],
    look: { grain: 0, vignette: 0, bloom: 0, contrast: 1, saturation: 1 },
  };
}

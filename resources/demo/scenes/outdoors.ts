import { write } from '../letters.ts';
import { audience, draw, peopleDefs, someone } from '../people.ts';
import { random } from '../random.ts';
import { ground, haze, sky, trees } from './outside.ts';
import { backdrop, shadowed } from './rooms.ts';
import type { Brief, Scene } from './scene.ts';

/** A red and white flag in the wind; `size` is its height. */
function flag(dice: Brief['dice'], x: number, y: number, size: number): string {
  const wave = size * dice.between(0.1, 0.24);
  const w = size * 1.5;
  const band = (top: number, tone: string) =>
    `<path d="M${x} ${y + top}C${x + w * 0.3} ${y + top - wave} ${x + w * 0.6} ${y + top + wave} ${x + w} ${y + top - wave * 0.4}V${y + top + size / 2 - wave * 0.4}C${x + w * 0.6} ${y + top + size / 2 + wave} ${x + w * 0.3} ${y + top + size / 2 - wave} ${x} ${y + top + size / 2}Z" fill="${tone}"/>`;
  return `${band(0, '#c9222b')}${band(size / 2, '#f4f1ec')}<path d="M${x + w * 0.2} ${y - wave * 0.3}q${w * 0.1} ${size / 2} 0 ${size}h${w * 0.12}q${w * 0.1} ${-size / 2} 0 ${-size}z" fill="#000" opacity=".14"/><path d="M${x + w * 0.55} ${y + wave * 0.4}q${w * 0.1} ${size / 2} 0 ${size}h${w * 0.1}q${w * 0.1} ${-size / 2} 0 ${-size}z" fill="#fff" opacity=".2"/>`;
}

function pennants(brief: Brief, line: number): string {
  const dice = random(brief.place + 21);
  let shapes = '';
  for (let i = 0; i < 9; i++) {
    const x = brief.width * (i / 8);
    const tall = brief.height * 0.3;
    const tone = dice.pick(['#c9222b', '#e0b030', '#2f6fb5', '#2f8f5b']);
    shapes += `<path d="M${x} ${line}V${line - tall}q${tall * 0.04} ${-tall * 0.1} ${tall * 0.16} ${-tall * 0.1}" stroke="#6b5a3a" stroke-width="3" fill="none"/><path d="M${x} ${line - tall}q${tall * 0.1} ${tall * 0.1} ${tall * 0.07} ${tall * 0.6}l${-tall * 0.07} ${tall * 0.1}z" fill="${tone}"/><path d="M${x} ${line - tall * 0.6}q${tall * 0.1} ${tall * 0.05} ${tall * 0.08} ${tall * 0.14}l${-tall * 0.08} ${tall * 0.04}z" fill="#fff" opacity=".8"/>`;
  }
  return shapes;
}

/** Rows of people on a field before a flag pole. */
export const ceremony: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const line = h * dice.between(0.46, 0.56);
  const low = dice.chance(0.35);
  const pole = w * dice.between(0.25, 0.75);
  const back =
    sky(brief, line) +
    trees(brief, line + 4, h * 0.16) +
    ground(brief, line, '#6f8a45', '#9aae6a') +
    pennants(brief, line + 10);
  const mast = `<rect x="${pole - 3}" y="${h * 0.06}" width="6" height="${line - h * 0.06 + 30}" fill="#dcd9d2"/>${flag(dice, pole, h * 0.08, h * (low ? 0.2 : 0.13))}<rect x="${pole - h * 0.05}" y="${line + 18}" width="${h * 0.1}" height="${h * 0.03}" fill="#e8e4dc"/>`;
  let rows = peopleDefs;
  const facing = dice.chance(0.6) ? 'back' : 'front';
  const pose = dice.chance(0.5) ? 'salute' : 'stand';
  const many = low ? 3 : 5;
  for (let row = 0; row < many; row++) {
    const t = (row + 1) / many;
    const tall = h * (0.1 + t * t * (low ? 0.52 : 0.36));
    const y = line + h * 0.06 + (h - line) * t * t * (low ? 1.25 : 1);
    const lean = dice.between(-0.2, 0.2);
    for (let x = -tall * 0.2 + (row % 2) * tall * 0.2; x < w + tall * 0.3; x += tall * 0.42) {
      rows += draw(
        someone(
          dice,
          { x: x + lean * 10, y: y + dice.between(-2, 2), tall: tall * dice.between(0.95, 1.05), facing, light: 1 },
          {
            dress: row < 2 ? brief.dress : 'white',
            mask: brief.masks,
            pose: facing === 'front' && dice.chance(0.85) ? pose : 'stand',
          },
        ),
      );
    }
  }
  return {
    layers: [{ svg: back, blur: w / 500 }, { svg: mast, blur: 0.5 }, { svg: rows, blur: 0.5 }, ...haze(brief)],
    look: { bloom: 0.25, vignette: 0.3, contrast: 1.1, saturation: 1.08 },
  };
};

/** A container truck leaves, a ribbon is cut. */
export const container: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const line = h * 0.6;
  const tone = random(brief.place + dice.whole(0, 1)).pick(['#1f5f8f', '#b5442c', '#2f7a5a', '#c9872b']);
  const top = h * dice.between(0.1, 0.2);
  const left = -w * 0.05;
  const right = w * dice.between(0.82, 1.08);
  const bottom = h * 0.66;
  let ribs = '';
  for (let x = left; x < right; x += w * 0.022)
    ribs += `<rect x="${x}" y="${top}" width="${w * 0.011}" height="${bottom - top}" fill="#000" opacity=".16"/><rect x="${x + w * 0.011}" y="${top}" width="${w * 0.003}" height="${bottom - top}" fill="#fff" opacity=".18"/>`;
  const box = `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${tone}"/>${ribs}<rect x="${left}" y="${top}" width="${right - left}" height="${h * 0.02}" fill="#fff" opacity=".25"/><rect x="${left}" y="${bottom - h * 0.03}" width="${right - left}" height="${h * 0.03}" fill="#000" opacity=".4"/>
  ${[0.12, 0.24, 0.62, 0.74].map((at) => `<circle cx="${w * at}" cy="${bottom + h * 0.045}" r="${h * 0.06}" fill="#17171a"/><circle cx="${w * at}" cy="${bottom + h * 0.045}" r="${h * 0.026}" fill="#8d8d90"/>`).join('')}
  ${backdrop(brief, w * 0.16, top + h * 0.07, w * 0.5, h * 0.22)}`;
  let people = peopleDefs;
  const many = dice.whole(6, 10);
  for (let i = 0; i < many; i++) {
    const tall = h * dice.between(0.44, 0.5);
    people += draw(
      someone(
        dice,
        {
          x: w * (0.06 + (0.9 * i) / many) + dice.between(-12, 12),
          y: h * 0.9 + dice.between(-8, 10),
          tall,
          facing: 'front',
          light: 1,
        },
        { dress: brief.dress, mask: brief.masks, pose: dice.pick(['clap', 'clap', 'hold', 'wave'] as const) },
      ),
    );
  }
  const ribbon = `<path d="M-10 ${h * 0.7}Q${w * 0.5} ${h * 0.78} ${w + 10} ${h * 0.69}" stroke="#d12a34" stroke-width="${h * 0.02}" fill="none"/><path d="M-10 ${h * 0.694}Q${w * 0.5} ${h * 0.773} ${w + 10} ${h * 0.683}" stroke="#fff" stroke-opacity=".4" stroke-width="${h * 0.005}" fill="none"/><circle cx="${w * 0.5}" cy="${h * 0.745}" r="${h * 0.035}" fill="#e0424a"/><circle cx="${w * 0.5}" cy="${h * 0.745}" r="${h * 0.02}" fill="#b01f28"/>`;
  return {
    layers: [
      { svg: sky(brief, line) + ground(brief, line, '#6b6a68', '#9a9791') + box, blur: w / 500 },
      { svg: people + ribbon, blur: 0.5 },
      ...haze(brief),
    ],
    look: { bloom: 0.25, vignette: 0.35, contrast: 1.12, saturation: 1.05 },
  };
};

/** People in one line with what is handed over. */
export const handover: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const outside = dice.chance(0.5);
  const line = h * 0.6;
  const back = outside
    ? sky(brief, line) + trees(brief, line + 6, h * 0.36) + ground(brief, line, '#8a7a5c', '#a9a27c')
    : `<defs><linearGradient id="iw" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#e6dcc8"/><stop offset="1" stop-color="#9c8c74"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#iw)"/>${backdrop(brief, w * 0.1, h * 0.04, w * 0.8, h * 0.46)}${ground(brief, h * 0.74, '#5b4433', '#8a6b50')}`;
  let people = peopleDefs;
  const many = dice.whole(5, 9);
  const tall = h * dice.between(0.62, 0.7);
  for (let i = 0; i < many; i++)
    people += draw(
      someone(
        dice,
        {
          x: w * ((i + 0.5) / many) + dice.between(-8, 8),
          y: h * 0.98 + dice.between(-6, 6),
          tall: tall * dice.between(0.94, 1.04),
          facing: 'front',
          light: -1,
        },
        {
          dress: i % 3 === 0 ? brief.dress : outside ? 'village' : brief.dress,
          mask: brief.masks,
          pose: dice.pick(['hold', 'stand', 'raise', 'hold'] as const),
        },
      ),
    );
  const board = `<g><rect x="${w * 0.3}" y="${h * 0.6}" width="${w * 0.4}" height="${h * 0.24}" fill="#f7f3ea"/><rect x="${w * 0.3}" y="${h * 0.6}" width="${w * 0.4}" height="${h * 0.05}" fill="#0b6b58"/><rect x="${w * 0.3}" y="${h * 0.6}" width="${w * 0.4}" height="${h * 0.24}" fill="url(#litL)" opacity=".4"/>${write('BANTUAN', { x: w * 0.5, y: h * 0.638, size: h * 0.034, fill: '#fff', anchor: 'middle' })}${write(brief.words[0] ?? '', { x: w * 0.5, y: h * 0.72, size: h * 0.042, fill: '#1c2a2a', anchor: 'middle', fit: w * 0.36 })}${write('KABUPATEN LEMBAYUNG', { x: w * 0.5, y: h * 0.79, size: h * 0.026, fill: '#5b6b6b', anchor: 'middle' })}</g>`;
  return {
    layers: [
      { svg: back, blur: w / 200 },
      { svg: people + (dice.chance(0.6) ? board : ''), blur: 0.5 },
      ...(outside ? haze(brief) : []),
    ],
    look: { bloom: 0.2, vignette: 0.35, contrast: 1.08, warmth: outside ? 0 : 0.4 },
  };
};

/** A new building with its ribbon and its guests. */
export const opening: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const room = random(brief.place);
  const line = h * 0.72;
  const wall = room.pick(['#f1ede4', '#e6efe9', '#f4e9da']);
  const trim = room.pick(['#2f8f7a', '#c9642f', '#2f6fb5']);
  const zoom = dice.between(0.85, 1.15);
  const bx = w * 0.5 - w * 0.42 * zoom;
  const bw = w * 0.84 * zoom;
  const by = line - h * 0.42 * zoom;
  let windows = '';
  for (let i = 0; i < 7; i++) {
    const x = bx + bw * (0.05 + i * 0.135);
    if (i === 3)
      windows += `<rect x="${x - bw * 0.01}" y="${line - h * 0.26 * zoom}" width="${bw * 0.12}" height="${h * 0.26 * zoom}" fill="#3b5a6b"/><rect x="${x}" y="${line - h * 0.25 * zoom}" width="${bw * 0.045}" height="${h * 0.25 * zoom}" fill="#9fc4d3"/><rect x="${x + bw * 0.055}" y="${line - h * 0.25 * zoom}" width="${bw * 0.045}" height="${h * 0.25 * zoom}" fill="#7fa9bd"/>`;
    else
      windows += `<rect x="${x}" y="${line - h * 0.24 * zoom}" width="${bw * 0.1}" height="${h * 0.13 * zoom}" fill="#55788a"/><path d="M${x} ${line - h * 0.11 * zoom}v${-h * 0.13 * zoom}h${bw * 0.1}z" fill="#b9d6e0" opacity=".7"/><rect x="${x - 4}" y="${line - h * 0.11 * zoom}" width="${bw * 0.1 + 8}" height="6" fill="${trim}"/>`;
  }
  const building = `<path d="M${bx - w * 0.03} ${by + h * 0.1}L${bx + bw * 0.12} ${by - h * 0.02}H${bx + bw * 0.88}L${bx + bw + w * 0.03} ${by + h * 0.1}Z" fill="#9c4a33"/><path d="M${bx - w * 0.03} ${by + h * 0.1}L${bx + bw * 0.12} ${by - h * 0.02}H${bx + bw * 0.5}V${by + h * 0.1}Z" fill="#fff" opacity=".1"/><rect x="${bx}" y="${by + h * 0.1}" width="${bw}" height="${line - by - h * 0.1}" fill="${wall}"/><rect x="${bx}" y="${by + h * 0.1}" width="${bw}" height="${h * 0.03}" fill="#000" opacity=".2"/><rect x="${bx + bw * 0.3}" y="${by + h * 0.13}" width="${bw * 0.4}" height="${h * 0.05}" fill="${trim}"/>${write(brief.words[0] ?? '', { x: w / 2, y: by + h * 0.167, size: h * 0.034, fill: '#fff', anchor: 'middle', fit: bw * 0.37 })}${windows}<rect x="${bx}" y="${line - h * 0.03}" width="${bw}" height="${h * 0.03}" fill="${trim}" opacity=".6"/>`;
  let balloons = '';
  for (let i = 0; i < 26; i++)
    balloons += `<ellipse cx="${bx + bw * (i < 13 ? 0.36 : 0.64) + dice.between(-18, 18)}" cy="${line - dice.between(0.02, 0.32) * h}" rx="13" ry="16" fill="${dice.pick(['#c9222b', '#f4f1ec', '#e9b53a'])}"/>`;
  let people = peopleDefs;
  const many = dice.whole(7, 14);
  for (let i = 0; i < many; i++) {
    const tall = h * dice.between(0.27, 0.36);
    people += draw(
      someone(
        dice,
        {
          x: w * dice.between(0.03, 0.97),
          y: line + h * (0.06 + 0.18 * (i / many)),
          tall,
          facing: dice.chance(0.6) ? 'back' : 'front',
          light: 1,
        },
        {
          dress: i % 4 === 0 ? 'health' : brief.dress,
          mask: brief.masks,
          pose: dice.pick(['clap', 'stand', 'hold'] as const),
        },
      ),
    );
  }
  const ribbon = `<path d="M${w * 0.3} ${line - h * 0.06}Q${w * 0.5} ${line} ${w * 0.7} ${line - h * 0.06}" stroke="#d12a34" stroke-width="8" fill="none"/>`;
  return {
    layers: [
      { svg: sky(brief, line) + trees(brief, line, h * 0.34), blur: w / 300 },
      { svg: building + balloons + ground(brief, line, '#8f8a80', '#b9b4a8') + ribbon, blur: 0.5 },
      { svg: people, blur: 0.5 },
      ...haze(brief),
    ],
    look: { bloom: 0.25, vignette: 0.3, contrast: 1.1 },
  };
};

/** Tents, boats and rain after a flood. */
export const floodPost: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const line = h * 0.5;
  const stormy: Brief = { ...brief, hour: 'storm' };
  const tent = (x: number, y: number, s: number) =>
    `<path d="M${x - s} ${y}L${x - s * 0.72} ${y - s * 0.7}H${x + s * 0.72}L${x + s} ${y}Z" fill="#d9692a"/><path d="M${x - s * 0.72} ${y - s * 0.7}L${x} ${y - s * 1.05}L${x + s * 0.72} ${y - s * 0.7}Z" fill="#ee8640"/><path d="M${x - s * 0.3} ${y}L${x - s * 0.2} ${y - s * 0.6}H${x + s * 0.2}L${x + s * 0.3} ${y}Z" fill="#3a2116"/>${write('POSKO', { x, y: y - s * 0.76, size: s * 0.16, fill: '#fff', anchor: 'middle' })}`;
  let back = sky(stormy, line) + trees(brief, line + 6, h * 0.24);
  for (let i = 0; i < 3; i++)
    back += tent(w * (0.14 + i * 0.3) + dice.between(-30, 30), line + h * 0.1, w * dice.between(0.1, 0.14));
  const water = `<defs><linearGradient id="fw" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#a8977a"/><stop offset="1" stop-color="#5f5140"/></linearGradient></defs><rect y="${line + h * 0.1}" width="${w}" height="${h}" fill="url(#fw)"/>${Array.from({ length: 60 }, () => `<ellipse cx="${w * dice.next()}" cy="${line + h * 0.12 + (h * 0.4) * dice.next() ** 0.7}" rx="${w * dice.between(0.02, 0.09)}" ry="${h * dice.between(0.001, 0.004)}" fill="${dice.pick(['#d9cdb4', '#3f3428'])}" opacity=".5"/>`).join('')}`;
  const bx = w * dice.between(0.3, 0.65);
  const by = h * 0.84;
  let crew = peopleDefs;
  for (let i = 0; i < 5; i++)
    crew += draw(
      someone(
        dice,
        {
          x: bx + w * (i * 0.075 - 0.15),
          y: by + h * 0.12,
          tall: h * 0.4,
          facing: i % 2 ? 'front' : 'back',
          light: -1,
        },
        { dress: i % 3 === 0 ? 'village' : 'rescue', pose: 'hold', seated: true },
      ),
    );
  const boat = `<path d="M${bx - w * 0.24} ${by - h * 0.06}Q${bx} ${by + h * 0.02} ${bx + w * 0.26} ${by - h * 0.08}L${bx + w * 0.2} ${by + h * 0.05}Q${bx} ${by + h * 0.09} ${bx - w * 0.19} ${by + h * 0.05}Z" fill="#e0672a"/><path d="M${bx - w * 0.24} ${by - h * 0.06}Q${bx} ${by + h * 0.02} ${bx + w * 0.26} ${by - h * 0.08}" stroke="#2a2a2e" stroke-width="${h * 0.016}" fill="none"/>${write('BPBD', { x: bx, y: by + h * 0.05, size: h * 0.06, fill: '#fff', anchor: 'middle' })}<ellipse cx="${bx}" cy="${by + h * 0.09}" rx="${w * 0.24}" ry="${h * 0.012}" fill="#2c241a" opacity=".5"/>`;
  let rain = '';
  for (let i = 0; i < 190; i++) {
    const x = w * dice.between(-0.1, 1.05);
    const y = h * dice.between(-0.1, 1);
    rain += `<path d="M${x.toFixed(0)} ${y.toFixed(0)}l${dice.whole(5, 14)} ${dice.whole(28, 70)}" stroke="#e6eef2" stroke-width="1.6" opacity="${dice.between(0.12, 0.45).toFixed(2)}"/>`;
  }
  return {
    layers: [
      { svg: back + water, blur: w / 350 },
      { svg: crew + boat, blur: 0.5 },
      { svg: rain, blur: 1 },
      ...haze(stormy),
    ],
    look: { saturation: 0.84, contrast: 1.08, vignette: 0.45, grain: 0.9, bloom: 0.15 },
  };
};

/** A house half rebuilt. */
export const house: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const line = h * 0.74;
  const done = dice.chance(0.4);
  const x = w * dice.between(0.22, 0.32);
  const bw = w * 0.46;
  const top = line - h * 0.3;
  let planks = '';
  for (let i = 0; i < 22; i++)
    if (done || dice.chance(0.7))
      planks += `<rect x="${x + (bw / 22) * i}" y="${top}" width="${bw / 22 - 1}" height="${line - top}" fill="${done ? '#e9dcc0' : dice.pick(['#a5794d', '#8f6640', '#b98d5f', '#7d5a3a'])}"/>`;
  const frame = `<rect x="${x}" y="${top}" width="${bw}" height="${line - top}" fill="#2c2019"/>${planks}${[0, 0.33, 0.66, 1].map((at) => `<rect x="${x + bw * at - 7}" y="${top - 10}" width="14" height="${line - top + 10}" fill="#6b4a2f"/>`).join('')}<rect x="${x + bw * 0.42}" y="${top + h * 0.06}" width="${bw * 0.14}" height="${line - top - h * 0.06}" fill="${done ? '#2f6f5f' : '#17110d'}"/><rect x="${x + bw * 0.7}" y="${top + h * 0.08}" width="${bw * 0.16}" height="${h * 0.1}" fill="#5f7f8c"/><path d="M${x - bw * 0.12} ${top + 8}L${x + bw * 0.5} ${top - h * 0.2}L${x + bw * 1.12} ${top + 8}Z" fill="${done ? '#a5492f' : '#8a7d70'}"/>${Array.from({ length: 15 }, (_, i) => `<path d="M${x + bw * 0.5} ${top - h * 0.2}L${x - bw * 0.12 + bw * 1.24 * (i / 14)} ${top + 8}" stroke="#000" stroke-opacity=".2" stroke-width="3"/>`).join('')}`;
  let workers = peopleDefs;
  for (let i = 0; i < dice.whole(4, 7); i++)
    workers += draw(
      someone(
        dice,
        {
          x: w * dice.between(0.06, 0.94),
          y: line + h * dice.between(0.04, 0.2),
          tall: h * dice.between(0.3, 0.4),
          facing: dice.chance(0.5) ? 'front' : 'back',
          light: -1,
        },
        {
          dress: dice.chance(0.3) ? 'khaki' : 'village',
          mask: brief.masks,
          pose: dice.pick(['bend', 'hold', 'stand', 'raise'] as const),
        },
      ),
    );
  return {
    layers: [
      { svg: sky(brief, line) + trees(brief, line, h * 0.5), blur: w / 240 },
      { svg: ground(brief, line, '#7a5f45', '#9c8a68') + frame, blur: 0.6 },
      { svg: workers, blur: 0.5 },
      ...haze(brief),
    ],
    look: { bloom: 0.25, vignette: 0.38, contrast: 1.1, warmth: 0.2 },
  };
};

/** A crowd seen from behind before an open-air stage. */
export const crowd: Scene = (brief) => {
  const { dice, width: w, height: h } = brief;
  const line = h * 0.52;
  const back = `${sky(brief, line)}${trees(brief, line + 8, h * 0.3)}${ground(brief, line, '#7d7a5a', '#a3a274')}<rect x="${w * 0.2}" y="${line - h * 0.3}" width="${w * 0.6}" height="${h * 0.34}" fill="#2a2a30"/>${backdrop(brief, w * 0.24, line - h * 0.26, w * 0.52, h * 0.24)}<path d="M${w * 0.15} ${line - h * 0.28}L${w * 0.5} ${line - h * 0.4}L${w * 0.85} ${line - h * 0.28}Z" fill="#e9e4da"/>`;
  return {
    layers: [
      { svg: back, blur: w / 320 },
      { svg: audience(dice, w, h, { dress: brief.dress, rows: 4, dark: 0, top: h * 0.56, tall: h * 0.7 }), blur: 1 },
      ...(dice.chance(0.4)
        ? [
            {
              svg: shadowed(
                audience(dice, w, h, { dress: brief.dress, rows: 1, dark: 1, top: h * 0.8, tall: h * 1.3 }),
                w,
                h,
              ),
              blur: w / 60,
            },
          ]
        : []),
      ...haze(brief),
    ],
    look: { bloom: 0.3, vignette: 0.4, contrast: 1.1 },
  };
};

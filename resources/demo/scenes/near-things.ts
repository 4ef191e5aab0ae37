import type { Random } from '../random.ts';
import { random } from '../random.ts';
import type { Scene } from './scene.ts';

/** Discs of light that a fast lens makes of everything far. */
export function bokeh(
  dice: Random,
  w: number,
  h: number,
  tones: readonly string[],
  many: number,
  size: number,
): string {
  let shapes = '';
  for (let i = 0; i < many; i++) {
    const r = w * size * dice.between(0.4, 1.2);
    const tone = dice.pick(tones);
    shapes += `<circle cx="${dice.between(-0.05, 1.05) * w}" cy="${dice.between(-0.05, 1.05) * h}" r="${r.toFixed(1)}" fill="${tone}" opacity="${dice.between(0.12, 0.5).toFixed(2)}"/>`;
  }
  return shapes;
}

const ball = (id: string, light: string, body: string, dark: string) =>
  `<radialGradient id="${id}" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="${light}"/><stop offset=".35" stop-color="${body}"/><stop offset="1" stop-color="${dark}"/></radialGradient>`;

/** Coffee cherries on the branch. */
export const cherries: Scene = ({ dice, width: w, height: h }) => {
  const far = `<rect width="${w}" height="${h}" fill="#33461f"/>${bokeh(dice, w, h, ['#8fae4a', '#c9d77a', '#4f6f2c', '#e8d9a0', '#24361a'], 60, 0.06)}`;
  const leaf = (x: number, y: number, size: number, turn: number, tone: string) =>
    `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${turn.toFixed(0)}) scale(${size.toFixed(2)})"><path d="M0 0Q34-30 96-8Q110 0 96 8Q34 34 0 0Z" fill="${tone}"/><path d="M0 0Q34-30 96-8Q110 0 60 2Z" fill="#fff" opacity=".14"/><path d="M2 0Q50-2 98 0" stroke="#d9e6a0" stroke-opacity=".45" stroke-width="1.6" fill="none"/></g>`;
  let defs = `<defs>${ball('c0', '#ff9d7a', '#c62a22', '#4a0a0c')}${ball('c1', '#ffd08a', '#d9622a', '#6b1f10')}${ball('c2', '#d9e68a', '#7d9a3a', '#2c3f16')}${ball('c3', '#e06a5a', '#8f1a1c', '#2c0608')}</defs>`;
  let near = '';
  const y0 = h * dice.between(0.3, 0.6);
  const tilt = dice.between(-0.25, 0.25);
  const k = w / 1200;
  for (let i = 0; i < 9; i++)
    near += leaf(
      w * (0.06 + i * 0.11),
      y0 + tilt * w * (i * 0.11) + dice.between(-20, 20),
      k * dice.between(1.8, 3.2),
      dice.between(-150, 150),
      dice.pick(['#2f5426', '#3f6b2c', '#264a22', '#548033']),
    );
  near += `<path d="M${-20} ${y0}Q${w / 2} ${y0 + tilt * w * 0.5 - 20} ${w + 20} ${y0 + tilt * w}" stroke="#5b4630" stroke-width="${w * 0.012}" fill="none"/><path d="M${-20} ${y0 - w * 0.003}Q${w / 2} ${y0 + tilt * w * 0.5 - 20 - w * 0.003} ${w + 20} ${y0 + tilt * w - w * 0.003}" stroke="#a98f6a" stroke-width="${w * 0.003}" fill="none" opacity=".7"/>`;
  for (let bunch = 0; bunch < 5; bunch++) {
    const bx = w * (0.12 + bunch * 0.19 + dice.between(-0.03, 0.03));
    const by = y0 + tilt * bx;
    for (let i = 0; i < 15; i++) {
      const r = w * dice.between(0.021, 0.03);
      const x = bx + dice.between(-1, 1) * w * 0.07;
      const y = by + dice.between(-0.5, 1.4) * w * 0.05;
      near += `<ellipse cx="${x.toFixed(1)}" cy="${(y + r * 0.12).toFixed(1)}" rx="${r.toFixed(1)}" ry="${(r * 1.06).toFixed(1)}" fill="url(#c${dice.pick([0, 0, 0, 3, 3, 1, 2])})"/><ellipse cx="${(x - r * 0.32).toFixed(1)}" cy="${(y - r * 0.36).toFixed(1)}" rx="${(r * 0.2).toFixed(1)}" ry="${(r * 0.13).toFixed(1)}" fill="#fff" opacity=".75"/><circle cx="${(x + r * 0.1).toFixed(1)}" cy="${(y + r * 1.05).toFixed(1)}" r="${(r * 0.12).toFixed(1)}" fill="#2a1610"/>`;
    }
  }
  defs += '';
  return {
    layers: [
      { svg: far, blur: w / 34 },
      { svg: defs + near, blur: 0.7 },
    ],
    look: { warmth: 0.25, bloom: 0.35, vignette: 0.4, contrast: 1.12, grain: 0.4 },
  };
};

/** Beans spread out to dry, seen from above. */
export const beans: Scene = ({ dice, place, width: w, height: h }) => {
  const green = place % 2 === 0;
  const tones = green ? ['#a9a578', '#bdb58a', '#93936a', '#c9c29c'] : ['#5a3520', '#6b4128', '#4a2a18', '#7a4d30'];
  let shapes = `<rect width="${w}" height="${h}" fill="${green ? '#6d6a48' : '#2a170d'}"/>`;
  const size = w / 46;
  for (let y = -size; y < h + size; y += size * 0.72) {
    for (let x = -size; x < w + size; x += size * 1.15) {
      const grow = 0.75 + 0.5 * (y / h);
      shapes += `<g transform="translate(${(x + dice.between(-0.5, 0.5) * size).toFixed(1)} ${(y + dice.between(-0.4, 0.4) * size).toFixed(1)}) rotate(${dice.whole(0, 180)}) scale(${((size / 22) * grow).toFixed(2)})"><ellipse cx="1.6" cy="2.4" rx="13" ry="9" fill="#000" opacity=".35"/><ellipse rx="13" ry="9" fill="${dice.pick(tones)}"/><ellipse cx="-3" cy="-3" rx="7" ry="3.4" fill="#fff" opacity=".16"/><path d="M-12 0Q-4 3 0 0T12 0" stroke="#1c0f08" stroke-opacity=".6" stroke-width="1.5" fill="none"/></g>`;
    }
  }
  const light = `<defs><linearGradient id="sl" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="#ffe0a8" stop-opacity=".85"/><stop offset=".5" stop-color="#888" stop-opacity=".2"/><stop offset="1" stop-color="#0a0a1c" stop-opacity=".8"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#sl)"/>`;
  return {
    layers: [
      { svg: shapes, blur: 0.8 },
      { svg: light, blend: 'soft-light' },
    ],
    look: { warmth: 0.4, contrast: 1.15, vignette: 0.45, bloom: 0.15 },
  };
};

/** Vials and a tray in a clean light. */
export const vials: Scene = ({ dice, width: w, height: h }) => {
  const far = `<defs><linearGradient id="cl" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="#dfeef0"/><stop offset="1" stop-color="#7fa9ad"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#cl)"/>${bokeh(dice, w, h, ['#ffffff', '#bfe3df', '#5f9aa0', '#f3e6c9'], 30, 0.1)}<rect y="${h * 0.72}" width="${w}" height="${h}" fill="#e9f1f0"/>`;
  let row = '';
  const many = dice.whole(4, 7);
  for (let i = 0; i < many; i++) {
    const vw = Math.min(w * 0.115, h * 0.2);
    const vh = vw * 2;
    const x = w * (0.1 + (0.84 / many) * i) + dice.between(-12, 12);
    const y = h * 0.84 - vh + (i % 2) * h * 0.03;
    const cap = dice.pick(['#c8443a', '#3b7fb5', '#e0a336', '#5b9b5f']);
    row += `<ellipse cx="${x + vw / 2}" cy="${y + vh}" rx="${vw * 0.8}" ry="${vw * 0.12}" fill="#2f4a50" opacity=".35"/><rect x="${x}" y="${y}" width="${vw}" height="${vh}" rx="${vw * 0.14}" fill="#cfe6ea" opacity=".75"/><rect x="${x}" y="${y + vh * 0.38}" width="${vw}" height="${vh * 0.6}" rx="${vw * 0.12}" fill="#9fc9d3" opacity=".7"/><rect x="${x}" y="${y + vh * 0.3}" width="${vw}" height="${vh * 0.42}" fill="#fff"/><rect x="${x + vw * 0.12}" y="${y + vh * 0.38}" width="${vw * 0.5}" height="${vh * 0.05}" fill="#2f6f8f"/><rect x="${x + vw * 0.12}" y="${y + vh * 0.48}" width="${vw * 0.7}" height="${vh * 0.03}" fill="#9aa"/><rect x="${x + vw * 0.12}" y="${y + vh * 0.55}" width="${vw * 0.6}" height="${vh * 0.03}" fill="#9aa"/><rect x="${x + vw * 0.14}" y="${y - vh * 0.16}" width="${vw * 0.72}" height="${vh * 0.17}" rx="4" fill="#c9cfd1"/><rect x="${x + vw * 0.1}" y="${y - vh * 0.2}" width="${vw * 0.8}" height="${vh * 0.09}" rx="4" fill="${cap}"/><rect x="${x + vw * 0.1}" y="${y}" width="${vw * 0.09}" height="${vh}" fill="#fff" opacity=".65"/>`;
  }
  return {
    layers: [
      { svg: far, blur: w / 30 },
      { svg: row, blur: 1 },
    ],
    look: { warmth: -0.3, bloom: 0.35, vignette: 0.25, contrast: 1.05, saturation: 0.95 },
  };
};

/** Microphones and recorders before somebody who is only a shape. */
export const microphones: Scene = ({ dice, width: w, height: h }) => {
  const far = `<defs><radialGradient id="mk" cx=".5" cy=".2" r=".9"><stop offset="0" stop-color="#b98f6a"/><stop offset="1" stop-color="#1c1512"/></radialGradient></defs><rect width="${w}" height="${h}" fill="url(#mk)"/><ellipse cx="${w * 0.5}" cy="${h * 0.2}" rx="${w * 0.1}" ry="${h * 0.2}" fill="#7a5038"/><path d="M${w * 0.22} ${h}Q${w * 0.26} ${h * 0.4} ${w * 0.5} ${h * 0.38}Q${w * 0.74} ${h * 0.4} ${w * 0.78} ${h}Z" fill="#274a63"/><path d="M${w * 0.41} ${h * 0.12}L${w * 0.42} ${h * -0.02}H${w * 0.58}L${w * 0.59} ${h * 0.12}Z" fill="#141116"/>${bokeh(dice, w, h, ['#ffdf9f', '#ffb87a', '#e8e0d0'], 16, 0.05)}`;
  let near = '';
  const many = dice.whole(4, 7);
  for (let i = 0; i < many; i++) {
    const x = w * (0.12 + (0.78 * (i + 0.5)) / many) + dice.between(-20, 20);
    const y = h * dice.between(0.42, 0.62);
    const r = w * dice.between(0.022, 0.034);
    const tone = dice.pick(['#c8342f', '#2f6fb5', '#e0952a', '#2f8f5b', '#26262b']);
    near += `<path d="M${x} ${y}L${x + (x - w / 2) * 0.5} ${h * 1.1}" stroke="#16161a" stroke-width="${r * 1.1}"/><path d="M${x - r * 1.5} ${y + r * 1.8}h${r * 3}v${r * 2.4}h${-r * 3}z" fill="${tone}"/><path d="M${x - r * 1.5} ${y + r * 1.8}h${r * 1.2}v${r * 2.4}h${-r * 1.2}z" fill="#fff" opacity=".2"/><ellipse cx="${x}" cy="${y}" rx="${r * 1.25}" ry="${r * 1.7}" fill="#1d1d22"/><ellipse cx="${x - r * 0.4}" cy="${y - r * 0.5}" rx="${r * 0.5}" ry="${r * 0.8}" fill="#5a5a66" opacity=".7"/>`;
  }
  return {
    layers: [
      { svg: far, blur: w / 36 },
      { svg: near, blur: 1 },
    ],
    look: { warmth: 0.3, bloom: 0.3, vignette: 0.5, contrast: 1.12, grain: 0.8 },
  };
};

/** Batik cloth in folds. */
export const batik: Scene = ({ dice, place, width: w, height: h }) => {
  const [ground, ink, gold] = random(place + dice.whole(0, 9)).pick([
    ['#4a2a1a', '#1c0f0a', '#d9a85a'],
    ['#1f3a5a', '#0c1a2e', '#e6d3a0'],
    ['#6b1f2a', '#2c0a10', '#f0c987'],
    ['#245a4a', '#0c2a22', '#e9d9a9'],
  ] as const);
  const t = w / 11;
  const motif = `<pattern id="bk" width="${t}" height="${t}" patternUnits="userSpaceOnUse" patternTransform="rotate(${dice.whole(20, 70)})"><rect width="${t}" height="${t}" fill="${ground}"/><g fill="none" stroke="${gold}" stroke-width="${t * 0.03}"><ellipse cx="${t / 2}" cy="${t * 0.22}" rx="${t * 0.14}" ry="${t * 0.2}"/><ellipse cx="${t / 2}" cy="${t * 0.78}" rx="${t * 0.14}" ry="${t * 0.2}"/><ellipse cx="${t * 0.22}" cy="${t / 2}" rx="${t * 0.2}" ry="${t * 0.14}"/><ellipse cx="${t * 0.78}" cy="${t / 2}" rx="${t * 0.2}" ry="${t * 0.14}"/></g><circle cx="${t / 2}" cy="${t / 2}" r="${t * 0.05}" fill="${gold}"/><circle r="${t * 0.1}" fill="${ink}"/><circle cx="${t}" cy="${t}" r="${t * 0.1}" fill="${ink}"/><circle cx="${t}" r="${t * 0.1}" fill="${ink}"/><circle cy="${t}" r="${t * 0.1}" fill="${ink}"/></pattern>`;
  let folds = '';
  for (let i = 0; i < 9; i++) {
    const x = w * (i / 8) + dice.between(-40, 40);
    const lean = dice.between(-120, 120);
    folds += `<path d="M${x} -20Q${x + lean} ${h / 2} ${x + lean * 0.3} ${h + 20}" stroke="${i % 2 ? '#fff' : '#000'}" stroke-width="${w * dice.between(0.03, 0.07)}" fill="none" opacity=".6"/>`;
  }
  return {
    layers: [
      { svg: `<defs>${motif}</defs><rect width="${w}" height="${h}" fill="url(#bk)"/>`, blur: 0.5 },
      { svg: folds, blur: w / 26, blend: 'soft-light' },
      { svg: folds, blur: w / 60, blend: 'soft-light' },
    ],
    look: { warmth: 0.3, vignette: 0.5, contrast: 1.15 },
  };
};

/** Ears of rice against the sun. */
export const riceEars: Scene = ({ dice, width: w, height: h }) => {
  const far = `<defs><linearGradient id="re" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#ffe9b8"/><stop offset=".5" stop-color="#d9b35a"/><stop offset="1" stop-color="#5d6b2c"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#re)"/>${bokeh(dice, w, h, ['#fff3cf', '#ffd98a', '#a9b055', '#7d8f3a'], 40, 0.06)}<circle cx="${w * dice.between(0.2, 0.8)}" cy="${h * 0.16}" r="${w * 0.09}" fill="#fff8e0"/>`;
  const ear = (x: number, y: number, size: number, lean: number) => {
    let grains = '';
    let px = x;
    let py = y;
    for (let i = 0; i < 26; i++) {
      const t = i / 26;
      px += Math.cos(-1.2 + t * 2.6) * size * 0.042 * lean;
      py += Math.sin(-1.2 + t * 2.6) * size * 0.042;
      for (const side of [-1, 1]) {
        grains += `<ellipse transform="translate(${(px + side * size * 0.02).toFixed(1)} ${py.toFixed(1)}) rotate(${(((-1.2 + t * 2.6) * 57 + 90) * lean + side * 24).toFixed(0)})" rx="${(size * 0.011).toFixed(1)}" ry="${(size * 0.03).toFixed(1)}" fill="${dice.pick(['#d9a93f', '#e6c060', '#b98a2f', '#f0d486'])}"/>`;
      }
    }
    return `<path d="M${x} ${y}L${x - lean * size * 0.2} ${h * 1.1}" stroke="#8f8a3a" stroke-width="${size * 0.012}"/>${grains}`;
  };
  let near = '';
  let soft = '';
  for (let i = 0; i < 16; i++)
    soft += ear(w * dice.next(), h * dice.between(0.4, 0.8), w * 0.26, dice.chance(0.7) ? 1 : -1);
  for (let i = 0; i < 6; i++)
    near += ear(w * dice.next(), h * dice.between(0.32, 0.6), w * 0.36, dice.chance(0.7) ? 1 : -1);
  return {
    layers: [
      { svg: far, blur: w / 30 },
      { svg: soft, blur: w / 160 },
      { svg: near, blur: 0.8 },
    ],
    look: { warmth: 0.4, bloom: 0.6, vignette: 0.3, contrast: 1.08 },
  };
};

/** Seedlings in their bags. */
export const seedlings: Scene = ({ dice, width: w, height: h }) => {
  const far = `<rect width="${w}" height="${h}" fill="#55663a"/>${bokeh(dice, w, h, ['#a9c46a', '#dfe8b0', '#33451f', '#8a7a50'], 46, 0.07)}`;
  let near = '';
  for (let row = 0; row < 4; row++) {
    const k = 0.5 + row * 0.22;
    for (let i = 0; i < 9; i++) {
      const x = w * (i / 8) + dice.between(-18, 18) + (row % 2) * 50;
      const y = h * (0.45 + row * 0.17);
      const bag = w * 0.05 * k;
      near += `<path d="M${x - bag} ${y}h${bag * 2}l${-bag * 0.2} ${bag * 2.2}h${-bag * 1.6}z" fill="#1c1c20"/><ellipse cx="${x}" cy="${y}" rx="${bag}" ry="${bag * 0.3}" fill="#4a3322"/><path d="M${x - bag * 0.7} ${y + 4}v${bag * 1.8}" stroke="#fff" stroke-opacity=".2" stroke-width="3"/><path d="M${x} ${y}q4 ${-bag} 0 ${-bag * 2}" stroke="#5f7a35" stroke-width="${bag * 0.12}" fill="none"/>`;
      for (let l = 0; l < 6; l++)
        near += `<path transform="translate(${x} ${(y - bag * (0.7 + l * 0.26)).toFixed(1)}) rotate(${(l % 2 ? 30 : 150) + dice.whole(-24, 24)}) scale(${(bag / 22).toFixed(2)})" d="M0 0Q14-11 34 0Q14 11 0 0Z" fill="${dice.pick(['#5f8f35', '#7fae45', '#44702a', '#9bc45c'])}"/>`;
    }
  }
  return {
    layers: [
      { svg: far, blur: w / 32 },
      { svg: near, blur: 0.9 },
    ],
    look: { bloom: 0.3, vignette: 0.4, contrast: 1.1 },
  };
};

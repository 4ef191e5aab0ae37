import { colour, mixColour } from '../light.ts';
import { cloud, mix, noise, smooth } from '../random.ts';
import type { Land } from '../terrain.ts';

const teaTop = colour('#6f9448');
const teaYoung = colour('#93b35c');
const teaFoot = colour('#26391f');
const earth = colour('#7a5537');
const paddyGreen = colour('#76a04a');
const paddyRipe = colour('#c4a65a');
const bank = colour('#445a30');
const mud = colour('#5d4a38');
const forest = colour('#2c4229');
const forestLight = colour('#506c38');
const sand = colour('#b79a72');

/** A round crown in each cell of a grid, some left out: height of trees over the ground, 0 between them. */
function crowns(x: number, z: number, size: number, density: number): number {
  const cellX = Math.floor(x / size);
  const cellZ = Math.floor(z / size);
  let tallest = 0;
  for (let dz = -1; dz <= 1; dz++) {
    for (let dx = -1; dx <= 1; dx++) {
      const cx = cellX + dx;
      const cz = cellZ + dz;
      const chance = noise(cx * 7.13 + 0.5, cz * 5.71 + 0.5);
      if (chance > density) continue;
      const px = (cx + 0.2 + 0.6 * noise(cx * 3.7 + 9.5, cz * 4.1 + 2.5)) * size;
      const pz = (cz + 0.2 + 0.6 * noise(cx * 5.9 + 1.5, cz * 2.3 + 7.5)) * size;
      const radius = size * (0.42 + 0.3 * noise(cx * 2.9 + 4.5, cz * 6.7 + 3.5));
      const away = ((x - px) ** 2 + (z - pz) ** 2) / (radius * radius);
      if (away < 1) {
        // a crown is many clumps of leaves, not a dome
        const leaves =
          0.72 + 0.5 * noise(x * (5 / size) + cx * 3, z * (5 / size)) + 0.22 * noise(x * (17 / size), z * (17 / size));
        tallest = Math.max(tallest, Math.sqrt(1 - away) * radius * 1.35 * leaves);
      }
    }
  }
  return tallest;
}

const volcano =
  (at: number, width: number, top: number, seed: number) =>
  (bearing: number): number => {
    const away = Math.abs(bearing - at) / width;
    const cone = away < 1 ? (1 - away) ** 1.55 * top : 0;
    const crater = away < 0.07 ? (0.07 - away) * top * 0.9 : 0;
    return Math.max(0, cone - crater) + cloud(bearing * 9 + seed, seed, 4) * 0.03 - 0.01;
  };

const ridge =
  (top: number, rough: number, seed: number) =>
  (bearing: number): number =>
    top * (0.25 + cloud(bearing * rough + seed * 13.7, seed * 3.1, 5) * 1.1) - top * 0.35;

function ranges(seed: number): ((bearing: number) => number)[] {
  const at = ((seed * 0.37) % 1) * 0.9 - 0.45;
  return [
    volcano(at, 0.75, 0.3, seed),
    ...(seed % 2 === 0 ? [volcano(at + 0.55, 0.42, 0.16, seed + 3)] : []),
    ridge(0.15, 3.2, seed + 1),
    ridge(0.1, 5.1, seed + 5),
  ];
}

/** Hills planted with tea in hedges that follow the slope, forest on the tops. */
export function teaHills(seed: number): Land {
  const o = seed * 53.17;
  const swell = (x: number, z: number) =>
    (cloud(x * 0.0062 + o, z * 0.0055 + o, 4) - 0.45) * 118 + (cloud(x * 0.021 + o, z * 0.019, 2) - 0.5) * 15;
  const row = (x: number, z: number) => {
    const bend = (cloud(x * 0.011 + o * 2, z * 0.011, 2) - 0.5) * 34;
    const across = (z * 0.86 + x * 0.5 + bend) / 1.55;
    const part = across - Math.floor(across);
    return Math.sin(Math.PI * part) ** 0.45;
  };
  const path = (x: number, z: number) =>
    Math.abs(x - 3 - Math.sin(z * 0.045 + o) * 8 - (cloud(z * 0.02 + o, 3, 2) - 0.5) * 16);
  const wood = (x: number, z: number) => smooth(0.56, 0.62, cloud(x * 0.009 + o * 3, z * 0.009 + 8, 3));
  return {
    ranges: ranges(seed),
    height: (x, z, distance = 0) => {
      const base = swell(x, z);
      if (distance > 26 && wood(x, z) > 0.5) return base + crowns(x, z, 6.5, 0.7);
      const away = path(x, z);
      if (away < 1.6) return base;
      const hedge = distance < 260 ? row(x, z) * 0.8 * smooth(1.6, 2.4, away) : 0.55;
      const leaf = distance < 45 ? (noise(x * 7, z * 7) - 0.5) * 0.17 : 0;
      const tall = distance > 34 ? crowns(x + 300, z, 13, 0.13) : 0;
      return base + Math.max(hedge + leaf, tall);
    },
    ground: (x, z, height, slope) => {
      if (path(x, z) < 1.6) return mixColour(earth, sand, noise(x * 2, z * 2) * 0.6);
      const grown = height - swell(x, z);
      if (grown > 1.4) return mixColour(forest, forestLight, noise(x * 1.3, z * 1.3) * 0.8);
      const leaf = noise(x * 5.3, z * 5.3) * 0.55 + noise(x * 0.05, z * 0.05) * 0.45;
      const top = mixColour(teaTop, teaYoung, leaf);
      const lift = 0.25 + 0.75 * smooth(0.15, 0.78, grown) * (0.72 + 0.28 * row(x, z));
      return mixColour(teaFoot, top, lift * (1 - slope * 0.3));
    },
  };
}

/** Terraces of rice that step down a valley; `ripe` 0 flooded and mirroring … 0.5 green … 1 golden. */
export function terraces(seed: number, ripe: number): Land {
  const o = seed * 31.7;
  const step = 1.7;
  const swell = (x: number, z: number) =>
    (cloud(x * 0.008 + o, z * 0.0065 + o, 3) - 0.42) * 86 + Math.abs(x - 12) * 0.085 + z * 0.03;
  const level = (x: number, z: number) => {
    const raw = swell(x, z) / step;
    const floor = Math.floor(raw);
    const part = raw - floor;
    return { floor, part, height: (floor + smooth(0.78, 0.97, part)) * step };
  };
  const palms = (x: number, z: number) => crowns(x + 900, z + 40, 10, 0.15) * 1.3;
  return {
    ranges: ranges(seed + 2),
    height: (x, z, distance = 0) => {
      if (distance > 420) return swell(x, z) + crowns(x, z, 9, 0.4);
      const { part, height } = level(x, z);
      if (distance > 45) {
        const tall = palms(x, z);
        if (tall > 0) return height + tall;
      }
      const rim = part > 0.68 && part < 0.8 ? 0.28 : 0;
      const plants =
        ripe > 0.15 && part < 0.68 && distance < 120 ? noise(x * 4.2, z * 4.2) * 0.42 * Math.min(1, ripe * 1.6) : 0;
      return height + rim + plants;
    },
    ground: (x, z, height, slope) => {
      const { floor, part } = level(x, z);
      if (height > level(x, z).height + 0.9) return mixColour(forest, forestLight, noise(x * 2, z * 2) * 0.7);
      if (part > 0.68 || slope > 0.5) return mixColour(bank, earth, noise(x * 1.7, z * 1.7) * 0.55);
      const own = noise(floor * 3.3 + Math.floor(x / 31) * 0.7 + 0.5, floor * 1.9 + 0.5);
      const age = Math.min(1, Math.max(0, ripe + (own - 0.5) * 0.5));
      const stem = noise(x * 6, z * 6) * 0.35 + 0.65;
      const leaf = mixColour(mixColour(mud, paddyGreen, smooth(0, 0.35, age)), paddyRipe, smooth(0.6, 0.95, age));
      return [leaf[0] * stem, leaf[1] * stem, leaf[2] * stem];
    },
    mirror: (x, z, slope) => {
      const { floor, part } = level(x, z);
      if (part > 0.68 || slope > 0.3) return 0;
      const own = noise(floor * 3.3 + Math.floor(x / 31) * 0.7 + 0.5, floor * 1.9 + 0.5);
      return smooth(0.42, 0.1, ripe + (own - 0.5) * 0.5) * mix(0.9, 0.72, noise(x * 2, z * 2));
    },
  };
}

/** A lake between wooded hills. */
export function lake(seed: number): Land {
  const o = seed * 17.3;
  const swell = (x: number, z: number) =>
    (cloud(x * 0.004 + o, z * 0.004 + o, 5) - 0.5) * 130 + (z > 260 ? (z - 260) * 0.16 : 0) - 9 + Math.abs(x) * 0.05;
  return {
    water: 0,
    ranges: ranges(seed + 4),
    height: (x, z, distance = 0) => {
      const base = swell(x, z);
      return base > 0.4 && distance > 70 ? base + crowns(x, z, 8, 0.62) : base;
    },
    ground: (x, z, height, slope) =>
      height < 1.1
        ? mixColour(sand, mud, noise(x, z))
        : mixColour(forest, forestLight, noise(x * 0.7, z * 0.7) * 0.7 + (1 - slope) * 0.2),
  };
}

/** Farmland with plots, lanes, tree rows and red roofs, made to be seen from the air; `flood` metres of water over it. */
export function plain(seed: number, flood: number): Land {
  const o = seed * 71.9;
  const swell = (x: number, z: number) => (cloud(x * 0.003 + o, z * 0.003 + o, 3) - 0.5) * 14;
  const plot = (x: number, z: number) => {
    const bent = x + (cloud(z * 0.006 + o, 1.5, 2) - 0.5) * 90;
    const across = Math.floor(bent / 34);
    const shift = noise(across * 3.7 + 0.5, o) * 60;
    const along = Math.floor((z + shift) / 58);
    const fx = bent / 34 - across;
    const fz = (z + shift) / 58 - along;
    return {
      own: noise(across * 5.3 + 0.5, along * 7.7 + 0.5),
      edge: Math.min(fx, 1 - fx) * 34,
      end: Math.min(fz, 1 - fz) * 58,
      fx,
    };
  };
  const river = (x: number, z: number) =>
    Math.abs(x - 70 - Math.sin(z * 0.008 + o) * 70 - (cloud(z * 0.012 + o, 2.5, 2) - 0.5) * 60);
  const lane = (x: number, z: number) => Math.abs(x + 45 + Math.sin(z * 0.004 + o * 2) * 30);
  const house = (x: number, z: number) => {
    const away = lane(x, z);
    if (away < 7 || away > 40) return { roof: 0, tone: 0 };
    const cx = Math.floor(x / 15);
    const cz = Math.floor(z / 17);
    const tone = noise(cx * 9.1 + 0.5, cz * 6.3 + 0.5);
    if (tone > 0.55) return { roof: 0, tone };
    const dx = Math.abs(x / 15 - cx - 0.5) * 15;
    const dz = Math.abs(z / 17 - cz - 0.5) * 17;
    return dx < 4.4 && dz < 5.4 ? { roof: 3.2 + (4.4 - dx) * 0.62, tone } : { roof: 0, tone };
  };
  const roofs = [colour('#98503a'), colour('#7f4030'), colour('#a66447'), colour('#7d8288'), colour('#5f7c96')];
  const crops = [
    colour('#6c8f42'),
    colour('#86a353'),
    colour('#4d7136'),
    colour('#b8a35c'),
    colour('#9aac66'),
    colour('#6b5238'),
    colour('#7d9848'),
  ];
  return {
    water: flood > 0 ? flood : -3.2,
    ...(flood > 0 ? { waterColour: colour('#8a7458') } : {}),
    ranges: ranges(seed + 6),
    height: (x, z) => {
      const base = flood > 0 ? swell(x, z) * 0.25 : swell(x, z);
      const bed = river(x, z);
      if (bed < 15) return -5 + bed * 0.1;
      const built = house(x, z);
      if (built.roof > 0) return base + built.roof + (flood > 0 ? 0.6 : 0);
      const away = lane(x, z);
      if (away < 3) return base;
      const trees = bed < 34 || (away > 6 && away < 46) ? crowns(x, z, 7, 0.46) : crowns(x, z + 500, 9, 0.06);
      return base + trees;
    },
    ground: (x, z, height, slope) => {
      const built = house(x, z);
      if (built.roof > 0) return roofs[Math.floor(built.tone * 23) % roofs.length] ?? earth;
      if (lane(x, z) < 3) return mixColour(colour('#8d8a84'), sand, 0.25);
      const grown = height - (flood > 0 ? swell(x, z) * 0.25 : swell(x, z));
      if (grown > 0.8) return mixColour(forest, forestLight, noise(x * 0.8, z * 0.8) * 0.8);
      const { own, edge, end, fx } = plot(x, z);
      if (edge < 1 || end < 1 || slope > 0.6) return mixColour(bank, earth, noise(x * 0.6, z * 0.6));
      const crop = crops[Math.floor(own * 41) % crops.length] ?? bank;
      const furrow =
        0.82 + 0.18 * Math.sin(fx * 34 * 3.1) * (own > 0.4 ? 1 : 0.3) + (noise(x * 0.9, z * 0.9) - 0.5) * 0.22;
      return [crop[0] * furrow, crop[1] * furrow, crop[2] * furrow];
    },
    ...(flood > 0
      ? {}
      : {
          mirror: (x: number, z: number) => {
            const { own, edge, end } = plot(x, z);
            if (edge < 1.2 || end < 1.2 || river(x, z) < 36 || lane(x, z) < 48) return 0;
            return Math.floor(own * 41) % crops.length === 5 ? 0.62 : 0;
          },
        }),
  };
}

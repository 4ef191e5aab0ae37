/** ICC.1:2022, 7.2 and 7.3: the bytes of a tag of a profile; undefined where it has none, or one that lies outside of it. */
function tagOf(profile: Buffer, name: string): Buffer | undefined {
  const count = Math.min(profile.readUInt32BE(128), 200);
  for (let at = 132; at < 132 + count * 12 && at + 12 <= profile.length; at += 12) {
    if (profile.toString('latin1', at, at + 4) !== name) continue;
    const [offset, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    return length >= 12 && offset + length <= profile.length ? profile.subarray(offset, offset + length) : undefined;
  }
  return undefined;
}

type Curve = (value: number) => number;

/** ICC.1:2022, 10.6: nothing but a straight line, an exponent, or values at equal distances. */
function tabulated(tag: Buffer): Curve | undefined {
  const count = tag.readUInt32BE(8);
  if (count === 0) return (value) => value;
  if (tag.length < 12 + count * 2) return undefined;
  if (count === 1) return (value) => value ** (tag.readUInt16BE(12) / 256);
  return (value) => {
    const place = value * (count - 1);
    const before = Math.min(Math.floor(place), count - 2);
    const [low, high] = [tag.readUInt16BE(12 + before * 2), tag.readUInt16BE(14 + before * 2)];
    return (low + (high - low) * (place - before)) / 65_535;
  };
}

/** Numbers that each of the five functions of ICC.1:2022, 10.18 has. */
const counts = [1, 3, 4, 5, 7];

function parametric(tag: Buffer): Curve | undefined {
  const kind = tag.readUInt16BE(8);
  const count = counts[kind];
  if (count === undefined || tag.length < 12 + count * 4) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => tag.readInt32BE(12 + i * 4) / 65_536,
  );
  const power: Curve = (value) => Math.max(0, a * value + b) ** g;
  if (kind < 3) return (value) => power(value) + (kind === 2 ? c : 0);
  return (value) => (value >= d ? power(value) + e : c * value + f);
}

/** CIE 1976: how bright a lightness of 0..100 is. */
const brightnessOf = (lightness: number): number => {
  const share = (lightness + 16) / 116;
  return share > 6 / 29 ? share ** 3 : 3 * (6 / 29) ** 2 * (share - 4 / 29);
};

/** IEC 61966-2-1. */
const srgbOf = (light: number): number => (light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/**
 * The number of sRGB for each of the 65 536 numbers of a grey profile. Undefined for what is no such profile, or says its
 * curve in a way that is not read here: its numbers are taken as they are then.
 */
export function greyCurve(profile: Buffer | undefined): Uint8Array | undefined {
  if (!profile || profile.length < 132 || profile.toString('latin1', 16, 20) !== 'GRAY') return undefined;
  if (profile.toString('latin1', 36, 40) !== 'acsp') return undefined;
  const tag = tagOf(profile, 'kTRC');
  const type = tag?.toString('latin1', 0, 4);
  const curve = tag && (type === 'curv' ? tabulated(tag) : type === 'para' ? parametric(tag) : undefined);
  if (!curve) return undefined;
  const isLightness = profile.toString('latin1', 20, 24) === 'Lab ';
  return Uint8Array.from({ length: 65_536 }, (_, number) => {
    const said = Math.min(1, Math.max(0, curve(number / 65_535)));
    return Math.round(255 * srgbOf(isLightness ? brightnessOf(100 * said) : said));
  });
}

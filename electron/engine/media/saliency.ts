/**
 * How much each pixel of a small picture draws the eye, row by row, with a mean of about one. It is made of what is parted from
 * the edges of the picture by a difference of colour (Zhang et al., Minimum Barrier Salient Object Detection at 80 FPS, ICCV
 * 2015), of what stands out from all of the picture by its colour (Achanta et al., Frequency-tuned Salient Region Detection,
 * CVPR 2009), of skin, and of the habit of people to point a camera at what they mean.
 * @param data interleaved sRGB of `channels` values a pixel
 */
export function saliencyOf(data: Uint8Array, width: number, height: number, channels: number): Float64Array {
  const size = width * height;
  const [light, red, blue] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const skin = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    const r = data[at * channels] ?? 0;
    const g = channels > 2 ? (data[at * channels + 1] ?? 0) : r;
    const b = channels > 2 ? (data[at * channels + 2] ?? 0) : r;
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    light[at] = y;
    red[at] = r - y;
    blue[at] = b - y;
    skin[at] = skinOf(r, g, b);
  }
  const maps = [
    { map: parted([light, red, blue], width, height), weight: 2 },
    { map: standingOut([light, red, blue], width, height), weight: 0.5 },
    { map: blurred(skin, width, height, 2), weight: 0.3 },
  ];
  for (const { map } of maps) scale(map);
  const sum = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    const dx = ((at % width) + 0.5) / width - 0.5;
    const dy = (Math.floor(at / width) + 0.5) / height - 0.6;
    const habit = 0.7 + 0.3 * Math.exp(-(dx * dx) / 0.25 - (dy * dy) / 0.3);
    sum[at] = habit * maps.reduce((all, { map, weight }) => all + weight * (map[at] ?? 0), 0);
  }
  scale(sum);
  // what draws the eye most is what it is about
  return sum.map((value) => value * value);
}

/** How near a colour is to that of skin, 0..1, dark and light: in chromaticity they lie in one narrow stretch. */
function skinOf(r: number, g: number, b: number): number {
  if (r < 40 || r <= g || r <= b) return 0;
  const cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
  const cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
  const distance = ((cb - 108) / 16) ** 2 + ((cr - 150) / 12) ** 2;
  return distance > 4 ? 0 : Math.exp(-distance);
}

/** How large a difference has to be crossed on the easiest way from the edges of the picture, over lightness and two colours. */
function parted(planes: readonly Float64Array[], width: number, height: number): Float64Array {
  const sum = new Float64Array(width * height);
  planes.forEach((plane, n) => {
    const barrier = barriers(blurred(plane, width, height, 1), width, height);
    // differences of colour are smaller numbers than those of light
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (n === 0 ? 1 : 1.5) * (barrier[at] ?? 0);
  });
  return blurred(sum, width, height, 1);
}

/** The minimum barrier distance to the edges, by passes forth and back over the picture; two of each come close to it. */
function barriers(plane: Float64Array, width: number, height: number): Float64Array {
  const distance = new Float64Array(plane.length).fill(Number.POSITIVE_INFINITY);
  const highest = Float64Array.from(plane);
  const lowest = Float64Array.from(plane);
  for (let x = 0; x < width; x += 1) distance[x] = distance[(height - 1) * width + x] = 0;
  for (let y = 0; y < height; y += 1) distance[y * width] = distance[y * width + width - 1] = 0;
  const step = (at: number, from: number) => {
    const high = Math.max(highest[from] as number, plane[at] as number);
    const low = Math.min(lowest[from] as number, plane[at] as number);
    if (high - low >= (distance[at] as number)) return;
    distance[at] = high - low;
    highest[at] = high;
    lowest[at] = low;
  };
  for (let pass = 0; pass < 2; pass += 1) {
    for (let at = 0; at < plane.length; at += 1) {
      if (at % width > 0) step(at, at - 1);
      if (at >= width) step(at, at - width);
    }
    for (let at = plane.length - 1; at >= 0; at -= 1) {
      if (at % width < width - 1) step(at, at + 1);
      if (at < plane.length - width) step(at, at + width);
    }
  }
  return distance;
}

function standingOut(planes: readonly Float64Array[], width: number, height: number): Float64Array {
  const out = new Float64Array(width * height);
  for (const plane of planes) {
    const soft = blurred(plane, width, height, 2);
    const mean = soft.reduce((sum, value) => sum + value, 0) / Math.max(1, soft.length);
    for (let at = 0; at < out.length; at += 1) out[at] = (out[at] ?? 0) + ((soft[at] ?? 0) - mean) ** 2;
  }
  return out.map(Math.sqrt);
}

/** Means over squares of `reach` pixels to each side, by running sums. */
function blurred(map: Float64Array, width: number, height: number, reach: number): Float64Array {
  return along(along(map, width, height, reach, 1, width), height, width, reach, width, 1);
}

function along(
  map: Float64Array,
  length: number,
  lines: number,
  reach: number,
  step: number,
  lineStep: number,
): Float64Array {
  const out = new Float64Array(map.length);
  for (let line = 0; line < lines; line += 1) {
    const base = line * lineStep;
    let [sum, count] = [0, 0];
    for (let at = 0; at < Math.min(reach, length); at += 1) {
      sum += map[base + at * step] ?? 0;
      count += 1;
    }
    for (let at = 0; at < length; at += 1) {
      if (at + reach < length) {
        sum += map[base + (at + reach) * step] ?? 0;
        count += 1;
      }
      if (at - reach - 1 >= 0) {
        sum -= map[base + (at - reach - 1) * step] ?? 0;
        count -= 1;
      }
      out[base + at * step] = sum / count;
    }
  }
  return out;
}

/** Brings a map to a mean of one, so that maps can be weighed against each other; an empty one stays. */
function scale(map: Float64Array): void {
  const sum = map.reduce((all, value) => all + value, 0);
  if (sum <= 0) return;
  const factor = map.length / sum;
  for (let at = 0; at < map.length; at += 1) map[at] = (map[at] ?? 0) * factor;
}

import { Canvas, type Drawn } from './canvas.ts';

/** What stands on a plate: a film, a sound or a file of which nothing can be shown. */
export interface Plate {
  readonly label: string;
  readonly colour: string;
  /** Which sign stands on it. */
  readonly sort: 'photo' | 'video' | 'audio' | 'other';
  readonly title: string;
  /** Duration, size, codec. */
  readonly facts: string;
  /** Why there is no picture; '' where none is expected. */
  readonly reason: string;
  /** Loudness over the time of a sound. */
  readonly peaks: Uint8Array | undefined;
}

const width = 1200;
const height = 800;
const margin = 72;
const inner = width - 2 * margin;

/** A plate with the type, the title and the facts of a file; a sound's with its waveform. */
export async function drawPlate(plate: Plate): Promise<Drawn> {
  const canvas = new Canvas(width, height, '#eef1f4');
  await canvas.badge(plate.label, margin, margin, plate.colour);
  const titleBox = { x: margin, y: margin + 52 + 44, width: inner, height: plate.peaks ? 140 : 280 };
  const title = await canvas.words(plate.title, titleBox, { size: 56, colour: '#1b232b', bold: true, spacing: 10 });
  await canvas.words(
    plate.facts,
    { x: margin, y: titleBox.y + title.height + 32, width: inner, height: 90 },
    { size: 34, colour: '#44505b' },
  );
  if (plate.peaks) canvas.shape(waveform(plate.peaks, plate.colour));
  else {
    canvas.shape(
      `<g transform="translate(${width - margin - 210} ${height - margin - 250})" fill="none" stroke="${plate.colour}" stroke-opacity="0.35" stroke-width="8" stroke-linejoin="round" stroke-linecap="round">${signs[plate.sort]}</g>`,
    );
    const box = { x: margin, y: height - margin - 84, width: inner - 260, height: 90 };
    await canvas.words(plate.reason, box, { size: 30, colour: '#5c6670' });
  }
  return canvas.done();
}

/** In a field of 210 by 160. */
const signs = {
  video: '<rect width="210" height="160" rx="18"/><path d="M84 48v64l54-32z"/>',
  photo:
    '<rect width="210" height="160" rx="18"/><circle cx="62" cy="54" r="18"/><path d="M8 136l58-48 36 30 46-46 54 52"/>',
  audio: '<path d="M8 64v32M46 40v80M84 12v136M122 48v64M160 28v104M198 64v32"/>',
  other: '<path d="M50 0h74l46 46v114H50z"/><path d="M124 0v46h46"/>',
} as const;

const bars = 132;
const middle = 580;
const reach = 140;

/** So loud a moment at least fills the height: silence is not drawn as sound. */
const leastLoud = 48;

/** Each bar is the loudest moment of its part of the sound, beside the loudest of all. */
function waveform(peaks: Uint8Array, colour: string): string {
  const step = inner / bars;
  const full = peaks.reduce((most, value) => Math.max(most, value), leastLoud);
  let path = '';
  for (let bar = 0; bar < bars; bar++) {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    let loudest = 0;
    for (let at = from; at < to; at++) loudest = Math.max(loudest, peaks[at] ?? 0);
    const half = Math.max(2, (loudest / full) * reach);
    path += `M${(margin + (bar + 0.5) * step).toFixed(1)} ${(middle - half).toFixed(1)}v${(2 * half).toFixed(1)}`;
  }
  return `<path d="${path}" stroke="${colour}" stroke-width="5" stroke-linecap="round" fill="none"/>`;
}

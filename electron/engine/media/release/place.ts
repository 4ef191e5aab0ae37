import type { Part, Preset } from '../../../../shared/model/export.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where everything of a copy stands, in whole pixels. */
export interface Placed {
  /** What is shown of the source; null: all of it. */
  readonly part: Part | null;
  /** The picture as it is drawn, and where on the sheet. */
  readonly picture: Size;
  readonly left: number;
  readonly top: number;
  /** The whole copy. */
  readonly sheet: Size;
  /** Pixels of the border on each side. */
  readonly border: number;
  /** The bar with words, between the borders; null: none. */
  readonly bar: { readonly top: number; readonly height: number } | null;
}

const whole: Part = { x: 0, y: 0, width: 1, height: 1 };
const atLeastOne = (value: number): number => Math.max(1, Math.round(value));

/**
 * Lays a picture of `source` pixels out as a preset asks. `wanted`: the part that is to be shown where the preset crops; of
 * another ratio than is needed, what fits into its middle. A copy that may not be enlarged has fewer pixels than asked for,
 * in the same ratio.
 */
export function place(source: Size, preset: Preset, wanted?: Part | null, hasBar = false): Placed {
  const frame: Frame = {
    border: preset.border?.width ?? 0,
    bar: hasBar ? (preset.captionBar?.height ?? 0) : 0,
  };
  if (!preset.size) return freely(source, preset, frame);
  return preset.fit === 'pad' ? padded(source, preset, preset.size, frame) : cropped(source, preset, frame, wanted);
}

/** In parts of the shorter side. */
interface Frame {
  readonly border: number;
  readonly bar: number;
}

interface Sheet {
  readonly sheet: Size;
  readonly border: number;
  readonly barHeight: number;
  readonly inner: Size;
}

function sheetOf(sheet: Size, frame: Frame): Sheet {
  const shorter = Math.min(sheet.width, sheet.height);
  const border = Math.min(Math.round(frame.border * shorter), Math.floor((shorter - 1) / 2));
  const room = sheet.height - 2 * border - 1;
  const barHeight = Math.max(0, Math.min(Math.round(frame.bar * shorter), room));
  return {
    sheet,
    border,
    barHeight,
    inner: { width: sheet.width - 2 * border, height: sheet.height - 2 * border - barHeight },
  };
}

const laid = ({ sheet, border, barHeight, inner }: Sheet, picture: Size, part: Part | null): Placed => ({
  part,
  picture,
  left: border + Math.floor((inner.width - picture.width) / 2),
  top: border + Math.floor((inner.height - picture.height) / 2),
  sheet,
  border,
  bar: barHeight > 0 ? { top: border + inner.height, height: barHeight } : null,
});

function cropped(source: Size, preset: Preset, frame: Frame, wanted: Part | null | undefined): Placed {
  const size = preset.size as Size;
  const full = sheetOf(size, frame);
  const part = partOf(source, wanted ?? whole, full.inner.width / full.inner.height);
  const scale = full.inner.width / (part.width * source.width);
  if (scale <= 1 || preset.enlarge || isAbout(scale, part, source, full.inner)) return laid(full, full.inner, part);
  const smaller = { width: atLeastOne(size.width / scale), height: atLeastOne(size.height / scale) };
  const sheet = sheetOf(smaller, frame);
  return laid(sheet, sheet.inner, part);
}

/** A part of exactly so many pixels, but for what was rounded. */
const isAbout = (scale: number, part: Part, source: Size, inner: Size): boolean =>
  scale < 1.01 &&
  Math.abs(part.width * source.width - inner.width) < 1 &&
  Math.abs(part.height * source.height - inner.height) < 1;

function padded(source: Size, preset: Preset, size: Size, frame: Frame): Placed {
  const sheet = sheetOf(size, frame);
  const { inner } = sheet;
  const fitting = Math.min(inner.width / source.width, inner.height / source.height);
  const scale = preset.enlarge ? fitting : Math.min(1, fitting);
  const picture = {
    width: Math.min(inner.width, atLeastOne(source.width * scale)),
    height: Math.min(inner.height, atLeastOne(source.height * scale)),
  };
  return laid(sheet, picture, null);
}

/** All of the picture, with the border and the bar around it, so that nothing is longer than the long edge. */
function freely(source: Size, preset: Preset, frame: Frame): Placed {
  const shorter = Math.min(source.width, source.height);
  const around = 2 * frame.border * shorter;
  const longest = Math.max(source.width + around, source.height + around + frame.bar * shorter);
  const edge = preset.longEdge ?? longest;
  const scale = preset.enlarge ? edge / longest : Math.min(1, edge / longest);
  const picture = { width: atLeastOne(source.width * scale), height: atLeastOne(source.height * scale) };
  const border = Math.round(frame.border * shorter * scale);
  const barHeight = Math.round(frame.bar * shorter * scale);
  const most = Math.max(1, Math.round(edge));
  const inner = {
    width: Math.max(1, Math.min(picture.width, most - 2 * border)),
    height: Math.max(1, Math.min(picture.height, most - 2 * border - barHeight)),
  };
  const sheet = { width: inner.width + 2 * border, height: inner.height + 2 * border + barHeight };
  return laid({ sheet, border, barHeight, inner }, inner, null);
}

/** The same lay-out with fewer pixels, for looking at. `share`: at most 1. */
export function shrunk(placed: Placed, share: number): Placed {
  const less = (value: number): number => Math.floor(value * share);
  const sheet = { width: atLeastOne(placed.sheet.width * share), height: atLeastOne(placed.sheet.height * share) };
  const border = less(placed.border);
  const barHeight = placed.bar ? less(placed.bar.height) : 0;
  const inner = { width: sheet.width - 2 * border, height: sheet.height - 2 * border - barHeight };
  const fills = (along: 'width' | 'height', bar: number): boolean =>
    placed.picture[along] === placed.sheet[along] - 2 * placed.border - bar;
  const picture = {
    width: fills('width', 0) ? inner.width : Math.min(inner.width, atLeastOne(placed.picture.width * share)),
    height: fills('height', placed.bar?.height ?? 0)
      ? inner.height
      : Math.min(inner.height, atLeastOne(placed.picture.height * share)),
  };
  return laid({ sheet, border, barHeight, inner }, picture, placed.part);
}

/** The largest part of a ratio inside another, about its middle. */
export function partOf(source: Size, within: Part, ratio: number): Part {
  const x = Math.min(Math.max(within.x, 0), 1);
  const y = Math.min(Math.max(within.y, 0), 1);
  const width = Math.min(within.width, 1 - x) * source.width;
  const height = Math.min(within.height, 1 - y) * source.height;
  const taken = width / height > ratio ? { width: height * ratio, height } : { width, height: width / ratio };
  return {
    x: x + (width - taken.width) / 2 / source.width,
    y: y + (height - taken.height) / 2 / source.height,
    width: taken.width / source.width,
    height: taken.height / source.height,
  };
}

/** Pixels of a source that are drawn as one pixel of the copy, the other way round: 1 is as it is, 0.5 half as long. */
export const scaleOf = (source: Size, { part, picture }: Placed): number =>
  Math.max(picture.width / ((part?.width ?? 1) * source.width), picture.height / ((part?.height ?? 1) * source.height));

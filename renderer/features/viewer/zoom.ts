/** How a picture lies on the stage: `scale` is CSS pixels for one picture pixel; `x`, `y` is its middle from the stage's. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Stage {
  /** Size of the stage in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Size of the picture in its own pixels. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** Device pixels for a CSS pixel. */
  readonly density: number;
}

/** Screen pixels for one picture pixel at the most. */
const closest = 16;

/** The scale at which the whole picture is seen; a small picture is not enlarged. */
export function fitScale(stage: Stage): number {
  const fits = Math.min(stage.width / stage.pictureWidth, stage.height / stage.pictureHeight);
  return Math.min(fits, pixelScale(stage));
}

/** The scale at which one picture pixel is one pixel of the screen. */
export const pixelScale = (stage: Stage): number => 1 / stage.density;

export const fitted = (stage: Stage): Placement => ({ scale: fitScale(stage), x: 0, y: 0 });

/** Whether the whole picture is seen. */
export const isFitted = (stage: Stage, placement: Placement): boolean => placement.scale <= fitScale(stage) * 1.001;

/** Keeps the picture over the stage: no edge comes further in than the stage's edge, and what is smaller stays centred. */
export function held(stage: Stage, placement: Placement): Placement {
  const least = fitScale(stage);
  const scale = Math.min(Math.max(placement.scale, least), Math.max(least, closest * pixelScale(stage)));
  const spareX = Math.max(0, (stage.pictureWidth * scale - stage.width) / 2);
  const spareY = Math.max(0, (stage.pictureHeight * scale - stage.height) / 2);
  return {
    scale,
    x: Math.min(spareX, Math.max(-spareX, placement.x)),
    y: Math.min(spareY, Math.max(-spareY, placement.y)),
  };
}

/** Zooms so that the point of the picture under (`atX`, `atY`), measured from the stage's middle, stays there. */
export function zoomTo(stage: Stage, placement: Placement, scale: number, atX = 0, atY = 0): Placement {
  const least = fitScale(stage);
  const sound = Math.min(Math.max(scale, least), Math.max(least, closest * pixelScale(stage)));
  const ratio = sound / placement.scale;
  return held(stage, { scale: sound, x: atX - (atX - placement.x) * ratio, y: atY - (atY - placement.y) * ratio });
}

export const moved = (stage: Stage, placement: Placement, x: number, y: number): Placement =>
  held(stage, { ...placement, x: placement.x + x, y: placement.y + y });

/** Between the whole picture and its pixels. A picture that is smaller than the stage goes to twice its size. */
export function toggled(stage: Stage, placement: Placement, atX = 0, atY = 0): Placement {
  if (!isFitted(stage, placement)) return fitted(stage);
  const pixels = pixelScale(stage);
  return zoomTo(stage, placement, fitScale(stage) < pixels * 0.999 ? pixels : pixels * 2, atX, atY);
}

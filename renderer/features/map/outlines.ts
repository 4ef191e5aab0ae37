/** Lines as longitudes and latitudes one after the other. */
export type Layer = readonly Float64Array[];

/** What the map is drawn of; `resources/map/make-map.ts` says how it is written. */
export interface Outlines {
  /** The part that is drawn finely: west, south, east, north. */
  readonly near: readonly [number, number, number, number];
  readonly world: Layer;
  readonly land: Layer;
  readonly home: Layer;
  readonly borders: Layer;
}

const unit = 1000;

export function readOutlines(bytes: Uint8Array): Outlines {
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  };
  const nextStep = (): number => {
    const value = next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const layer = (): Layer =>
    Array.from({ length: next() }, () => {
      const line = new Float64Array(2 * next());
      let x = 0;
      let y = 0;
      for (let n = 0; n < line.length; n += 2) {
        x += nextStep();
        y += nextStep();
        line[n] = x / unit;
        line[n + 1] = y / unit;
      }
      return line;
    });
  const near = [nextStep(), nextStep(), nextStep(), nextStep()] as const;
  return { near, world: layer(), land: layer(), home: layer(), borders: layer() };
}

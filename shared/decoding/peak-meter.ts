/** So many parts are kept while a sound streams by; when they are full, two become one. */
const mostParts = 16_384;
const firstPart = 64;

/**
 * Hears a sound of unknown length once, sample by sample, and says in the end how loud each of a number of equal parts
 * was. Holds a few kilobytes, however long the sound is.
 */
export class PeakMeter {
  readonly #rate: number;
  readonly #parts = new Float32Array(mostParts);
  #samplesInPart = firstPart;
  #part = 0;
  #inPart = 0;
  #samples = 0;

  /** `rate`: samples a second. */
  constructor(rate: number) {
    this.#rate = rate;
  }

  get seconds(): number {
    return this.#samples / this.#rate;
  }

  /** One sample of one channel or the loudest of several, -1..1; what is outside or no number counts as its nearest. */
  hear(sample: number): void {
    const loud = Math.min(1, Math.abs(sample)) || 0;
    if (this.#inPart === this.#samplesInPart) this.#nextPart();
    if (loud > (this.#parts[this.#part] as number)) this.#parts[this.#part] = loud;
    this.#inPart += 1;
    this.#samples += 1;
  }

  /** The loudest moment of each of `count` equal parts, 0..255. A sound without a sample is silence. */
  values(count: number): Uint8Array {
    const values = new Uint8Array(count);
    const heard = this.#samples / this.#samplesInPart;
    for (let at = 0; at < count; at++) {
      const from = Math.floor((at * heard) / count);
      const to = at === count - 1 ? Math.ceil(heard) : Math.max(from + 1, Math.floor(((at + 1) * heard) / count));
      let loudest = 0;
      for (let part = from; part < to && part < mostParts; part++) {
        loudest = Math.max(loudest, this.#parts[part] as number);
      }
      values[at] = Math.round(loudest * 255);
    }
    return values;
  }

  #nextPart(): void {
    this.#inPart = 0;
    this.#part += 1;
    if (this.#part < mostParts) return;
    for (let at = 0; at < mostParts / 2; at++) {
      this.#parts[at] = Math.max(this.#parts[2 * at] as number, this.#parts[2 * at + 1] as number);
    }
    this.#parts.fill(0, mostParts / 2);
    this.#samplesInPart *= 2;
    this.#part = mostParts / 2;
  }
}

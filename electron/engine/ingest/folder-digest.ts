/**
 * One number for all that a look at a folder showed: 64 bits, and the same in whatever order the system lists. Two looks
 * with the same digest showed the same files; that any two different ones share it is a matter of one in 10^19.
 */

const numbers = new Float64Array(1);
const halves = new Uint32Array(numbers.buffer);

/** One step of murmur3's mixing (public domain, by Austin Appleby). */
function mix(hash: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  const turned = hash ^ mixed;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let ended = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  ended = Math.imul(ended ^ (ended >>> 13), 0xc2b2ae35);
  return ended ^ (ended >>> 16);
}

export class FolderDigest {
  #first = 0;
  #second = 0;
  #count = 0;
  readonly #seed: string;

  /** `seed`: what else decides which rows a folder has, as the rules of what is passed over. */
  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Takes in one file: its name, bytes, epoch milliseconds of its change, and file id. */
  add(name: string, size: number, mtime: number, ino: number): void {
    let one = 0x9747b28c;
    let two = 0x3c6ef372;
    for (let at = 0; at < name.length; at += 1) {
      const unit = name.charCodeAt(at);
      one = mix(one, unit);
      two = Math.imul(two ^ unit, 0x01000193);
    }
    for (let which = 0; which < 3; which += 1) {
      numbers[0] = which === 0 ? size : which === 1 ? mtime : ino;
      const low = halves[0] as number;
      const high = halves[1] as number;
      one = mix(mix(one, low), high);
      two = mix(mix(two, high), low);
    }
    // sums do not ask for an order
    this.#first = (this.#first + finish(one)) | 0;
    this.#second = (this.#second + finish(two ^ name.length)) | 0;
    this.#count += 1;
  }

  text(): string {
    const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
    return `${this.#count}-${hex(this.#first)}${hex(this.#second)}-${this.#seed}`;
  }
}

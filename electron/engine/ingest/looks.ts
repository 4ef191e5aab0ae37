import type { Stats } from 'node:fs';

const fields = 5;

/** Looks at the files of one folder in a compact form: a folder of a million files must not cost a gigabyte. */
export class Looks {
  readonly names: string[] = [];
  #values = new Float64Array(64 * fields);

  /** For the next folder: what was kept of the one before is gone. */
  clear(): void {
    this.names.length = 0;
  }

  push(name: string, stats: Stats): void {
    const at = this.names.push(name) * fields - fields;
    if (at + fields > this.#values.length) {
      const grown = new Float64Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[at] = stats.size;
    this.#values[at + 1] = stats.mtimeMs;
    this.#values[at + 2] = stats.ctimeMs;
    this.#values[at + 3] = stats.birthtimeMs;
    this.#values[at + 4] = stats.ino;
  }

  size = (n: number): number => this.#values[n * fields] as number;
  mtime = (n: number): number => this.#values[n * fields + 1] as number;
  ctime = (n: number): number => this.#values[n * fields + 2] as number;
  birth = (n: number): number => this.#values[n * fields + 3] as number;
  /** The file id as far as a number holds it; see `exactId`. */
  ino = (n: number): number => this.#values[n * fields + 4] as number;
}

import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * Where the copies of an archive wait until all are made: a hidden folder in the target, so that the archive is of one disk. A
 * finished one bears its number and the ending of its format.
 */
export class Stage {
  readonly #folder: string;

  constructor(target: string, job: string) {
    this.#folder = join(target, `.${job}.bahan-part`);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** What is whole, by number; what a crash left half-written is removed. */
  finished(): Map<number, string> {
    const found = new Map<number, string>();
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      const [, n] = /^(\d+)(\.[a-z0-9]+)?$/i.exec(name) ?? [];
      if (n === undefined) rmSync(path, { recursive: true, force: true });
      else found.set(Number(n), path);
    }
    return found;
  }

  temporary(n: number): string {
    return join(this.#folder, `making-${n}.bahan-part`);
  }

  /** Keeps a copy that is whole; `name`: what it will be called. */
  keep(n: number, name: string): string {
    const path = join(this.#folder, `${n}${extname(name)}`);
    renameSync(this.temporary(n), path);
    return path;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

import { readdirSync } from 'node:fs';
import { ignoresFile } from '../ingest/ignore.ts';

/** Milliseconds that a listing holds: a large folder on a share takes seconds to list, and is not listed for each file. */
const lasting = 3_000;

/** The names in the folder that is written to now. */
export class FolderNames {
  #folder = '';
  #until = 0;
  #names = new Set<string>();

  /** @throws what the system says */
  in(folder: string): readonly string[] {
    if (folder !== this.#folder || Date.now() > this.#until) {
      const entries = readdirSync(folder, { withFileTypes: true });
      this.#names = new Set(
        entries.flatMap((entry) => (entry.isFile() && !ignoresFile(entry.name) ? [entry.name] : [])),
      );
      this.#folder = folder;
      this.#until = Date.now() + lasting;
    }
    return [...this.#names];
  }

  /** What was listed may be old. */
  forget(): void {
    this.#folder = '';
  }

  /** A sidecar was written or taken away. */
  note(name: string, there: boolean): void {
    if (there) this.#names.add(name);
    else this.#names.delete(name);
  }
}

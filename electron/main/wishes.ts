import * as z from 'zod';
import { type DesktopWishes, type PageLook, pageLook, type WishChange } from '../../shared/api/desktop.ts';
import { type AtLogin, startedAtLogin } from './at-login.ts';
import { readOwn, writeOwn } from './own-file.ts';

const kept = z.object({
  keepsRunning: z.boolean().catch(false),
  notices: z.boolean().catch(true),
  /** Whether it was said that the program stays although its last window was closed. */
  toldThatItStays: z.boolean().catch(false),
  /** How the page was written and lit last; null before a page said so. */
  look: pageLook.nullable().catch(null),
});
type Kept = z.infer<typeof kept>;

/** How a person wants the program on this computer. Nothing is begun, kept on or started that nobody asked for. */
export class Wishes {
  readonly #path: string;
  readonly #atLogin: AtLogin;
  #kept: Kept;

  constructor(path: string, atLogin: AtLogin) {
    this.#path = path;
    this.#atLogin = atLogin;
    this.#kept = read(path);
  }

  get now(): DesktopWishes {
    const { keepsRunning, notices } = this.#kept;
    return { keepsRunning, notices, startsAtLogin: this.#atLogin.isOn() };
  }

  change({ startsAtLogin, ...change }: WishChange): DesktopWishes {
    if (startsAtLogin !== undefined) this.#atLogin.set(startsAtLogin);
    this.#keep(change);
    return this.now;
  }

  get look(): PageLook | null {
    return this.#kept.look;
  }

  /** True when it is another than before. */
  keepLook(look: PageLook): boolean {
    if (JSON.stringify(look) === JSON.stringify(this.#kept.look)) return false;
    this.#keep({ look });
    return true;
  }

  /** Whether the program was started with the computer, by somebody who wants it to watch without a window. */
  startsQuietly(argv: readonly string[]): boolean {
    // a Mac gives no words to what it starts
    return this.#kept.keepsRunning && (argv.includes(startedAtLogin) || this.#atLogin.wasStarted());
  }

  /** True once: then it is to be said that the program stays. */
  tellsThatItStays(): boolean {
    const isNew = !this.#kept.toldThatItStays;
    if (isNew) this.#keep({ toldThatItStays: true });
    return isNew;
  }

  #keep(change: { readonly [Key in keyof Kept]?: Kept[Key] | undefined }): void {
    this.#kept = kept.parse({ ...this.#kept, ...change });
    writeOwn(this.#path, this.#kept);
  }
}

function read(path: string): Kept {
  try {
    return kept.parse(JSON.parse(readOwn(path) ?? '{}'));
  } catch {
    return kept.parse({});
  }
}

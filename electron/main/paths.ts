import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { defaultLibraryFolder } from '../doors/default-library.ts';
import type { WorkerEntry } from '../engine/host.ts';

export interface AppPaths {
  /** Folder of the library. */
  readonly library: string;
  /** What the window keeps about itself, always on this computer: never beside a library, never in a profile that roams. */
  readonly own: string;
  readonly preload: string;
  readonly renderer: string;
  /** The built page of the hidden window. */
  readonly decoder: string;
  readonly engine: string;
  readonly worker: (entry: WorkerEntry) => string;
  readonly windowState: string;
  /** What stopped by itself on this computer. */
  readonly accidents: string;
  readonly wishes: string;
  /** PNG of the program. */
  readonly icon: string;
}

/** `here` is the folder of the built program, where the build lays all parts side by side. */
export function appPaths(here: string, environment: Readonly<Record<string, string | undefined>>): AppPaths {
  const usual = defaultLibraryFolder(environment);
  const library = environment.BAHAN_LIBRARY || usual;
  // a library that was named has a profile of its own, so that two of them can be open side by side
  const name =
    library === usual ? 'app' : `app-${createHash('sha256').update(resolve(library)).digest('hex').slice(0, 12)}`;
  const own = join(dirname(usual), name);
  return {
    library,
    own,
    preload: join(here, 'preload.cjs'),
    renderer: join(dirname(here), 'renderer'),
    decoder: join(dirname(here), 'decoder'),
    engine: join(here, 'utility.js'),
    worker: (entry) => join(here, `${entry}-worker.js`),
    icon: join(here, 'bahan.png'),
    windowState: join(own, 'window.json'),
    accidents: join(own, 'accidents.json'),
    wishes: join(own, 'desktop.json'),
  };
}

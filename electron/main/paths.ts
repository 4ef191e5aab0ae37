import { dirname, join } from 'node:path';
import { defaultLibraryFolder } from '../doors/default-library.ts';
import type { WorkerEntry } from '../engine/host.ts';

export interface AppPaths {
  /** Folder of the library. */
  readonly library: string;
  /** What this program keeps about itself on this computer: never in a profile that roams over the network. */
  readonly own: string;
  readonly preload: string;
  readonly renderer: string;
  readonly engine: string;
  readonly worker: (entry: WorkerEntry) => string;
  readonly windowState: string;
  /** PNG of the program. */
  readonly icon: string;
}

/** `here` is the folder of the built program, where the build lays all parts side by side. */
export function appPaths(here: string, environment: Readonly<Record<string, string | undefined>>): AppPaths {
  const library = environment.BAHAN_LIBRARY || defaultLibraryFolder(environment);
  // a library that was named has its own window beside it: two of them never share one profile
  const own = environment.BAHAN_LIBRARY ? join(library, 'app') : join(dirname(library), 'app');
  return {
    library,
    own,
    preload: join(here, 'preload.cjs'),
    renderer: join(dirname(here), 'renderer'),
    engine: join(here, 'utility.js'),
    worker: (entry) => join(here, `${entry}-worker.js`),
    icon: join(here, 'bahan.png'),
    windowState: join(own, 'window.json'),
  };
}

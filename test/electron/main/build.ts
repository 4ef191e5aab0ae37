import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createBuilder } from 'vite';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

export interface Built {
  readonly dist: string;
  remove(): Promise<void>;
}

/** Builds the program as it is shipped, with the smallest page in the place of the real one. */
export async function buildProgram(): Promise<Built> {
  // inside node_modules, so that the bundle finds what is installed beside it
  const cache = join(repository, 'node_modules', '.cache', 'bahan');
  await mkdir(cache, { recursive: true });
  const dist = await mkdtemp(join(cache, 'program-'));
  process.env.BAHAN_DIST = dist;
  try {
    const builder = await createBuilder({ configFile: join(repository, 'electron/vite.config.ts'), logLevel: 'warn' });
    await builder.buildApp();
  } finally {
    delete process.env.BAHAN_DIST;
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('./fixture-page', import.meta.url)),
    base: '/',
    build: { outDir: join(dist, 'renderer'), emptyOutDir: true, modulePreload: false, target: 'chrome150' },
  });
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createBuilder } from 'vite';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

export interface Built {
  readonly dist: string;
  remove(): Promise<void>;
}

/** Builds the program as it is shipped: with its own page, or with the smallest one that connects. */
export async function buildProgram(page: 'own' | 'smallest'): Promise<Built> {
  // inside node_modules, so that the bundle finds what is installed beside it
  const cache = join(repository, 'node_modules', '.cache', 'bahan');
  await mkdir(cache, { recursive: true });
  const dist = await mkdtemp(join(cache, 'program-'));
  const before = { BAHAN_DIST: process.env.BAHAN_DIST, NODE_ENV: process.env.NODE_ENV };
  // a test runner's mode would build what nobody is given
  Object.assign(process.env, { BAHAN_DIST: dist, NODE_ENV: 'production' });
  try {
    const builder = await createBuilder({ configFile: join(repository, 'electron/vite.config.ts'), logLevel: 'error' });
    await builder.buildApp();
    await build({
      logLevel: 'error',
      build: { outDir: join(dist, 'renderer'), emptyOutDir: true },
      ...(page === 'own'
        ? { configFile: join(repository, 'renderer/vite.config.ts') }
        : { configFile: false, root: fileURLToPath(new URL('./fixture-page', import.meta.url)) }),
    });
    await build({
      logLevel: 'error',
      configFile: join(repository, 'renderer/decoder/vite.config.ts'),
      build: { outDir: join(dist, 'decoder'), emptyOutDir: true },
    });
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
}

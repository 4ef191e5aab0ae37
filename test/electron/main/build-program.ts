import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createBuilder } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders of the built program: with its own page, and with the smallest one that connects. */
    readonly builtProgram: { readonly own: string; readonly smallest: string };
    /** The secret key of updates that this program believes, PEM. */
    readonly updateSecret: string;
  }
}

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the program as it is shipped, once for every file that starts it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // inside node_modules, so that the bundle finds what is installed beside it
  const cache = join(repository, 'node_modules', '.cache', 'bahan');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'program-'));
  const [own, smallest] = [join(folder, 'own'), join(folder, 'smallest')];
  const { BAHAN_DIST, NODE_ENV, BAHAN_UPDATE_KEY } = process.env;
  const before = { BAHAN_DIST, NODE_ENV, BAHAN_UPDATE_KEY };
  const key = join(folder, 'update-key.pem');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await writeFile(key, publicKey);
  // a test runner's mode would build what nobody is given
  Object.assign(process.env, { BAHAN_DIST: own, NODE_ENV: 'production', BAHAN_UPDATE_KEY: key });
  try {
    const builder = await createBuilder({ configFile: join(repository, 'electron/vite.config.ts'), logLevel: 'error' });
    await builder.buildApp();
    await build({
      logLevel: 'error',
      configFile: join(repository, 'renderer/decoder/vite.config.ts'),
      build: { outDir: join(own, 'decoder'), emptyOutDir: true },
    });
    await cp(own, smallest, { recursive: true });
    const page = (dist: string) => ({ outDir: join(dist, 'renderer'), emptyOutDir: true });
    await build({
      logLevel: 'error',
      configFile: join(repository, 'renderer/vite.config.ts'),
      build: page(own),
    });
    await build({
      logLevel: 'error',
      configFile: false,
      root: fileURLToPath(new URL('./fixture-page', import.meta.url)),
      build: page(smallest),
    });
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  project.provide('builtProgram', { own, smallest });
  project.provide('updateSecret', privateKey);
  return () => rm(folder, { recursive: true, force: true });
}

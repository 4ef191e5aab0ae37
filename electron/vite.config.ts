import { cpSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type BuildEnvironmentOptions, defineConfig } from 'vite';
import { licencesPlugin } from '../resources/licences/plugin.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  dependencies: Record<string, string>;
};
/** What is installed with the program beside the bundle: parts with native code or files of their own. */
const beside = Object.keys(dependencies);
const external = [
  'electron',
  /^node:/,
  ...builtinModules,
  ...beside.flatMap((name) => [name, new RegExp(`^${name}/`)]),
];

/** The public key that updates are signed with: the one of this copy, or the one that an office builds with. */
const updateKey = readFileSync(process.env.BAHAN_UPDATE_KEY || `${root}resources/update-key.pem`, 'utf8');

const outDir = `${process.env.BAHAN_DIST ?? `${root}dist`}/electron`;

const build = (input: Record<string, string>, format: 'es' | 'cjs'): BuildEnvironmentOptions => ({
  outDir,
  emptyOutDir: format === 'es', // the first of the two; the second one is laid beside
  ssr: true,
  target: format === 'cjs' ? 'chrome150' : 'node24',
  minify: false,
  sourcemap: true,
  rolldownOptions: {
    input,
    external,
    output: {
      format,
      entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
      // every part finds its neighbours beside itself
      chunkFileNames: 'chunk-[name]-[hash].js',
    },
  },
});

/** The parts of the desktop program: everything that is not the page. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  define: { __UPDATE_KEY__: JSON.stringify(updateKey) },
  plugins: [
    licencesPlugin(root),
    {
      name: 'bahan:resources',
      // what the engine reads while it runs
      writeBundle: () => {
        for (const part of ['presets', 'fonts']) {
          cpSync(`${root}resources/${part}`, `${outDir}/resources/${part}`, { recursive: true });
        }
        // the other icons are for the packer
        for (const icon of globSync(['bahan.png', 'tray-*.{png,ico}'], { cwd: `${root}resources/icons` })) {
          cpSync(`${root}resources/icons/${icon}`, `${outDir}/${icon}`);
        }
      },
    },
  ],
  environments: {
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: beside },
      build: build(
        {
          main: `${root}electron/main/index.ts`,
          utility: `${root}electron/doors/utility.ts`,
          'media-worker': `${root}electron/engine/media/worker.ts`,
          'sweep-worker': `${root}electron/engine/ingest/sweep-worker.ts`,
          'upkeep-worker': `${root}electron/engine/upkeep/upkeep-worker.ts`,
          'sidecar-worker': `${root}electron/engine/sidecars/sidecar-worker.ts`,
          'intake-worker': `${root}electron/engine/intake/intake-worker.ts`,
          'machine-worker': `${root}electron/engine/media/machine/machine-worker.ts`,
          'checkpoint-worker': `${root}electron/engine/db/checkpoint-worker.ts`,
          'scan-worker': `${root}electron/engine/search/scan-worker.ts`,
          'places-worker': `${root}electron/engine/ingest/places-worker.ts`,
        },
        'es',
      ),
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: build({ preload: `${root}electron/preload/index.ts` }, 'cjs'),
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['node', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});

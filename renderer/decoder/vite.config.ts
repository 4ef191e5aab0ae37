import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { licencesPlugin } from '../../resources/licences/plugin.ts';

const licences = () => licencesPlugin(fileURLToPath(new URL('../..', import.meta.url)));

/** The page that decodes films and sounds. It is served below different folders, so its addresses are relative. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  plugins: [licences()],
  worker: { format: 'es', plugins: () => [licences()] },
  build: {
    outDir: `${process.env.BAHAN_DIST ?? '../../dist'}/decoder`,
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

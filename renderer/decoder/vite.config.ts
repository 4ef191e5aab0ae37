import { defineConfig } from 'vite';

/** The page that decodes films and sounds. It is served below different folders, so its addresses are relative. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: `${process.env.BAHAN_DIST ?? '../../dist'}/decoder`,
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licencesPlugin } from '../resources/licences/plugin.ts';

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react(), licencesPlugin(fileURLToPath(new URL('..', import.meta.url)), true)],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    // everything comes from files of our own origin: nothing inlined that a strict policy would refuse
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

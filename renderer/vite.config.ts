import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { licencesPlugin } from '../resources/licences/plugin.ts';

/** Each room keeps its words of both languages in one file: a page loads those of its own language alone. */
const wordsOfOneLanguage: Plugin = {
  name: 'bahan:words-of-one-language',
  enforce: 'pre',
  async resolveId(source, importer) {
    const [, language] = /\/i18n\/(id|en)\.ts$/.exec(importer ?? '') ?? [];
    if (language === undefined || !source.startsWith('./')) return null;
    const room = await this.resolve(source, importer, { skipSelf: true });
    // another file for each, of which the bundler keeps what is asked for
    return room && { ...room, id: `${room.id}?${language}` };
  },
};

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react(), wordsOfOneLanguage, licencesPlugin(fileURLToPath(new URL('..', import.meta.url)), true)],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    // everything comes from files of our own origin: nothing inlined that a strict policy would refuse
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // it would try whether it may write code, which our policy refuses and the browser then reports; read before it runs
        banner: ({ moduleIds }) =>
          moduleIds.some((id) => /[\\/]zod[\\/]/.test(id)) ? 'globalThis.__zod_globalConfig = { jitless: true };' : '',
      },
    },
  },
});

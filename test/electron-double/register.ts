import { registerHooks } from 'node:module';

/** Loaded with `--import` before the main process of the program: `electron` is then the stand-in beside this file. */
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier.startsWith('electron/')
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the window over the made-up engine was built into. */
    readonly builtPage: string;
  }
}

/** Builds the window over the made-up engine, once for every file that looks at it, as it is built for people. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-page-'));
  const environment = process.env.NODE_ENV;
  // under its name for tests the window would be one for developers, which measures itself and takes half as long again
  process.env.NODE_ENV = 'production';
  try {
    await build({
      root: join(import.meta.dirname, 'page'),
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      build: { outDir: folder, emptyOutDir: true, target: 'es2024', minify: false, assetsInlineLimit: 0 },
    });
  } finally {
    process.env.NODE_ENV = environment;
  }
  project.provide('builtPage', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

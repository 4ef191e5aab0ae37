import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version of Bahan that runs, as its manifest says. */
export function versionOfProgram(): string {
  // in a checkout and in a package alike the manifest lies above this file
  for (const up of ['../../package.json', '../package.json', './package.json', '../../../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(fileURLToPath(new URL(up, import.meta.url)), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === 'bahan' && manifest.version) return manifest.version;
    } catch {
      // not at this height
    }
  }
  return '0.0.0';
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where data files of the program lie: beside the sources in a checkout, beside the bundle in a package. */
export function resourcePath(...parts: string[]): string {
  const candidates = ['../../resources', '../resources', './resources'].map((up) =>
    join(fileURLToPath(new URL(up, import.meta.url)), ...parts),
  );
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`missing resource ${parts.join('/')}`);
  return found;
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The file of a thread, by the name of its module beside the one that starts it (`from`: that one's `import.meta.url`). In a
 * checkout the thread runs from its source; in a package the build lays it beside the bundle.
 */
export function threadFile(name: string, from: string): string {
  const source = fileURLToPath(new URL(`./${name}.ts`, from));
  return existsSync(source) ? source : fileURLToPath(new URL(`./${name}.js`, from));
}

import { isAbsolute, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of the project's own scripts, behind which npm has moved to the project's folder. */
const ownScripts = new Set(['bahan', 'start', 'demo']);

/**
 * The folder where the person stands. npm runs a script in the project's folder and tells in INIT_CWD where it was
 * called; another script that npm runs may call us with a folder of its own, which then holds.
 */
export function standingFolder(environment: Environment, cwd: string): string {
  const from = environment.INIT_CWD;
  return from && isAbsolute(from) && ownScripts.has(environment.npm_lifecycle_event ?? '') ? from : cwd;
}

/** An absolute path stays letter for letter as it was given: links are not resolved, names not normalised. */
export function absolutePath(path: string, standing: string): string {
  return isAbsolute(path) ? path : resolve(standing, path);
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const house = resolve(import.meta.dirname, '..');

/** All files that belong to the project: known to git, or new and not ignored. Paths with `/`, relative to the house. */
export function projectFiles(): string[] {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: house,
    maxBuffer: 1e8,
  });
  const names = out.toString('utf8').split('\0').filter(Boolean);
  return [...new Set(names)].filter((name) => existsSync(join(house, name))).sort();
}

export const read = (file: string): string => readFileSync(join(house, file), 'utf8');

export const isCode = (file: string): boolean => /\.(ts|tsx|mjs|cjs|js)$/.test(file);

/** Source without comments and without what stands inside of texts, each replaced by nothing but its line ends. */
export function bare(source: string, keepStrings = false): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (part) => (keepStrings && !part.startsWith('/') ? part : part.replace(/[^\n]/g, part.startsWith('/') ? '' : '_')),
  );
}

export interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** Relative to the house, for files of the project; undefined for packages. */
  readonly file: string | undefined;
}

/** Static, type-only, re-exporting and dynamic imports of a file, and the workers and files that it names by URL. */
export function importsOf(file: string): Import[] {
  const source = bare(read(file), true);
  const found: Import[] = [];
  const pattern =
    /(?:^|[;\n{}])\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of source.matchAll(pattern)) {
    const specifier = (match[1] ?? match[2]) as string;
    const local = specifier.startsWith('.')
      ? relative(house, resolve(house, dirname(file), specifier)).replaceAll('\\', '/')
      : undefined;
    found.push({ from: file, specifier, file: local?.replace(/\?.*$/, '') });
  }
  return found;
}

/** Circles of imports, each as the path that closes it. */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') found.push([...path.slice(path.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return found;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { house, importsOf, isCode, projectFiles, read } from './house-files.ts';

interface Package {
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const project = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };

const free =
  /^(MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|OFL-1\.1|CC0-1\.0|CC-BY-4\.0|Unlicense|WTFPL|Python-2\.0|Zlib)$/;

/** `A OR B` is free when one is, `A AND B` when both are. */
function isFree(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isFree);
  return plain.split(' AND ').every((one) => free.test(one.trim()));
}

/**
 * Libraries under the LGPL that stay libraries: libvips is linked dynamically by sharp and lies in its own package,
 * libheif is its own WebAssembly file. Both can be exchanged by whoever has the program, as that licence asks.
 */
const exchangeable = /^(@img\/sharp-(libvips-|wasm32|win32)|libheif-js$)/;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('packages', () => {
  test('every version is exact', () => {
    const all = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('the lockfile names no address', () => {
    expect(Object.entries(lock.packages).filter(([, one]) => one.resolved?.includes('://'))).toEqual([]);
  });

  test('every licence lets the program be given away', () => {
    const doubtful = Object.entries(lock.packages)
      .filter(([path]) => path !== '')
      .filter(([path, one]) => !isFree(one.license ?? licenceInside(path)) && !exchangeable.test(nameOf(path)))
      .map(([path, one]) => `${nameOf(path)}: ${one.license ?? licenceInside(path)}`);
    expect(doubtful).toEqual([]);
  });

  test('what runs in the product is a dependency, and what is only built or tested with is not', () => {
    const known = new Set([
      ...Object.keys(project.dependencies),
      ...Object.keys(project.devDependencies),
      ...Object.keys(project.optionalDependencies),
    ]);
    const unknown = new Set<string>();
    for (const file of projectFiles().filter(
      (name) => isCode(name) && /^(shared|electron|renderer|resources|test)\//.test(name),
    )) {
      for (const { specifier, file: local } of importsOf(file)) {
        if (local || specifier.startsWith('node:') || specifier.startsWith('virtual:')) continue;
        const name = specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/');
        if (!known.has(name)) unknown.add(`${file} → ${name}`);
      }
    }
    expect([...unknown]).toEqual([]);
  });
});

/** Old packages keep their licence only in their own package.json, or in words the lockfile does not copy. */
function licenceInside(path: string): string {
  const file = join(house, path, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const own = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string | { type: string };
    licenses?: { type: string }[];
  };
  if (typeof own.license === 'string') return own.license;
  return own.license?.type ?? own.licenses?.map((one) => one.type).join(' OR ') ?? 'unknown';
}

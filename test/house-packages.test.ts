import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exchangeable, isFree } from '../resources/licences/allowed.ts';
import { packagesGiven } from '../resources/licences/gather.ts';
import { licenceOf, nameOf, readLockfile } from '../resources/licences/lockfile.ts';
import { house, importsOf, isCode, projectFiles, read } from './house-files.ts';

type Versions = Readonly<Record<string, string>>;

const project = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Versions
>;
const lock = readLockfile(house);
const packages = Object.entries(lock).filter(([place]) => place !== '');

/** Packages of which two versions at once would not know each other, or would each bring their own native library. */
const single = [
  ...['react', 'react-dom', 'react-aria', 'react-stately', 'zod', '@orpc/client', '@orpc/contract', '@orpc/server'],
  ...['@orpc/shared', 'better-sqlite3', 'sharp', '@img/sharp-libvips-linux-x64', 'electron', 'vite', 'typescript'],
];

/** Packages in the program with more than one major version, each with the reason. */
const twice: Readonly<Record<string, string>> = {
  'string-width': 'the help of the command line of mediainfo.js, which nothing here calls, measures words in two ways',
};

/** Packages that run a script of their own when they are installed, each with the reason why that is borne. */
const scripts: Readonly<Record<string, string>> = {
  'electron-winstaller':
    'chooses a program for installers of a kind that is not made here; only the packing tool needs it',
};

describe('packages', () => {
  test('every version is exact', () => {
    const all = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('the lockfile says of each package which bytes it is, and of none where it is to be had', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(read('.npmrc')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });

  test('no package comes from a folder, a repository or an address of its own', () => {
    const strange = packages.flatMap(([place, one]) =>
      Object.entries({ ...one.dependencies, ...one.optionalDependencies })
        .filter(([, wanted]) => /^(git|github|file|link|https?)[:+]|^[\w-]+\/[\w-]+/.test(wanted))
        .map(([name, wanted]) => `${place} → ${name}: ${wanted}`),
    );
    expect([...strange, ...packages.filter(([, { link }]) => link)]).toEqual([]);
  });

  test('the lockfile is of this package.json, and what is installed is what it says', () => {
    const { dependencies, devDependencies, optionalDependencies } = lock[''] ?? {};
    expect({ dependencies, devDependencies, optionalDependencies }).toEqual({
      dependencies: project.dependencies,
      devDependencies: project.devDependencies,
      optionalDependencies: project.optionalDependencies,
    });
    const other = packages.filter(([place, { version }]) => {
      const file = join(house, place, 'package.json');
      return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version !== version;
    });
    expect(other.map(([place]) => place)).toEqual([]);
  });

  test('no package runs a script while it is installed, but for those with a reason, and none of the program', () => {
    const running = packages.filter(([, one]) => one.hasInstallScript);
    expect(running.map(([place]) => nameOf(place))).toEqual(Object.keys(scripts));
    expect(running.filter(([, { dev }]) => !dev)).toEqual([]);
    // npm would build what has this file, unless the package says no
    const built = packages.filter(([place, { dev }]) => {
      const folder = join(house, place);
      if (dev || !existsSync(join(folder, 'binding.gyp'))) return false;
      return (
        (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { gypfile?: boolean }).gypfile !== false
      );
    });
    expect(built.map(([place]) => place)).toEqual([]);
  });

  test('no package has been given up by those who make it', () => {
    expect(packages.filter(([, { deprecated }]) => deprecated !== undefined).map(([place]) => place)).toEqual([]);
  });

  test.each(single)('there is one %s', (name) => {
    expect(packages.filter(([place]) => nameOf(place) === name)).toHaveLength(1);
  });

  test('no package is in the program in two major versions, but for those with a reason', () => {
    const majors = new Map<string, Set<string>>();
    for (const place of packagesGiven(house)) {
      const [major = ''] = lock[place]?.version.split('.') ?? [];
      majors.set(nameOf(place), (majors.get(nameOf(place)) ?? new Set()).add(major));
    }
    expect([...majors].filter(([, all]) => all.size > 1).map(([name]) => name)).toEqual(Object.keys(twice));
  });

  test('every licence lets the program be given away', () => {
    const doubtful = packages
      .map(([place, one]) => ({ name: nameOf(place), licence: licenceOf(house, place, one) }))
      .filter(({ name, licence }) => !isFree(licence) && !exchangeable.test(name));
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

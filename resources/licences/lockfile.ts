import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package as package-lock.json has it. */
export interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Packages by their places, `node_modules/…`; the project itself is at ''. */
export type Lockfile = Readonly<Record<string, Locked>>;

export function readLockfile(root: string): Lockfile {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lockfile };
  return packages;
}

export const nameOf = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where Node finds a package that is asked for at a place; undefined when it is not installed. */
export function placeOf(lock: Lockfile, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (at === '') return undefined;
  }
}

/** The places of these packages and of all that they need. */
export function withNeeded(lock: Lockfile, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (from: string, name: string): void => {
    const place = placeOf(lock, from, name);
    if (place === undefined || found.has(place)) return;
    found.add(place);
    for (const needed of Object.keys(lock[place]?.dependencies ?? {})) add(place, needed);
  };
  for (const name of names) add('', name);
  return found;
}

interface Manifest {
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

export function manifestOf(root: string, place: string): Manifest | undefined {
  const file = join(root, place, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
}

/** Old packages keep their licence only in their own package.json, or in words the lockfile does not copy. */
export function licenceOf(root: string, place: string, locked: Locked): string {
  if (locked.license !== undefined) return locked.license;
  const own = manifestOf(root, place);
  if (typeof own?.license === 'string') return own.license;
  return own?.license?.type ?? own?.licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown';
}

/** The page of a package's sources; undefined when it names none. */
export function sourceOf(root: string, place: string): string | undefined {
  const named = manifestOf(root, place)?.repository;
  const address = typeof named === 'string' ? named : named?.url;
  if (!address) return undefined;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(address)?.[1];
  const plain = short ? `github.com/${short}` : address.replace(/^(git\+)?(https?|git|ssh):\/\/(git@)?/, '');
  return `https://${plain.replace(/\.git$/, '')}`;
}

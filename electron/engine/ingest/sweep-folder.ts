import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { FolderDigest } from './folder-digest.ts';
import { ignoresFile, ignoresFolder } from './ignore.ts';
import { extendRules, type Rules, rulesName } from './ignore-rules.ts';
import type { Looks } from './looks.ts';
import { codeOf, isGone } from './reach.ts';

/** A folder younger than this may change once more within the same tick of its clock; coarse clocks tick every two seconds. */
const youngest = 3_000;

/** What one look at a folder showed, without what is passed over. */
export interface Listing {
  readonly files: Looks;
  /** Names of its folders, with the epoch ms of their own change. */
  readonly folders: ReadonlyMap<string, number>;
  /** Names that are there and could not be looked at: nothing is concluded about them. */
  readonly unsure: ReadonlySet<string>;
  /** Why, of the first of them. */
  readonly unsureCode: string | undefined;
  /** The rules that hold in it and below. */
  readonly rules: Rules;
  readonly hasRules: boolean;
  readonly digest: string;
  readonly mtime: number | null;
}

/**
 * Looks at every entry of a folder. Links are not followed: they could lead anywhere, and in circles.
 * @param path relative to the root, `/` between; `mtime` of its own change when it was asked a moment ago; the rules above
 * @param files takes the looks at its files, in place of those that it held
 * @param alive called now and then, since a folder of a hundred thousand files on a slow share takes minutes
 * @returns the system's error code where the folder cannot be listed
 */
export function listFolder(
  rootPath: string,
  { path, rules: outer, mtime: known }: { path: string; rules: Rules; mtime?: number | undefined },
  files: Looks,
  alive: () => void,
): Listing | string {
  const folder = path ? `${rootPath}${rootPath.endsWith(sep) ? '' : sep}${path}` : rootPath;
  let names: string[];
  let mtime: number | null;
  let rules = outer;
  let hasRules = false;
  try {
    // asked before the names: a change after it shows in the next look's
    const changed = known ?? lstatSync(folder).mtimeMs;
    mtime = Date.now() - changed > youngest ? changed : null;
    names = readdirSync(folder);
    hasRules = names.includes(rulesName);
    if (hasRules) rules = extendRules(outer, path, readRules(join(folder, rulesName)));
  } catch (error) {
    return codeOf(error);
  }
  files.clear();
  const folders = new Map<string, number>();
  const unsure = new Set<string>();
  let unsureCode: string | undefined;
  const digest = new FolderDigest(rules.key);
  const prefix = folder.endsWith(sep) ? folder : folder + sep;
  const inner = path ? `${path}/` : '';
  let count = 0;
  for (const name of names) {
    count += 1;
    if ((count & 127) === 0) alive();
    const passesFile = ignoresFile(name);
    const passesFolder = ignoresFolder(name);
    if (passesFile && passesFolder) continue;
    let stats: Stats | undefined;
    try {
      stats = lstatSync(prefix + name, { throwIfNoEntry: false });
    } catch (error) {
      unsure.add(name);
      unsureCode ??= codeOf(error);
      continue;
    }
    if (!stats) continue; // gone between the two looks
    if (stats.isFile()) {
      if (passesFile || rules.hides(inner + name, false)) continue;
      files.push(name, stats);
      digest.add(name, stats.size, stats.mtimeMs, stats.ino);
    } else if (stats.isDirectory() && !passesFolder && !rules.hides(inner + name, true))
      folders.set(name, stats.mtimeMs);
  }
  return { files, folders, unsure, unsureCode, rules, hasRules, digest: digest.text(), mtime };
}

/** A folder of that name, or one that has just gone, holds no rules. */
function readRules(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EISDIR' || isGone(code)) return new Uint8Array();
    throw error;
  }
}

/** The rules that hold in a folder, gathered from those above it; `cache` is kept for one sweep. */
export function rulesOf(rootPath: string, path: string, start: Rules, cache: Map<string, Rules>): Rules {
  const known = cache.get(path);
  if (known) return known;
  const outer =
    path === '' ? start : rulesOf(rootPath, path.slice(0, Math.max(0, path.lastIndexOf('/'))), start, cache);
  const rules = extendRules(outer, path, readRules(join(rootPath, path, rulesName)));
  cache.set(path, rules);
  return rules;
}

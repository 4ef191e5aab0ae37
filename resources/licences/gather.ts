import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LicencePart, Licences } from '../../shared/model/licence.ts';
import { exchangeable, isFree } from './allowed.ts';
import { enclosed } from './enclosed.ts';
import { licenceOf, manifestOf, nameOf, readLockfile, sourceOf, withNeeded } from './lockfile.ts';

/** Node itself, for whoever starts Bahan from its sources, and types: neither is given away with the program. */
const notGiven = /^(node-(linux|win)-x64$|@types\/)/;

/** Words of licences that their packages name without bringing them along. */
const known: Readonly<Record<string, string>> = { MIT: 'mit', ISC: 'isc', 'Apache-2.0': 'apache-2.0' };

/**
 * The places of all packages that the program is made of: what lies beside the bundles, what may be in them, and
 * Electron. A part for another system is neither installed here nor given away from here.
 */
export function packagesGiven(root: string): Set<string> {
  const lock = readLockfile(root);
  const beside = Object.keys(lock).filter(
    (place) => place !== '' && !lock[place]?.dev && !notGiven.test(nameOf(place)),
  );
  const bundled = withNeeded(lock, imported(root));
  const places = [...beside, ...bundled, 'node_modules/electron'].filter((place) => !notGiven.test(nameOf(place)));
  return new Set(places.filter((place) => existsSync(join(root, place, 'package.json')) || !lock[place]?.optional));
}

/** Names of the packages that the sources of the product import, without Electron, of which nothing is bundled. */
function imported(root: string): string[] {
  const found = new Set<string>();
  for (const folder of ['shared', 'electron', 'renderer']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(tsx?|css)$/.test(entry.name) || entry.name === 'vite.config.ts') continue;
      const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      const names = /(?:\bfrom|\bimport|\bimport\(|@import|\burl\()\s*['"]((?:@[\w.-]+\/)?\w[\w.-]*)/g;
      for (const [, name] of source.matchAll(names)) if (name && name !== 'electron') found.add(name);
    }
  }
  return [...found];
}

/**
 * Gathers who made the program and under which words, from what is installed. `root`: folder of the project.
 * @throws Error when a part may not be given away with a program under the MIT licence, or says nothing of its licence
 */
export function gatherLicences(root: string): Licences {
  const lock = readLockfile(root);
  const texts: string[] = [];
  const kept = (words: readonly string[]) => {
    const places = words.map((one) => {
      const text = one.replaceAll('\r\n', '\n').trim();
      const place = texts.indexOf(text);
      return place < 0 ? texts.push(text) - 1 : place;
    });
    return [...new Set(places)];
  };
  const own = (file: string) => readFileSync(join(root, file), 'utf8');
  const parts: LicencePart[] = [];
  for (const place of packagesGiven(root)) {
    const locked = lock[place];
    if (!locked) throw new Error(`${place} is not in the lockfile`);
    const name = nameOf(place);
    const licence = licenceOf(root, place, locked);
    if (!isFree(licence) && !exchangeable.test(name)) throw new Error(`${name} may not be given away: ${licence}`);
    // one package may lie in several places
    if (parts.some((one) => one.name === name && one.version === locked.version)) continue;
    const source = sourceOf(root, place);
    const texts = kept(textsOf(root, place, licence));
    parts.push({ name, version: locked.version, licence, ...(source ? { source } : {}), texts });
  }
  for (const { name, licence, within, holder, texts: files } of enclosed) {
    const version = lock[`node_modules/${within}`]?.version;
    if (!version) throw new Error(`${name} came in ${within}, which is not there`);
    if (!isFree(licence) && !exchangeable.test(name)) throw new Error(`${name} may not be given away: ${licence}`);
    const words = files.map(own);
    const [first = '', ...more] = words;
    parts.push({ name, version, licence, within, texts: kept([holder ? `${holder}\n\n${first}` : first, ...more]) });
  }
  parts.sort((a, b) => bare(a.name).localeCompare(bare(b.name), 'en') || a.version.localeCompare(b.version, 'en'));
  const { version } = lock[''] ?? { version: '' };
  parts.unshift({ name: 'Bahan', version, licence: 'MIT', texts: kept([own('LICENSE')]) });
  return { parts, texts };
}

const bare = (name: string): string => name.replace(/^@/, '').toLowerCase();

/** The words of a package: its own files, else what its README says, else the usual words with the name of who made it. */
function textsOf(root: string, place: string, licence: string): string[] {
  const folder = join(root, place);
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|copyright)/i.test(name));
  const found = files.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  const isLesser = licence.includes('LGPL');
  // what was linked together from many libraries names them there
  const said = found.length === 0 || isLesser ? inReadme(folder) : undefined;
  if (said) found.push(said);
  if (found.length === 0) found.push(usual(root, place, licence));
  // the LGPL refers to the GPL, and either must come along
  const more = isLesser ? ['lgpl-3.0', 'gpl-3.0'] : [];
  return [...found, ...more.map((name) => words(root, name))];
}

/** What stands below the heading about the licence, where that is more than a name. */
function inReadme(folder: string): string | undefined {
  const name = readdirSync(folder).find((one) => /^readme/i.test(one));
  if (!name) return undefined;
  const section = /^#+ *licen[cs](?:e|ing)\b.*\n([\s\S]*)/im.exec(readFileSync(join(folder, name), 'utf8'))?.[1];
  return section && section.length > 400 ? plain(section) : undefined;
}

/** A README's tables as lines, and its links with their addresses behind them. */
function plain(markdown: string): string {
  return markdown
    .replace(/^\|[-| ]+\|\n/gm, '')
    .replace(/^\| *(.*?) *\| *(.*?) *\|$/gm, '$1: $2')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)');
}

function usual(root: string, place: string, licence: string): string {
  const file = known[licence];
  if (!file) throw new Error(`${nameOf(place)} brings no words of its licence: ${licence}`);
  const author = manifestOf(root, place)?.author;
  const name = (typeof author === 'string' ? author : author?.name) || `the authors of ${nameOf(place)}`;
  return `Copyright (c) ${name}\n\n${words(root, file)}`;
}

const words = (root: string, name: string): string =>
  readFileSync(join(root, 'resources/licences/texts', `${name}.txt`), 'utf8');

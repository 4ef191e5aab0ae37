import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { bytesAt, freePath, hashOf, moveTo, writeAnew, writeByRename, writeInPlace } from './disk.ts';
import { isPicture, make } from './material.ts';
import { hardStem } from './names.ts';
import { changed, pixelsOf, withWords } from './other-programs.ts';
import type { Kept, World } from './world.ts';

/**
 * Does something to a file and notes it. The answer is the file that a second operation works on, `gone` where there is
 * none any more, undefined where it does not apply to this one.
 */
type Operation = (world: World, file: Kept) => Promise<Done> | Done;
type Done = Kept | 'gone' | undefined;
type Writer = (path: string, bytes: Buffer) => void;

const extension = (file: Kept): string => extname(file.path).slice(1) || 'jpg';

function moved(file: Kept, to: string): Kept {
  moveTo(file.path, to);
  file.path = to;
  return file;
}

/** A name that differs in its capitals only, or in the way its letters are composed. */
const respelled =
  (spell: (name: string) => string): Operation =>
  (_, file) => {
    const to = join(dirname(file.path), spell(basename(file.path)));
    return existsSync(to) ? undefined : moved(file, to);
  };

const otherCase = (name: string): string => (name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase());
const otherForm = (name: string): string => name.normalize(name === name.normalize('NFD') ? 'NFC' : 'NFD');

const words =
  (write: Writer): Operation =>
  async (world, file) => {
    const bytes = await world.unheard((n) => withWords(file.thing.kind, bytesAt(file.path), n));
    return bytes ? rewritten(file, bytes, write) : undefined;
  };

const pixels =
  (write: Writer): Operation =>
  async (world, file) => {
    const { kind } = file.thing;
    const bytes = await world.unheard(
      (n) => changed(kind, bytesAt(file.path), n),
      (edited) => (isPicture(kind) ? pixelsOf(edited) : undefined),
    );
    if (!bytes) return undefined;
    file.essence = String(world.next());
    return rewritten(file, bytes, write);
  };

function rewritten(file: Kept, bytes: Buffer, write: Writer): Kept {
  write(file.path, bytes);
  file.content = hashOf(bytes);
  return file;
}

/** Takes a file away; a backup has it still. */
function take(world: World, file: Kept): void {
  const { path, thing, essence } = file;
  world.deleted.push({ path, thing, essence, bytes: bytesAt(path) });
  world.drop(file);
}

/** Another one takes the name; of what was here nothing is left. */
const successor =
  (write: Writer, applies: (file: Kept) => boolean): Operation =>
  async (world, file) => {
    if (!applies(file)) return undefined;
    take(world, file);
    const made = await make(world.next(), world.random, file.thing.kind);
    write(file.path, made.bytes);
    return world.noteNew(file.path, made);
  };

const photo = (file: Kept): boolean => isPicture(file.thing.kind);

/** Another file that nothing happened to yet, of the same kind where contents are exchanged. */
function partner(world: World, file: Kept, fits: (other: Kept) => boolean): Kept | undefined {
  const others = world.files.filter(
    (other) => other.thing !== file.thing && other.ops.length === 0 && other.thing.kind !== 'empty' && fits(other),
  );
  return others.length > 0 ? world.random.pick(others) : undefined;
}

function copied(world: World, file: Kept): Done {
  if (file.thing.kind === 'empty') return undefined; // empty files have nothing by which one is another's copy
  const bytes = bytesAt(file.path);
  return world.put(world.path(world.folder(), extension(file)), bytes, file.thing, file.essence);
}

export const operations: Readonly<Record<string, Operation>> = {
  rename: (world, file) => moved(file, world.path(dirname(file.path), extension(file))),
  'move to a folder': (world, file) =>
    moved(file, freePath(join(world.folder(world.rootOf(file.path)), basename(file.path)))),
  'move to another root': (world, file) =>
    moved(file, freePath(join(world.folder(world.otherRoot(file.path)), basename(file.path)))),
  'change case': respelled(otherCase),
  'NFC or NFD': respelled(otherForm),
  'copy back': (_, file) => rewritten(file, bytesAt(file.path), writeAnew),
  'words by rename': words(writeByRename),
  'words in place': words(writeInPlace),
  'edit by rename': pixels(writeByRename),
  'edit in place': pixels(writeInPlace),
  'swap names': (world, file) => {
    const other = partner(world, file, () => true);
    if (!other) return undefined;
    const aside = freePath(`${file.path}.tmp`);
    renameSync(file.path, aside);
    renameSync(other.path, file.path);
    renameSync(aside, other.path);
    [file.path, other.path] = [other.path, file.path];
    other.ops.push('swap names');
    return file;
  },
  'swap contents': (world, file) => {
    if (file.thing.kind === 'empty') return undefined;
    const other = partner(world, file, ({ thing }) => thing.kind === file.thing.kind);
    if (!other) return undefined;
    const [mine, its] = [bytesAt(file.path), bytesAt(other.path)];
    writeInPlace(file.path, its);
    writeInPlace(other.path, mine);
    [file.path, other.path] = [other.path, file.path];
    other.ops.push('swap contents');
    return file;
  },
  'rename over another': (world, file) => {
    const other = partner(world, file, () => true);
    if (!other) return undefined;
    take(world, other);
    return moved(file, other.path);
  },
  copy: copied,
  'copy and edit the copy': async (world, file) => {
    const copy = copied(world, file);
    if (typeof copy !== 'object') return undefined;
    const edited = (await pixels(writeByRename)(world, copy)) ?? (await words(writeInPlace)(world, copy));
    if (edited === undefined) throw new Error(`nothing edits a copy of ${file.path}`);
    return edited;
  },
  'edit one of two': async (world, file) =>
    world.filesOf(file.thing).length > 1 ? await pixels(writeInPlace)(world, file) : undefined,
  'card by delete': successor(writeAnew, photo),
  'card in place': successor(writeInPlace, photo),
  'another takes the name': successor(writeAnew, ({ thing }) => !isPicture(thing.kind) && thing.kind !== 'empty'),
  delete: (world, file) => {
    take(world, file);
    rmSync(file.path);
    return 'gone';
  },
  'delete, another comes': async (world, file) => {
    const { path } = file;
    take(world, file);
    rmSync(path);
    const made = await make(world.next(), world.random);
    return world.putNew(world.path(dirname(path), made.extension), made);
  },
};

/** What came back from a backup after a while, at its place or at another one. */
export function comeBack(world: World): Kept | undefined {
  const one = world.deleted.splice(world.random.below(world.deleted.length), 1)[0];
  if (!one) return undefined;
  const home = existsSync(one.path) || !world.roots.some((root) => one.path.startsWith(`${root}/`));
  const path = home || world.random.chance(0.4) ? world.path(world.folder(), extname(one.path).slice(1)) : one.path;
  return world.put(path, one.bytes, one.thing, one.essence);
}

/** Renames or moves a whole folder with all that is in it. */
export function relocateFolder(world: World, random = world.random): boolean {
  const folders = world.folders();
  if (folders.length === 0) return false;
  const from = random.pick(folders);
  const over = random.chance(0.3);
  const to = freePath(
    over
      ? join(world.otherRoot(from), basename(from), hardStem(world.next(), random))
      : join(dirname(from), hardStem(world.next(), random)),
  );
  moveTo(from, to);
  world.relocate(from, to, over ? 'folder to another root' : 'folder renamed');
  return true;
}

/** Two folders exchange their names. */
export function swapFolders(world: World): boolean {
  const folders = world.folders();
  const one = folders[0] && world.random.pick(folders);
  const other = folders.find(
    (folder) => folder !== one && !`${folder}/`.startsWith(`${one}/`) && !`${one}/`.startsWith(`${folder}/`),
  );
  if (!one || !other) return false;
  const aside = freePath(`${one} x`);
  for (const [from, to] of [
    [one, aside],
    [other, one],
    [aside, other],
  ] as const) {
    moveTo(from, to);
    world.relocate(from, to, from === aside || from === other ? 'folders swapped' : undefined);
  }
  return true;
}

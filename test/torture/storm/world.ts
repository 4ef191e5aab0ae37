import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Random } from '../../bench/random.ts';
import { bytesAt, freePath, hashOf, nodeOf, writeInPlace } from './disk.ts';
import { type Made, type MaterialKind, make } from './material.ts';
import { hardFolders, hardStem } from './names.ts';

/** One piece of material, whatever happens to its files: what the library has to know as one asset. */
export interface Thing {
  readonly id: number;
  readonly kind: MaterialKind;
  /** What a person said; undefined until the library was asked about it. */
  title: string | undefined;
  uid: string | undefined;
  /** As the library last saw it. */
  content: string;
  essence: string;
  places: Set<string>;
  nodes: Set<string>;
  /** Contents that it had before. */
  readonly olds: Set<string>;
}

/** A file on the disk. */
export interface Kept {
  path: string;
  thing: Thing;
  content: string;
  /** Changes with the pixels, sounds or letters, not with the words written into the file. */
  essence: string;
  /** What happened to it since the library last saw it. */
  ops: string[];
}

/** A file that was deleted, and of which a backup has the bytes. */
export interface Deleted {
  readonly path: string;
  readonly thing: Thing;
  readonly bytes: Buffer;
  readonly essence: string;
}

/** What lies in two folders, and which thing each file is. Everything follows from the seed. */
export class World {
  readonly random: Random;
  readonly roots: string[];
  readonly things: Thing[] = [];
  files: Kept[] = [];
  deleted: Deleted[] = [];
  /** Where a root lies now that the library may still look for at its old place. */
  readonly wentTo = new Map<string, string>();
  #count: number;
  readonly #contents = new Set<string>();

  constructor(roots: readonly string[], seed: number, firstNumber = 0) {
    this.roots = [...roots];
    this.random = new Random(seed);
    this.#count = firstNumber;
  }

  /** A number that nothing had before. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /**
   * What `change` makes of something with a number, other than any before in its content and in its `marks`, where it has
   * some: two small edits may come out alike.
   */
  async unheard(
    change: (n: number) => Promise<Buffer | null> | Buffer | null,
    marks: (bytes: Buffer) => Promise<string> | undefined = () => undefined,
  ): Promise<Buffer | null> {
    for (;;) {
      const bytes = await change(this.next());
      if (!bytes) return null;
      const [content, mark] = [hashOf(bytes), await marks(bytes)];
      if (this.#contents.has(content) || (mark !== undefined && this.#contents.has(mark))) continue;
      this.#contents.add(content);
      if (mark !== undefined) this.#contents.add(mark);
      return bytes;
    }
  }

  async fill(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const like = n % 12 === 11 ? this.random.pick(this.files) : undefined;
      if (like && like.thing.kind !== 'empty') {
        this.put(
          this.path(this.folder(), like.path.split('.').at(-1) ?? 'jpg'),
          bytesAt(like.path),
          like.thing,
          like.essence,
        );
      } else {
        const made = await make(this.next(), this.random);
        this.putNew(this.path(this.folder(), made.extension), made);
      }
    }
  }

  folder(root = this.random.pick(this.roots)): string {
    return join(root, this.random.pick(hardFolders));
  }

  /** A path that is free. */
  path(folder: string, extension: string): string {
    return freePath(join(folder, `${hardStem(this.next(), this.random)}.${extension}`));
  }

  putNew(path: string, made: Made): Kept {
    writeInPlace(path, made.bytes);
    return this.noteNew(path, made);
  }

  put(path: string, bytes: Buffer, thing: Thing, essence: string): Kept {
    writeInPlace(path, bytes);
    return this.#note(path, bytes, thing, essence);
  }

  /** Notes a file that lies there already. */
  noteNew(path: string, { kind, bytes }: Made): Kept {
    return this.#note(path, bytes, this.#newThing(kind), String(this.next()));
  }

  rootOf(path: string): string {
    const root = this.roots.find((one) => path.startsWith(`${one}/`));
    if (!root) throw new Error(`${path} lies in no root`);
    return root;
  }

  otherRoot(path: string): string {
    return this.roots.find((root) => root !== this.rootOf(path)) ?? this.rootOf(path);
  }

  drop(file: Kept): void {
    this.files = this.files.filter((one) => one !== file);
  }

  filesOf(thing: Thing): Kept[] {
    return this.files.filter((file) => file.thing === thing);
  }

  /** Folders with files in them, other than the roots. */
  folders(): string[] {
    const all = new Set(this.files.map((file) => dirname(file.path)));
    return [...all].filter((folder) => !this.roots.includes(folder)).toSorted();
  }

  /** Files below a folder went with it; without `op` it is one step of several. */
  relocate(from: string, to: string, op?: string): void {
    for (const file of this.files) {
      if (!file.path.startsWith(`${from}/`)) continue;
      file.path = to + file.path.slice(from.length);
      if (op) file.ops.push(op);
    }
  }

  /** A whole root went elsewhere, with everything that the library knows about it. */
  moveRoot(from: string, to: string): void {
    const rebased = (path: string) => (path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
    this.roots[this.roots.indexOf(from)] = to;
    this.wentTo.set(from, to);
    for (const file of this.files) {
      if (file.path.startsWith(`${from}/`)) file.ops.push('mount point');
      file.path = rebased(file.path);
    }
    this.deleted = this.deleted.map((one) => ({ ...one, path: rebased(one.path) }));
    for (const thing of this.things) thing.places = new Set([...thing.places].map(rebased));
  }

  /** A thing of its own that came out of another: what an edited copy becomes. */
  part(file: Kept): Thing {
    const { thing: whole } = file;
    file.thing = this.#newThing(whole.kind);
    file.thing.content = file.content;
    file.thing.essence = file.essence;
    // what a backup has of it is of the same thing
    const thing = file.thing;
    const isOfIt = (one: Deleted) => one.thing === whole && hashOf(one.bytes) === file.content;
    this.deleted = this.deleted.map((one) => (isOfIt(one) ? { ...one, thing } : one));
    return thing;
  }

  /** The library has seen what there is now. */
  seen(): void {
    const byThing = Map.groupBy(this.files, (file) => file.thing);
    for (const [thing, files] of byThing) {
      const newest = files.find((file) => file.content !== thing.content) ?? files[0];
      if (newest && newest.content !== thing.content) {
        thing.olds.add(thing.content);
        thing.content = newest.content;
      }
      if (newest) thing.essence = newest.essence;
      thing.places = new Set(files.map((file) => file.path));
      thing.nodes = new Set(files.map((file) => nodeOf(file.path)));
    }
    for (const file of this.files) file.ops = [];
  }

  /** What is noted and what lies there agree; anything else is a fault of the storm itself. */
  assertOnDisk(): void {
    for (const file of this.files) {
      if (!existsSync(file.path)) throw new Error(`the storm lost ${file.path} after ${file.ops.join(', ')}`);
      if (hashOf(bytesAt(file.path)) !== file.content) throw new Error(`the storm mistook ${file.path}`);
    }
  }

  #note(path: string, bytes: Buffer, thing: Thing, essence: string): Kept {
    const file: Kept = { path, thing, content: hashOf(bytes), essence, ops: [] };
    this.files.push(file);
    this.#contents.add(file.content);
    if (thing.uid === undefined && thing.content === '') {
      thing.content = file.content;
      thing.essence = essence;
    }
    return file;
  }

  #newThing(kind: MaterialKind): Thing {
    const thing: Thing = {
      id: this.things.length + 1,
      kind,
      title: undefined,
      uid: undefined,
      content: '',
      essence: '',
      places: new Set(),
      nodes: new Set(),
      olds: new Set(),
    };
    this.things.push(thing);
    return thing;
  }
}

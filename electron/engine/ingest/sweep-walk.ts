import { lstatSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Reader } from '../db/connection.ts';
import { noRules, type Rules, rulesName } from './ignore-rules.ts';
import { Looks } from './looks.ts';
import { codeOf, hasLooseIds, isAway, isEmpty, isExhausted, isGone, unreachable } from './reach.ts';
import { compare, nothing, type Place } from './sweep-compare.ts';
import { type Listing, listFolder, rulesOf } from './sweep-folder.ts';
import type { MovedFile, SweepRequest, SweptDir } from './sweep-messages.ts';
import {
  askedTree,
  dirsAfter,
  hasPresentFiles,
  type KnownTree,
  knownBelow,
  knowsFiles,
  loadedTree,
} from './sweep-tree.ts';

export type Sweep = Extract<SweepRequest, { type: 'sweep' }>;

/** Where a walk tells what it finds. */
export interface Telling {
  dirs(dirs: readonly SweptDir[], seen: number): void;
  unreadable(path: string, code: string): void;
  /** Told now and then while nothing else is. */
  alive(): void;
  /** Resolves when what was told is taken, so that it does not pile up. */
  room(): Promise<void>;
  isCancelled(): boolean;
}

export type WalkEnd =
  | { readonly how: 'swept'; readonly seen: number; readonly cancelled: boolean }
  | { readonly how: 'offline'; readonly code: string };

/** Differences told at once, and milliseconds after which they are told in any case. */
const atOnce = 5_000;
const breathEvery = 100;
/** Files told at once that lie elsewhere now: each is written into several tables. */
const portion = 1_000;
/** So many files gone at once are looked for once more, after so many milliseconds: a share may drop in between. */
const many = 20;
const doubt = 500;
const asked = 64;
/** Folders in a row that fail as a share does that is away. */
const patience = 3;
/** Tries, and milliseconds between them, while all handles of the computer are in use. */
const tries = 10;
const triesEvery = 200;

/** The root does not answer any more: nothing that was not met means anything. */
class Away extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

class Cancelled extends Error {}

interface Step {
  readonly path: string;
  readonly rules: Rules;
  /** Epoch ms of its own change, when it was asked just before. */
  readonly mtime?: number;
  /** Everything below is looked at too. */
  readonly deep: boolean;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Walks a root, or a part of it, and tells what differs from the tables. */
export async function walk(db: Reader, request: Sweep, telling: Telling): Promise<WalkEnd> {
  const running = new Walk(db, request, telling);
  try {
    return await running.run();
  } catch (error) {
    if (error instanceof Away) return { how: 'offline', code: error.code };
    if (error instanceof Cancelled) return { how: 'swept', seen: running.seen, cancelled: true };
    throw error;
  }
}

class Walk {
  readonly #db: Reader;
  readonly #request: Sweep;
  readonly #telling: Telling;
  readonly #place: Omit<Place, 'path'>;
  readonly #tree: KnownTree;
  readonly #looks = new Looks();
  readonly #excluded: ReadonlySet<string>;
  readonly #taken = new Set<number>();
  readonly #moved = new Map<string, MovedFile[]>();
  readonly #gone = new Map<string, number[]>();
  /** Rows whose place another known file took, by that place. */
  readonly #displaced = new Map<string, number>();
  readonly #vanished = new Set<string>();
  readonly #goneBefore: string[] = [];
  readonly #ruleCache = new Map<string, Rules>();
  seen = 0;
  #goneCount = 0;
  #batch: SweptDir[] = [];
  #entries = 0;
  #failures = 0;
  #breath = Date.now();
  #told = Date.now();

  constructor(db: Reader, request: Sweep, telling: Telling) {
    this.#db = db;
    this.#request = request;
    this.#telling = telling;
    const { rootId, rootPath, only, quick, pointed } = request;
    this.#excluded = new Set(request.exclude.map((path) => relative(rootPath, path).split(sep).join('/')));
    this.#place = { rootId, rootPath, pointed, looseIds: hasLooseIds(rootPath), blank: !knowsFiles(db) };
    this.#tree = only || quick ? askedTree(db, rootId) : loadedTree(db, rootId);
  }

  async run(): Promise<WalkEnd> {
    const { only, quick } = this.#request;
    this.#assertThere();
    if (quick) await this.#glance();
    else for (const path of only ?? ['']) await this.#descend({ path, rules: this.#rulesAbove(path), deep: !only });
    await this.#finish();
    return { how: 'swept', seen: this.seen, cancelled: false };
  }

  /** Looks at the folders whose own time of change differs from the one at their last look. */
  async #glance(): Promise<void> {
    const { rootId, rootPath } = this.#request;
    let last: string | undefined;
    for (;;) {
      const page = dirsAfter(this.#db, rootId, last, 500);
      if (last === undefined && page[0]?.path !== '') await this.#descend({ path: '', rules: noRules, deep: false });
      for (const { path, mtime, files } of page) {
        await this.#breathe();
        const changed = this.#changeOf(join(rootPath, path), path);
        if (changed === undefined) continue;
        if (mtime !== null && changed === mtime) this.seen += files ?? 0;
        else await this.#descend({ path, rules: this.#rulesAbove(path), deep: false });
      }
      last = page.at(-1)?.path;
      if (last === undefined) return;
    }
  }

  /** A folder's time of change; undefined when it is gone, which the look at the folder above it tells. */
  #changeOf(folder: string, path: string): number | undefined {
    try {
      const stats = lstatSync(folder);
      return stats.isDirectory() ? stats.mtimeMs : undefined;
    } catch (error) {
      const code = codeOf(error);
      if (!isGone(code)) this.#fail(path, code);
      else if (path === '') throw new Away(code);
      return undefined;
    }
  }

  async #descend(start: Step): Promise<void> {
    const stack = [start];
    for (let step = stack.pop(); step; step = stack.pop()) {
      await this.#breathe();
      const listing = await this.#list(step);
      if (!listing) continue;
      const { path } = step;
      const row = this.#tree.dir(path);
      const { dir, count, gone, displaced } = compare(this.#db, { ...this.#place, path }, listing, row, this.#taken);
      this.seen += count;
      if (dir) this.#tell(dir);
      for (const one of displaced) this.#displaced.set(`${path}/${one.name}`, one.id);
      const inner = path ? `${path}/` : '';
      // where another file lies now, a second look tells nothing
      const ousted = new Set(displaced.map((one) => one.name));
      this.#miss(path, gone, (name) => ousted.has(name) || listing.rules.hides(inner + name, false));
      const deep = step.deep || (listing.hasRules && row?.digest !== listing.digest);
      for (const name of this.#tree.children(path)) {
        if (!listing.folders.has(name) && !listing.unsure.has(name))
          this.#missBelow(inner + name, listing.rules.hides(inner + name, true));
      }
      for (const [name, mtime] of listing.folders) {
        const child = inner + name;
        if (this.#excluded.has(child)) continue;
        // unless all is looked at, folders that are known have their own hint or time
        if (deep || (this.#tree.dir(child)?.digest ?? null) === null)
          stack.push({ path: child, rules: listing.rules, mtime, deep });
      }
    }
  }

  async #list(step: Step): Promise<Listing | undefined> {
    const { rootPath } = this.#request;
    const { path } = step;
    let listed = listFolder(rootPath, step, this.#looks, () => this.#alive());
    for (let n = 0; typeof listed === 'string' && isExhausted(listed) && n < tries; n += 1) {
      this.#alive();
      await sleep(triesEvery);
      listed = listFolder(rootPath, step, this.#looks, () => this.#alive());
    }
    if (typeof listed === 'string') {
      // a folder that vanished between two looks is gone; one that may not be read keeps what it had
      if (!isGone(listed)) this.#fail(path, listed);
      else {
        const away = path === '' ? listed : unreachable(rootPath);
        if (away) throw new Away(away);
        this.#missBelow(path, false);
      }
      return undefined;
    }
    if (listed.unsureCode) this.#fail(path, listed.unsureCode);
    else this.#failures = 0;
    return listed;
  }

  /** What could not be looked at is told and keeps what it had; a root that fails as a whole is away. */
  #fail(path: string, code: string): void {
    if (isAway(code)) {
      this.#failures += 1;
      const away = unreachable(this.#request.rootPath);
      if (away || this.#failures >= patience) throw new Away(away ?? code);
    }
    this.#telling.unreadable(path, code);
  }

  #rulesAbove(path: string): Rules {
    if (path === '') return noRules;
    try {
      return rulesOf(
        this.#request.rootPath,
        path.slice(0, Math.max(0, path.lastIndexOf('/'))),
        noRules,
        this.#ruleCache,
      );
    } catch (error) {
      throw new Away(codeOf(error));
    }
  }

  #tell(dir: SweptDir): void {
    const { moved, created, changed, back, roles, renumbered, agreed } = dir;
    if (moved.length) this.#moved.set(dir.path, [...(this.#moved.get(dir.path) ?? []), ...moved]);
    this.#entries +=
      created.length + changed.length + back.length + roles.length + renumbered.length + (agreed ? 1 : 0);
    this.#batch.push({ ...dir, moved: [] });
  }

  /** Files that were not met. They are told when the whole look is over and the root still answers. */
  #miss(path: string, files: readonly { id: number; name: string }[], occupied: (name: string) => boolean): void {
    if (!files.length) return;
    const known = this.#gone.get(path) ?? [];
    for (const file of files) {
      known.push(file.id);
      this.#goneCount += 1;
      if (occupied(file.name)) continue;
      const where = join(this.#request.rootPath, path, file.name);
      if (this.#goneBefore.length < asked) this.#goneBefore.push(where);
      else if (this.#goneCount % 97 === 0) this.#goneBefore[this.#goneCount % asked] = where;
    }
    this.#gone.set(path, known);
  }

  #missBelow(path: string, hidden: boolean): void {
    for (const one of knownBelow(this.#db, this.#request.rootId, path)) {
      this.#vanished.add(one.path);
      if (one.files.length) this.#miss(one.path, one.files, () => hidden);
      else this.#gone.set(one.path, []);
    }
  }

  async #finish(): Promise<void> {
    this.#flush();
    if (this.#moved.size || this.#gone.size) this.#assertThere();
    const left = [...this.#gone].map(([path, ids]): SweptDir => {
      const gone = ids.filter((id) => !this.#taken.has(id));
      return { ...nothing(path), gone, ...(this.#vanished.has(path) ? { vanished: true } : {}) };
    });
    const count = left.reduce((sum, { gone }) => sum + gone.length, 0);
    const believed = count < many || (await this.#areStillGone());
    await this.#tellMoves();
    if (!believed) return;
    for (const dir of left) {
      this.#batch.push(dir);
      this.#entries += dir.gone.length + 1;
      await this.#breathe();
    }
    this.#flush();
  }

  /** Files that took one another's places are told together, in whatever order they were met; the others in portions. */
  async #tellMoves(): Promise<void> {
    const ousted = new Set(this.#displaced.values());
    const entangled: SweptDir[] = [];
    const others: SweptDir[] = [];
    for (const [path, moved] of this.#moved) {
      const isEntangled = (one: MovedFile) => ousted.has(one.file) || this.#displaced.has(`${path}/${one.look.name}`);
      const [tied, free] = [moved.filter(isEntangled), moved.filter((one) => !isEntangled(one))];
      if (tied.length) entangled.push({ ...nothing(path), moved: tied });
      for (let at = 0; at < free.length; at += portion)
        others.push({ ...nothing(path), moved: free.slice(at, at + portion) });
    }
    if (entangled.length) this.#telling.dirs(entangled, this.seen);
    for (const dir of others) {
      this.#batch.push(dir);
      this.#entries += dir.moved.length;
      if (this.#entries >= portion) this.#flush();
      await this.#breathe();
    }
    this.#flush();
  }

  /** A second look at some of many files that are gone all at once, and at the root. */
  async #areStillGone(): Promise<boolean> {
    this.#alive();
    await sleep(doubt);
    this.#assertThere();
    return this.#goneBefore.every((path) => {
      try {
        lstatSync(path);
        return path.endsWith(rulesName);
      } catch (error) {
        if (isGone(codeOf(error))) return true;
        this.#fail('', codeOf(error));
        return false;
      }
    });
  }

  /** An empty folder where files were known is a share that is not mounted, sooner than an office that deleted it all. */
  #assertThere(): void {
    const { rootPath, rootId } = this.#request;
    const away = unreachable(rootPath);
    if (away) throw new Away(away);
    if (isEmpty(rootPath) && hasPresentFiles(this.#db, rootId)) throw new Away('ENOTMOUNTED');
  }

  #alive(): void {
    const now = Date.now();
    if (now - this.#told < 1_000) return;
    this.#told = now;
    this.#telling.alive();
  }

  #flush(): void {
    if (this.#batch.length) this.#telling.dirs(this.#batch, this.seen);
    this.#batch = [];
    this.#entries = 0;
    this.#told = Date.now();
  }

  async #breathe(): Promise<void> {
    if (this.#entries >= atOnce) this.#flush();
    else if (Date.now() - this.#breath < breathEvery) return;
    else if (this.#batch.length) this.#flush();
    else this.#telling.alive();
    await this.#telling.room();
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#telling.isCancelled()) {
      this.#flush();
      throw new Cancelled();
    }
    this.#breath = Date.now();
  }
}

import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import type { Extract, Preset } from '../../../shared/model/export.ts';
import { transaction } from '../db/connection.ts';
import { type PlacedFile, pathOf } from '../db/files.ts';
import type { JobRun } from '../jobs/runner.ts';
import { type Archived, packExport, partedByGate } from './archive.ts';
import type { Part } from './extract.ts';
import { verdictsOf } from './gate.ts';
import {
  countItems,
  endItem,
  filesOfJob,
  type ItemEnd,
  type ItemRow,
  noteItemFile,
  placesOf,
  waitingItems,
} from './items.ts';
import { noteCopy } from './ledger.ts';
import { type Made, makeCopies } from './make-copies.ts';
import { type MadePart, makeExtracts } from './make-extracts.ts';
import { nameWordsOf } from './name-words.ts';
import { copyName, partName } from './naming.ts';
import type { ExportContext, ExportOrder } from './order.ts';
import { isHopeless, reasonOf } from './reasons.ts';
import { sourceOf } from './source.ts';
import type { Stage } from './stage.ts';
import { TargetFolder } from './target-folder.ts';
import { type InRoot, isKeptInRoot, noteInRoot, rootAround } from './target-place.ts';

/** Assets of which copies are made at once. */
const inFlight = 2;

/** One of the copies of an asset that is being made. */
interface Making {
  readonly item: ItemRow;
  readonly preset: Preset;
  readonly path: string;
  readonly file: PlacedFile;
}

/** One export on its way, from what is left of it to its end. */
export class Exporting {
  readonly #context: ExportContext;
  readonly #run: JobRun;
  readonly #order: ExportOrder;
  readonly #stage: Stage | undefined;
  readonly #folder: TargetFolder;
  readonly #root: InRoot | undefined;
  /** Where each asset stands among all of the export. */
  readonly #places: ReadonlyMap<string, number>;
  #archived: Archived[] = [];
  readonly #ended = new Set<number>();
  /** How much is made of what assets still have to give, in copies. */
  readonly #underWay = new Map<string, number>();
  readonly #total: number;
  #done: number;
  #failed: number;
  #stopped: BahanError | undefined;

  /** @param stage where the copies wait for their archive, if there is to be one. @throws `target-missing` */
  constructor(context: ExportContext, run: JobRun, order: ExportOrder, stage: Stage | undefined) {
    const { db } = context;
    const jobId = run.row.id;
    this.#context = context;
    this.#run = run;
    this.#order = order;
    this.#stage = stage;
    this.#root = rootAround(db, order.to);
    this.#folder = new TargetFolder(order.to, run.row.uid, {
      conflict: order.conflict,
      own: filesOfJob(db, jobId),
      isKept: (path) => this.#root !== undefined && isKeptInRoot(db, this.#root, path),
    });
    this.#places = placesOf(db, jobId);
    const { total, waiting, failed } = countItems(db, jobId);
    this.#total = total;
    this.#done = total - waiting;
    this.#failed = failed;
  }

  /** Makes what is left. @throws what ends it whole */
  async all(): Promise<void> {
    const waiting = this.#named(waitingItems(this.#context.db, this.#run.row.id));
    this.#folder.sweep();
    const groups = byAsset(this.#stage ? this.#staged(waiting, this.#stage) : waiting);
    const work = async () => {
      for (;;) {
        await this.#run.unpaused();
        const group = groups.shift();
        if (!group || this.#run.signal.aborted || this.#stopped) return;
        await this.#copy(group);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, work));
    if (this.#folder.isThere) this.#folder.sweep();
    if (this.#stopped) throw this.#stopped;
    if (this.#run.signal.aborted) return;
    await this.#holdBack();
    if (this.#archived.length > 0) await this.#pack();
  }

  /** What waits, without the copies that had their names when the process died. */
  #named(items: readonly ItemRow[]): ItemRow[] {
    const { db } = this.#context;
    const archive = this.#stage && this.#folder.temporary(archiveNumber);
    return items.filter((item) => {
      if (item.file === null) return true;
      const n = archive === undefined ? item.n : archiveNumber;
      if (this.#folder.hasName(n, item.file)) {
        this.#end(item, { outcome: 'done', file: item.file, reason: null });
        return false;
      }
      // what lies there by now under that name is somebody else's
      this.#folder.forget(item.file);
      transaction(db, () => endItem(db, this.#run.row.id, item.n, { outcome: 'waiting', file: null, reason: null }));
      return true;
    });
  }

  /** What waits, without the copies that only wait for their archive. */
  #staged(items: readonly ItemRow[], stage: Stage): ItemRow[] {
    const finished = stage.finished();
    return items.filter((item) => {
      const path = finished.get(item.n);
      const preset = this.#presetOf(item);
      const file = preset && this.#sourceOf(item, preset);
      if (path === undefined || !preset || typeof file !== 'object') return true;
      this.#archived.push({ item, path, name: this.#nameOf(item, preset, file.name, endingOf(path)) });
      return false;
    });
  }

  async #copy(group: readonly ItemRow[]): Promise<void> {
    const uid = group[0]?.asset_uid as string;
    try {
      const making = group.flatMap((item) => this.#wanted(item));
      const [first] = making;
      if (!first) return;
      const copies = await this.#make(uid, first.file, making);
      making.forEach((one, n) => {
        // what is made whole and has no name yet is still on its way
        if (this.#underWay.has(uid)) this.#underWay.set(uid, making.length - n - 1);
        const copy = copies[n] ?? new BahanError('internal');
        if (copy instanceof BahanError) this.#fail(one.item, one.path, copy);
        else this.#publish(one, copy);
      });
    } catch (error) {
      this.#underWay.delete(uid);
      for (const item of group) if (!this.#ended.has(item.n)) this.#fail(item, this.#temporary(item), error);
    }
    this.#underWay.delete(uid);
  }

  #make(uid: string, file: PlacedFile, making: readonly Making[]): Promise<(Made | MadePart | BahanError)[]> {
    const extract = this.#order.extracts[uid];
    const { signal } = this.#run;
    if (!extract) return makeCopies(this.#context, uid, file, making, signal);
    if (extract.what === 'original') {
      const asItIs = making.map(({ path, preset }) => ({ path, preset: { ...preset, original: true } }));
      return makeCopies(this.#context, uid, file, asItIs, signal);
    }
    return this.#extract(uid, file, making, extract);
  }

  /** A clip may take an hour: how far it is is told meanwhile. */
  #extract(
    uid: string,
    file: PlacedFile,
    making: readonly Making[],
    extract: Part,
  ): Promise<(MadePart | BahanError)[]> {
    const parts = making.map(({ path, preset, item }) => ({ path, preset, page: item.page ?? undefined }));
    const reached = (share: number) => {
      this.#underWay.set(uid, share * making.length);
      this.#tell(0);
    };
    return makeExtracts(this.#context, uid, file, parts, extract, this.#run.signal, reached);
  }

  /** An item with its file; none when it came to its end without one. */
  #wanted(item: ItemRow): Making[] {
    const { db, host } = this.#context;
    const end = (outcome: ItemEnd['outcome'], reason: string): [] => {
      this.#end(item, { outcome, file: null, reason });
      return [];
    };
    const preset = this.#presetOf(item);
    if (!preset) return end('failed', 'preset-not-found');
    const file = this.#sourceOf(item, preset);
    if (typeof file === 'string') return end('refused', file);
    // what was allowed when it was planned may not be any more
    const verdicts = verdictsOf(db, [item.asset_uid], [preset.channel], host.clock.now());
    const verdict = verdicts.get(item.asset_uid)?.get(preset.channel);
    if (verdict?.outcome === 'refused') return end('refused', 'gate-refused');
    const extract = this.#order.extracts[item.asset_uid];
    const isPart = extract !== undefined && extract.what !== 'original';
    if (!this.#stage && !isPart && this.#folder.skips(this.#nameOf(item, preset, file.name, null))) {
      return end('skipped', 'name-taken');
    }
    return [{ item, preset, path: this.#temporary(item), file }];
  }

  #presetOf = (item: ItemRow): Preset | undefined => this.#order.presets.find(({ id }) => id === item.preset);

  #sourceOf(item: ItemRow, preset: Preset): PlacedFile | string {
    return sourceOf(this.#context.db, item.asset_uid, preset, this.#order.extracts[item.asset_uid]);
  }

  #temporary({ n }: ItemRow): string {
    return this.#stage?.temporary(n) ?? this.#folder.temporary(n);
  }

  /** `extension`: of what was written; null before that. */
  #nameOf(item: ItemRow, preset: Preset, source: string, extension: string | null): string {
    const uid = item.asset_uid;
    const place = { first: this.#places.get(uid) ?? 0, of: this.#places.size };
    const words = nameWordsOf(this.#context.db, [uid], [preset], place).get(uid);
    const extract: Extract | undefined = this.#order.extracts[uid];
    if (extension !== null) return partName(source, preset, words, { extension, page: item.page });
    return copyName(source, extract?.what === 'original' ? { ...preset, original: true } : preset, words);
  }

  #publish({ item, preset, path, file }: Making, made: Made | MadePart): void {
    const { db } = this.#context;
    const job = this.#run.row.id;
    const extension = 'extension' in made ? made.extension : null;
    const uid = item.asset_uid;
    const isSame = this.#order.extracts[uid]?.what === 'original' || preset.original;
    const ending = extension ?? (made.format && !isSame ? extensions[made.format] : null);
    const wanted = this.#nameOf(item, preset, file.name, ending);
    const crop = made.part && JSON.stringify(made.part);
    try {
      if (this.#stage) {
        noteItemFile(db, job, item.n, null, crop);
        this.#archived.push({ item: { ...item, crop }, path: this.#stage.keep(item.n, wanted), name: wanted });
        this.#ended.add(item.n);
        this.#tell(1);
        return;
      }
      if (this.#folder.skips(wanted)) {
        rmSync(path, { force: true });
        this.#end(item, { outcome: 'skipped', file: null, reason: 'name-taken' });
        return;
      }
      const given = this.#folder.publish(path, wanted, pathOf(file), (target) =>
        transaction(db, () => {
          noteItemFile(db, job, item.n, target, crop);
          if (this.#root) noteInRoot(db, this.#root, basename(target), path);
        }),
      );
      this.#end({ ...item, crop }, { outcome: 'done', file: given, reason: null });
    } catch (error) {
      this.#fail(item, path, error);
    }
  }

  /** Leaves out of the archive what was made while it might leave, and may not any more. */
  async #holdBack(): Promise<void> {
    const { may, held } = await partedByGate(this.#context, this.#order, this.#archived, this.#run.signal);
    this.#archived = may;
    if (held.length === 0) return;
    transaction(this.#context.db, () => {
      for (const { item } of held) this.#write(item, { outcome: 'refused', file: null, reason: 'gate-refused' });
    });
    for (const { path } of held) rmSync(path, { force: true });
    this.#failed += held.length;
    this.#tell(0);
  }

  /** Puts all that was made into one archive; with it all copies come to their end at once. */
  async #pack(): Promise<void> {
    const { db } = this.#context;
    const job = this.#run.row.id;
    const temporary = this.#folder.temporary(archiveNumber);
    try {
      const wanted = await packExport(this.#context, this.#order, this.#archived, temporary, this.#run.signal);
      const file = this.#folder.publish(temporary, wanted, temporary, (target) =>
        transaction(db, () => {
          for (const { item } of this.#archived) noteItemFile(db, job, item.n, target, item.crop);
          if (this.#root) noteInRoot(db, this.#root, basename(target), temporary);
        }),
      );
      transaction(db, () => {
        for (const { item } of this.#archived) this.#write(item, { outcome: 'done', file, reason: null });
      });
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error instanceof BahanError
        ? error
        : new BahanError(reasonOf(error), { path: this.#order.to }, { cause: error });
    }
  }

  #fail(item: ItemRow, path: string, error: unknown): void {
    rmSync(path, { force: true });
    if (this.#run.signal.aborted) return;
    const reason: ErrorCode = this.#folder.isThere ? reasonOf(error) : 'target-missing';
    if (isHopeless(reason)) this.#stopped ??= new BahanError(reason, { path: this.#order.to });
    this.#end(item, { outcome: 'failed', file: null, reason });
  }

  #end(item: ItemRow, end: ItemEnd): void {
    transaction(this.#context.db, () => this.#write(item, end));
    this.#ended.add(item.n);
    if (end.outcome === 'failed' || end.outcome === 'refused') this.#failed += 1;
    this.#tell(1);
  }

  /** The ledger is written in the same breath as the outcome: neither is ever without the other. */
  #write(item: ItemRow, end: ItemEnd): void {
    const { db, host } = this.#context;
    const job = this.#run.row.id;
    endItem(db, job, item.n, end);
    if (end.outcome !== 'done' || end.file === null) return;
    noteCopy(db, {
      ...{ asset: item.asset_uid, preset: item.preset, n: item.n, job, file: end.file, by: this.#order.by },
      channel: this.#presetOf(item)?.channel ?? 'other',
      crop: item.crop === null ? null : JSON.parse(item.crop),
      at: host.clock.now(),
    });
  }

  #tell(more: number): void {
    this.#done += more;
    const underWay = [...this.#underWay.values()].reduce((sum, copies) => sum + copies, 0);
    this.#run.progress(this.#done, this.#total, this.#failed, underWay);
  }
}

/** The archive is no copy: it has a number that none has. */
const archiveNumber = -1;

const extensions = { jpeg: '.jpg', png: '.png', webp: '.webp', avif: '.avif', tiff: '.tif' } as const;

const endingOf = (path: string): string => /\.[^.]*$/.exec(basename(path))?.[0] ?? '';

/** Items that follow each other and are of one asset, in groups. */
function byAsset(items: readonly ItemRow[]): ItemRow[][] {
  const groups: ItemRow[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0]?.asset_uid === item.asset_uid) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

import { resolve } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { IntakePlan, IntakeSource } from '../../../shared/model/intake.ts';
import type { Writer } from '../db/connection.ts';
import { watchedRoots } from '../db/roots.ts';
import type { Host } from '../host.ts';
import type { JobRun } from '../jobs/runner.ts';
import { GatheredPaths } from './gathered.ts';
import { isAtOrBelow } from './inside.ts';
import { IntakeProcess } from './intake-process.ts';
import type { SourceFile, SourceLook } from './messages.ts';
import { goesWithOthers, keptFolders, sameFolders } from './names.ts';
import { checkSource, eventFolder, folderBelow, freeAt, targetRoot } from './place.ts';
import { groupsOf, type Looked, planOf } from './plan.ts';
import { type IntakePayload, type IntakeRunContext, type Lying, runIntake } from './run.ts';
import { type Places, sourcesIn, systemPlaces } from './sources.ts';

export interface IntakeContext extends Pick<IntakeRunContext, 'arrived' | 'silence'> {
  readonly db: Writer;
  readonly host: Host;
  readonly places?: Places | undefined;
  /** Folder of the library: copies that were dragged out of a window lie in it. */
  readonly library: string;
}

/** Looks that are remembered: a person tries names and days while the card lies there. */
const mostLooks = 100_000;
/** Milliseconds for which a list of a source's files is taken to be as it was. */
const fresh = 5_000;

/** Copying into a watched folder: from cards, phones and folders, and what was dropped on a window. */
export class Intake {
  readonly #context: IntakeContext;
  /** By path, size and time. */
  readonly #looks = new Map<string, SourceLook>();
  readonly #scans = new Map<string, { readonly at: number; readonly lying: Promise<Lying> }>();
  /** What people brought, until it is copied. */
  readonly gathered = new GatheredPaths();
  readonly #processes = new Set<IntakeProcess>();

  constructor(context: IntakeContext) {
    this.#context = context;
  }

  sources(): Promise<IntakeSource[]> {
    return sourcesIn(this.#context.places ?? systemPlaces());
  }

  /**
   * Whether somebody who does not own the library may name a path: only what is offered to everybody. Any other would be a way to
   * read what lies on this computer.
   * @throws `not-allowed`
   */
  async checkOffered(from: string): Promise<void> {
    const offered = await this.sources();
    if (!offered.some(({ path }) => isAtOrBelow(resolve(from), path))) throw new BahanError('not-allowed');
  }

  /**
   * What copying would do.
   * @throws see `targetRoot`, `folderBelow`, `checkSource` and `scanSource`
   */
  async plan(wish: Omit<IntakePayload, 'all'>): Promise<IntakePlan> {
    const base = await this.check(wish);
    const to = await eventFolder(base, wish.folder);
    const { groups, passed } = await this.#lately(wish.from);
    const wanted = wish.days === undefined ? groups : groups.filter(({ day }) => wish.days?.includes(day));
    return planOf(this.#context.db, wanted, passed, { to, free: await freeAt(to) });
  }

  /** Whether a job of this can be begun now. Answers the folder that is copied into. @throws see `plan` */
  async check({ from, root: uid, below = '' }: Omit<IntakePayload, 'all'>): Promise<string> {
    const root = await targetRoot(this.#context.db, uid);
    if (typeof from === 'string') await checkSource(from, root);
    return folderBelow(root, below);
  }

  /** The work of an `intake` job. */
  run(job: JobRun): Promise<void> {
    const { db, host, arrived, silence } = this.#context;
    const lying: IntakeRunContext['lying'] = (from, process, signal) => this.#lying(from, process, signal);
    return runIntake({ db, host, arrived, silence, lying }, job);
  }

  close(): void {
    for (const process of this.#processes) process.close();
  }

  /** Several questions about one source in a row are one look at it. */
  #lately(from: IntakePayload['from']): Promise<Lying> {
    const key = typeof from === 'string' ? from : from.join('\0');
    const now = this.#context.host.clock.now();
    const known = this.#scans.get(key);
    if (known && now - known.at < fresh) return known.lying;
    const process = new IntakeProcess(this.#context.host, this.#context.silence);
    this.#processes.add(process);
    const lying = this.#lying(from, process).finally(() => {
      process.close();
      this.#processes.delete(process);
      const scan = this.#scans.get(key);
      if (scan?.lying === lying) this.#scans.set(key, { at: this.#context.host.clock.now(), lying });
    });
    // while it is looked at, everybody waits for that one look; what was found on the card before it is forgotten
    this.#scans.clear();
    this.#scans.set(key, { at: Number.POSITIVE_INFINITY, lying });
    lying.catch(() => this.#scans.delete(key));
    return lying;
  }

  async #lying(from: IntakePayload['from'], process: IntakeProcess, signal?: AbortSignal): Promise<Lying> {
    const isCard = typeof from === 'string';
    const { files, passed } = await (isCard
      ? process.scan(from, signal)
      : process.scanGathered(from, this.#own(), signal));
    const looked: Looked[] = [];
    for (const file of files) looked.push({ ...file, ...(await this.#look(file, process, signal)) });
    return { groups: groupsOf(looked, isCard ? keptFolders : sameFolders), passed };
  }

  /** Folders of which nothing needs to be copied; one that is offline holds nothing that could be gathered. */
  #own(): string[] {
    const { db, library } = this.#context;
    return [
      library,
      ...watchedRoots(db)
        .filter(({ online }) => online)
        .map(({ path }) => path),
    ];
  }

  async #look(file: SourceFile, process: IntakeProcess, signal: AbortSignal | undefined): Promise<SourceLook> {
    const key = `${file.path}\0${file.size}\0${file.mtime}`;
    const known = this.#looks.get(key);
    if (known) return known;
    try {
      const look = await process.look(file.path, signal);
      if (this.#looks.size >= mostLooks) this.#looks.clear();
      // what goes with others has their day
      this.#looks.set(key, goesWithOthers(file.name) ? { ...look, day: null } : look);
      return look;
    } catch (error) {
      signal?.throwIfAborted();
      // it is said when it is copied, and tried then once more
      this.#context.host.log('warn', 'not-looked-into', { path: file.path, error: String(error) });
      return { fingerprint: null, day: null };
    }
  }
}

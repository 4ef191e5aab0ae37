import type { IntakePlan, IntakeSource } from '../../../shared/model/intake.ts';
import type { Writer } from '../db/connection.ts';
import type { Host } from '../host.ts';
import type { JobRun } from '../jobs/runner.ts';
import { IntakeProcess } from './intake-process.ts';
import type { SourceFile, SourceLook } from './messages.ts';
import { goesWithOthers } from './names.ts';
import { checkSource, eventFolder, freeAt, targetRoot } from './place.ts';
import { type Group, groupsOf, type Looked, planOf } from './plan.ts';
import { type IntakePayload, type IntakeRunContext, runIntake } from './run.ts';
import { type Places, sourcesIn, systemPlaces } from './sources.ts';

export interface IntakeContext extends Pick<IntakeRunContext, 'arrived' | 'silence'> {
  readonly db: Writer;
  readonly host: Host;
  readonly places?: Places | undefined;
}

/** Looks that are remembered: a person tries names and days while the card lies there. */
const mostLooks = 100_000;
/** Milliseconds for which a list of a source's files is taken to be as it was. */
const fresh = 5_000;

/** Copying from cards, phones and folders into an event's folder of a watched folder. */
export class Intake {
  readonly #context: IntakeContext;
  /** By path, size and time. */
  readonly #looks = new Map<string, SourceLook>();
  readonly #scans = new Map<string, { readonly at: number; readonly groups: Promise<Group[]> }>();
  readonly #processes = new Set<IntakeProcess>();

  constructor(context: IntakeContext) {
    this.#context = context;
  }

  sources(): Promise<IntakeSource[]> {
    return sourcesIn(this.#context.places ?? systemPlaces());
  }

  /**
   * What copying would do. `folder` '' is the watched folder itself.
   * @throws see `targetRoot`, `checkSource` and `scanSource`
   */
  async plan({ from, root: uid, folder, days }: Omit<IntakePayload, 'all'>): Promise<IntakePlan> {
    const root = await targetRoot(this.#context.db, uid);
    await checkSource(from, root);
    const to = await eventFolder(root, folder);
    const groups = await this.#lately(from);
    const wanted = days === undefined ? groups : groups.filter(({ day }) => days.includes(day));
    return planOf(this.#context.db, wanted, to, await freeAt(to));
  }

  /** Whether a job of this can be begun now. @throws see `plan` */
  async check({ from, root: uid }: IntakePayload): Promise<void> {
    await checkSource(from, await targetRoot(this.#context.db, uid));
  }

  /** The work of an `intake` job. */
  run(job: JobRun): Promise<void> {
    const { db, host, arrived, silence } = this.#context;
    const groups: IntakeRunContext['groups'] = (from, process, signal) => this.#groups(from, process, signal);
    return runIntake({ db, host, arrived, silence, groups }, job);
  }

  close(): void {
    for (const process of this.#processes) process.close();
  }

  /** Several questions about one source in a row are one look at it. */
  #lately(from: string): Promise<Group[]> {
    const now = this.#context.host.clock.now();
    const known = this.#scans.get(from);
    if (known && now - known.at < fresh) return known.groups;
    // what was found on a card that is long gone
    for (const [source, scan] of this.#scans) if (now - scan.at >= fresh) this.#scans.delete(source);
    const process = new IntakeProcess(this.#context.host, this.#context.silence);
    this.#processes.add(process);
    const groups = this.#groups(from, process).finally(() => {
      process.close();
      this.#processes.delete(process);
      const scan = this.#scans.get(from);
      if (scan?.groups === groups) this.#scans.set(from, { at: this.#context.host.clock.now(), groups });
    });
    // while it is looked at, everybody waits for that one look
    this.#scans.set(from, { at: Number.POSITIVE_INFINITY, groups });
    groups.catch(() => this.#scans.delete(from));
    return groups;
  }

  async #groups(from: string, process: IntakeProcess, signal?: AbortSignal): Promise<Group[]> {
    const looked: Looked[] = [];
    for (const file of await process.scan(from, signal)) {
      looked.push({ ...file, ...(await this.#look(file, process, signal)) });
    }
    return groupsOf(looked);
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

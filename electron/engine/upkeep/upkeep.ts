import type { CloudFolder } from '../../../shared/model/health.ts';
import type { Job } from '../../../shared/model/job.ts';
import { metaOf, setMeta } from '../db/meta.ts';
import { isWriteTrouble } from '../ingest/write-trouble.ts';
import { codeOfSystemError } from '../library-folder.ts';
import { Backups, type BackupsContext } from './backups.ts';
import { cloudOf } from './cloud.ts';
import { SpaceWatch } from './space.ts';
import type { CheckParts } from './upkeep-messages.ts';
import { upkeepTask } from './upkeep-process.ts';

export interface UpkeepContext extends BackupsContext {
  /** Nothing may be written: somebody else holds the library. */
  readonly reads: boolean;
  /** Rests from taking in, or goes on with it. */
  readonly rest: (rests: boolean) => void;
}

/** Milliseconds between two checks that the library makes by itself. */
const checkEvery = 7 * 86_400_000;
const lookEvery = 60 * 60_000;

/** What keeps a library well: backups, checks, and the room on its disk. */
export class Upkeep {
  readonly backups: Backups;
  readonly space: SpaceWatch;
  /** The cloud program's folder that the library lies in. */
  readonly cloud: CloudFolder | null;
  readonly #context: UpkeepContext;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: UpkeepContext) {
    this.#context = context;
    const { db, host, paths, jobs } = context;
    this.backups = new Backups(context);
    this.cloud = cloudOf(paths.folder);
    this.space = new SpaceWatch({
      paths,
      tryWrite: () => setMeta(db, 'written-at', String(host.clock.now())),
      onState: () => this.#spaceChanged(),
    });
    jobs.register('check', async (run) => {
      await this.check(run.signal);
    });
  }

  /** What a window wants: daily backups, a check now and then, an eye on the disk. */
  start(): void {
    this.backups.start();
    this.space.start();
    this.#timer = setInterval(() => this.#checkInTime(), lookEvery);
    this.#timer.unref();
  }

  /** Nobody waits for it: a library that cannot be written to just now is checked another time. */
  #checkInTime(): void {
    const { host } = this.#context;
    try {
      if (host.clock.now() - (this.lastCheck()?.at ?? 0) > checkEvery && this.backups.newestAt()) this.addCheck();
    } catch (error) {
      host.log('error', 'check-not-begun', { error: String(error) });
    }
  }

  addCheck(): Job {
    return this.#context.jobs.add('check', 'all', {}, {});
  }

  /** Looks at every part of the library in a process of its own, and keeps what came of it. */
  async check(signal?: AbortSignal): Promise<CheckParts> {
    const { db, host, paths, reads, changes } = this.#context;
    const found = await upkeepTask(host, { what: 'check', library: paths.folder }, { signal });
    if (!reads) {
      setMeta(db, 'last-check', JSON.stringify({ at: host.clock.now(), ok: found.database.length === 0 }));
      changes.note({ health: true });
    }
    return found;
  }

  /** When the library was checked last and whether its database was sound. */
  lastCheck(): { at: number; ok: boolean } | undefined {
    const kept = metaOf(this.#context.db, 'last-check');
    return kept ? (JSON.parse(kept) as { at: number; ok: boolean }) : undefined;
  }

  /** Something failed: when the library could not be written to, or is damaged, what that means is found out. */
  trouble(error: unknown): void {
    const code = (error as { code?: unknown } | null)?.code;
    if (this.#context.reads) return;
    if (codeOfSystemError(error) === 'library-damaged') this.#suspect();
    else if (isWriteTrouble(error) || code === 'library-gone') {
      this.#context.host.log('error', 'library-not-written', { error: String(error) });
      this.space.trouble(error);
    }
  }

  /** A damaged page was met: the check says what is damaged, once. */
  #suspect(): void {
    try {
      if (this.lastCheck()?.ok !== false) this.addCheck();
    } catch (error) {
      this.#context.host.log('error', 'check-not-begun', { error: String(error) });
    }
  }

  #spaceChanged(): void {
    const { host, changes, rest } = this.#context;
    const { state } = this.space;
    host.log(state === 'fine' ? 'info' : 'warn', 'space', { state, free: this.space.freeBytes });
    const rests = state !== 'fine' && state !== 'disk-low';
    if (!rests && this.space.isOtherFile) host.restart?.();
    else rest(rests);
    changes.note({ health: true });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.space.close();
    await this.backups.close();
  }
}

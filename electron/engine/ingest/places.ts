import { dirname, isAbsolute } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Host } from '../host.ts';
import { WorkerCalls } from '../worker-calls.ts';
import type { PlaceFolders, PlaceLook, PlacesTask } from './places-messages.ts';

/** Milliseconds without an answer after which a folder is taken to lie on a frozen share. */
const usualSilence = 15_000;
/** Milliseconds without work after which the process is ended. */
const idle = 20_000;

/** Looks at folders that somebody points to, in a process of its own: one that hangs holds up neither engine nor window. */
export class Places {
  readonly #calls: WorkerCalls<PlacesTask, PlaceLook | PlaceFolders>;

  constructor(host: Host, silence = usualSilence) {
    this.#calls = new WorkerCalls(host, 'places', {
      silence,
      idle,
      hanging: () => new BahanError('folder-offline'),
      ended: (reason) => new BahanError('internal', {}, { message: `the process for folders ended: ${reason}` }),
    });
  }

  /**
   * Where a folder that can be listed and `others` lie, links resolved; null for those that do not answer.
   * @throws `folder-missing`, `folder-not-a-folder`, `folder-unreadable`, `folder-offline` when it does not answer
   */
  look(path: string, others: readonly string[]): Promise<PlaceLook> {
    return this.#ask({ what: 'look', path, others }) as Promise<PlaceLook>;
  }

  /** Folders in a folder. @throws `bad-input` for a path that begins nowhere, see `look` */
  async browse(path: string): Promise<{ path: string; parent: string | null; folders: PlaceFolders }> {
    if (!isAbsolute(path)) throw new BahanError('bad-input', { field: 'path' });
    const folders = (await this.#ask({ what: 'browse', path })) as PlaceFolders;
    return { path, parent: dirname(path) === path ? null : dirname(path), folders };
  }

  close(): void {
    this.#calls.end(new BahanError('closed'));
  }

  async #ask(task: PlacesTask): Promise<PlaceLook | PlaceFolders> {
    try {
      return await this.#calls.call(task);
    } catch (cause) {
      // whatever happened to it, the person is told which folder it was
      if (cause instanceof BahanError) throw new BahanError(cause.code, { path: task.path }, { cause });
      throw cause;
    }
  }
}

import type { Change } from '../../shared/model/change.ts';
import type { Job } from '../../shared/model/job.ts';

/** What a writer tells the feed; every part may be absent. Asset ids are the public ones. */
export interface ChangeNote {
  readonly assets?: readonly string[];
  readonly membership?: boolean;
  readonly roots?: boolean;
  readonly folders?: boolean;
  readonly themes?: boolean;
  readonly events?: boolean;
  readonly terms?: boolean;
  readonly collections?: boolean;
  readonly refound?: boolean;
  readonly health?: boolean;
  readonly job?: Job;
  readonly arrived?: { readonly count: number; readonly folder: string | null };
}

/** Ids that one event names; with more, a reader had better ask again for what it shows. */
const maxIds = 500;

interface Pending {
  assets: Set<string>;
  assetsMore: boolean;
  membership: boolean;
  roots: boolean;
  folders: boolean;
  themes: boolean;
  events: boolean;
  terms: boolean;
  collections: boolean;
  refound: boolean;
  health: boolean;
  jobs: Map<string, Job>;
  arrived: { count: number; folder: string | null };
}

const nothing = (): Pending => ({
  assets: new Set(),
  assetsMore: false,
  membership: false,
  roots: false,
  folders: false,
  themes: false,
  events: false,
  terms: false,
  collections: false,
  refound: false,
  health: false,
  jobs: new Map(),
  arrived: { count: 0, folder: null },
});

interface Subscriber {
  pending: Pending | undefined;
  wake: () => void;
}

/**
 * The change feed. Each subscriber has at most one pending event, into which all that it has not taken yet is folded:
 * a slow reader costs a set of ids, never a queue.
 */
export class ChangeFeed {
  #seq = 0;
  #closed = false;
  readonly #subscribers = new Set<Subscriber>();
  readonly #pause: number;

  /** `pause`: milliseconds between two events to one subscriber. */
  constructor(pause = 60) {
    this.#pause = pause;
  }

  get seq(): number {
    return this.#seq;
  }

  /** How many are listening now. */
  get listeners(): number {
    return this.#subscribers.size;
  }

  note(note: ChangeNote): void {
    this.#seq += 1;
    for (const subscriber of this.#subscribers) {
      subscriber.pending ??= nothing();
      fold(subscriber.pending, note);
      subscriber.wake();
    }
  }

  /** Events from now on, until `signal` aborts or the feed closes. */
  async *subscribe(signal?: AbortSignal): AsyncGenerator<Change, void, void> {
    let wake = () => {};
    const subscriber: Subscriber = { pending: undefined, wake: () => wake() };
    this.#subscribers.add(subscriber);
    const stop = () => wake();
    signal?.addEventListener('abort', stop);
    try {
      while (!this.#closed && !signal?.aborted) {
        if (!subscriber.pending) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        const taken = subscriber.pending;
        subscriber.pending = undefined;
        yield { seq: this.#seq, ...taken, assets: [...taken.assets], jobs: [...taken.jobs.values()] };
        await new Promise((resolve) => setTimeout(resolve, this.#pause));
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#subscribers.delete(subscriber);
    }
  }

  /** Ends every subscription. */
  close(): void {
    this.#closed = true;
    for (const subscriber of this.#subscribers) subscriber.wake();
  }
}

function fold(pending: Pending, note: ChangeNote): void {
  for (const id of note.assets ?? []) {
    if (pending.assets.size >= maxIds) {
      pending.assetsMore = true;
      break;
    }
    pending.assets.add(id);
  }
  pending.membership ||= note.membership ?? false;
  pending.roots ||= note.roots ?? false;
  pending.folders ||= note.folders ?? false;
  pending.themes ||= note.themes ?? false;
  pending.events ||= note.events ?? false;
  pending.terms ||= note.terms ?? false;
  pending.collections ||= note.collections ?? false;
  pending.refound ||= note.refound ?? false;
  pending.health ||= note.health ?? false;
  if (note.job) pending.jobs.set(note.job.id, note.job);
  if (note.arrived) {
    pending.arrived = {
      count: pending.arrived.count + note.arrived.count,
      folder: note.arrived.folder ?? pending.arrived.folder,
    };
  }
}

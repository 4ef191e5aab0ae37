import type { ChangeFeed } from '../changes.ts';
import type { BackgroundWork } from './background-work.ts';
import type { Ingest } from './ingest.ts';
import type { LookWork } from './look-work.ts';
import type { MachineReading } from './machine/machine-reading.ts';

export interface RestsContext {
  readonly ingest: Pick<Ingest, 'hold' | 'release'>;
  /** What keeps the library in order, and is short. */
  readonly short: readonly Pick<BackgroundWork, 'hold'>[];
  /** What can wait until the computer has power to spare. */
  readonly long: readonly Pick<BackgroundWork | LookWork, 'hold'>[];
  readonly machine: Pick<MachineReading, 'hold' | 'spare'>;
  readonly changes: ChangeFeed;
}

/** When what goes on by itself rests: each reason alone is enough, and none ends what another one wants. */
export class Rests {
  readonly #context: RestsContext;
  #isUnwritable = false;
  #isSparing = false;
  #isPaused = false;

  constructor(context: RestsContext) {
    this.#context = context;
  }

  /** Whether a person wants nothing to be taken in for now. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Whether the computer has no power to spare. */
  get isSparing(): boolean {
    return this.#isSparing;
  }

  /** The library cannot be written to, or can again. */
  unwritable(is: boolean): void {
    const { ingest, short, machine } = this.#context;
    this.#isUnwritable = is;
    for (const work of short) work.hold(is);
    this.#holdLong();
    machine.hold(is);
    if (is) ingest.hold('unwritable');
    else ingest.release('unwritable');
  }

  /** Runs on a battery, or not any more: what can wait does. What a person asks for is done all the same. */
  spare(is: boolean): void {
    if (is === this.#isSparing) return;
    this.#isSparing = is;
    this.#holdLong();
    this.#context.machine.spare(is);
    this.#context.changes.note({ health: true });
  }

  /** A person wants nothing to be taken in, until the next start or until it is taken back. */
  pause(is: boolean): void {
    const { ingest, changes } = this.#context;
    if (is === this.#isPaused) return;
    this.#isPaused = is;
    if (is) ingest.hold('paused');
    else ingest.release('paused');
    changes.note({ health: true });
  }

  #holdLong(): void {
    for (const work of this.#context.long) work.hold(this.#isUnwritable || this.#isSparing);
  }
}

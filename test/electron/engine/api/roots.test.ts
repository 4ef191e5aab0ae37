import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host, WorkerProcess } from '../../../../electron/engine/host.ts';
import type { SweepAnswer } from '../../../../electron/engine/ingest/sweep-messages.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

/** Sweep processes whose walks end only when the gate is opened. */
class Gate {
  /** Walks that would be at their end. */
  readonly ends: (() => void)[] = [];
  isOpen = false;
  readonly #host = nodeHost();

  readonly startWorker: Host['startWorker'] = (kind) => {
    const worker = this.#host.startWorker(kind);
    return kind === 'sweep' ? this.#held(worker) : worker;
  };

  open(): void {
    this.isOpen = true;
    for (const end of this.ends.splice(0)) end();
  }

  #held(worker: WorkerProcess): WorkerProcess {
    return {
      ...worker,
      onMessage: (listener) =>
        worker.onMessage((message) => {
          const isEnd = (message as SweepAnswer).type === 'swept';
          if (isEnd && !this.isOpen) this.ends.push(() => listener(message));
          else listener(message);
        }),
    };
  }
}

let gate: Gate;
let bench: Bench;
let client: EngineClient;
beforeEach(async () => {
  gate = new Gate();
  bench = makeBench({ startWorker: gate.startWorker });
  ({ client } = await bench.open());
  await putPhoto(join(bench.material, '1.jpg'), 1);
  await client.roots.add({ path: bench.material });
});
afterEach(async () => {
  gate.open();
  await bench.remove();
});

/** The walk that goes on has seen everything that is there now. */
const walked = () => eventually(async () => gate.ends.length === 1);

describe('a sweep that is asked for while one goes on', () => {
  it('is a whole one of its own: it meets what came meanwhile, and draws the pictures that it was asked for', async () => {
    const first = client.roots.sweep({});
    await walked();
    await putPhoto(join(bench.material, 'lain.jpg'), 2);
    const second = client.roots.sweep({ pictures: true });
    gate.open();
    expect(await first).toMatchObject({ seen: 1, added: 1 });
    expect(await second).toMatchObject({ seen: 2, added: 1 });
    const cards = await cardsOf(client);
    expect(cards).toHaveLength(2);
    expect(cards.filter((card) => card.picture === null)).toEqual([]);
  });

  it('draws the pictures also where another one, without pictures, was asked for before it', async () => {
    const first = client.roots.sweep({});
    await walked();
    const others = [client.roots.sweep({}), client.roots.sweep({ pictures: true }), client.roots.sweep({})];
    gate.open();
    await first;
    await others[1];
    expect((await cardsOf(client)).filter((card) => card.picture === null)).toEqual([]);
    await Promise.all(others);
  });

  it('is called off without the one that goes on', async () => {
    const first = client.roots.sweep({});
    await walked();
    const abort = new AbortController();
    const second = codeOf(client.roots.sweep({}, { signal: abort.signal }));
    abort.abort();
    await second;
    gate.open();
    expect(await first).toMatchObject({ seen: 1, added: 1 });
  });
});

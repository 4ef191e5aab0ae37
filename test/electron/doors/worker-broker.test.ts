import { expect, test } from 'vitest';
import type { FromEngine, Port } from '../../../electron/doors/engine-wire.ts';
import { WorkerBroker } from '../../../electron/doors/worker-broker.ts';

function portOf(sent: unknown[]) {
  let hear: ((event: { data: unknown; ports: readonly Port[] }) => void) | undefined;
  const port: Port = {
    postMessage: (message) => sent.push(message),
    on: (event: string, listener: (event: never) => void) => {
      if (event === 'message') hear = listener as typeof hear;
    },
  };
  return { port, says: (data: unknown) => hear?.({ data, ports: [] }) };
}

test('a worker can be written to before it runs, and speaks once it does', () => {
  const told: FromEngine[] = [];
  const broker = new WorkerBroker((message) => told.push(message));
  const worker = broker.start('media');
  const heard: unknown[] = [];
  worker.onMessage((message) => heard.push(message));
  worker.post('first');
  const sent: unknown[] = [];
  const { port, says } = portOf(sent);
  broker.receive({ kind: 'worker', worker: 1 }, port);
  worker.post('second');
  broker.receive({ kind: 'worker-started', worker: 1, pid: 42 }, undefined);
  says({ type: 'ready' });
  expect({ told, sent, heard, pid: worker.pid }).toEqual({
    told: [{ kind: 'start-worker', worker: 1, entry: 'media' }],
    sent: ['first', 'second'],
    heard: [{ type: 'ready' }],
    pid: 42,
  });
});

test('its end is told once, also when it never began, and it is not killed twice', () => {
  const told: FromEngine[] = [];
  const broker = new WorkerBroker((message) => told.push(message));
  const worker = broker.start('sweep');
  const reasons: string[] = [];
  worker.onExit((reason) => reasons.push(reason));
  worker.kill();
  broker.receive({ kind: 'worker-gone', worker: 1, reason: 'exit 9' }, undefined);
  broker.receive({ kind: 'worker-gone', worker: 1, reason: 'exit 9' }, undefined);
  worker.kill();
  worker.post('nobody');
  expect(reasons).toEqual(['exit 9']);
  expect(told.slice(1)).toEqual([{ kind: 'end-worker', worker: 1 }]);
});

test('each of several workers gets its own news', () => {
  const broker = new WorkerBroker(() => {});
  const gone: string[] = [];
  for (const name of ['a', 'b']) broker.start('media').onExit((reason) => gone.push(`${name} ${reason}`));
  broker.receive({ kind: 'worker-gone', worker: 2, reason: 'exit 1' }, undefined);
  expect(gone).toEqual(['b exit 1']);
});

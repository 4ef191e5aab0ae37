import { setTimeout as sleep } from 'node:timers/promises';

/** What V8 holds in a process of Node that was started with `--inspect`. */
export interface HeapWatch {
  /** Bytes in use after everything that nobody needs was collected. */
  used(): Promise<number>;
  close(): void;
}

/** Reads the address of the inspector (it is told on the standard error) from `said` and connects to it. */
export async function watchHeap(said: () => string): Promise<HeapWatch> {
  let address: string | undefined;
  for (let tries = 0; address === undefined && tries < 200; tries += 1) {
    address = /Debugger listening on (ws:\S+)/.exec(said())?.[1];
    if (address === undefined) await sleep(50);
  }
  if (address === undefined) throw new Error(`no inspector was announced: ${said()}`);
  const socket = new WebSocket(address);
  await new Promise((open, fail) => {
    socket.addEventListener('open', open, { once: true });
    socket.addEventListener('error', fail, { once: true });
  });
  let last = 0;
  const ask = (method: string): Promise<Record<string, unknown>> => {
    last += 1;
    const id = last;
    const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
    const hear = ({ data }: MessageEvent): void => {
      const answer = JSON.parse(String(data)) as { id?: number; result?: Record<string, unknown> };
      if (answer.id !== id) return;
      socket.removeEventListener('message', hear);
      resolve(answer.result ?? {});
    };
    socket.addEventListener('message', hear);
    socket.send(JSON.stringify({ id, method }));
    return promise;
  };
  return {
    async used() {
      await ask('HeapProfiler.collectGarbage');
      return Number((await ask('Runtime.getHeapUsage')).usedSize);
    },
    close: () => socket.close(),
  };
}

import { EventEmitter } from 'node:events';
import type { MessagePortMain, ParentPort } from 'electron';
import type { UtilityMessage } from './utility-process.ts';

/** Loaded first in a utility process: gives it `process.parentPort` and takes away what it would not have. */
const send = process.send?.bind(process) as (message: UtilityMessage) => void;
const post = (message: UtilityMessage): void => {
  if (process.connected) send(message);
};

class Port extends EventEmitter implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  readonly #id: number;
  readonly #waiting: unknown[] = [];
  #started = false;

  constructor(id: number) {
    super();
    this.#id = id;
  }

  postMessage(message: unknown): void {
    post({ kind: 'port', id: this.#id, data: message });
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    post({ kind: 'port-closed', id: this.#id });
    ports.delete(this.#id);
  }

  arrive(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

const ports = new Map<number, Port>();
const early: unknown[] = [];
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => post({ kind: 'parent', data, ports: [] }),
}) satisfies Pick<ParentPort, 'postMessage'>;
parentPort.on('newListener', (event) => {
  if (event === 'message')
    queueMicrotask(() => early.splice(0).forEach((message) => void parentPort.emit('message', message)));
});

process.on('message', (message: UtilityMessage) => {
  if (message.kind === 'port') ports.get(message.id)?.arrive(message.data);
  else if (message.kind === 'port-closed') {
    ports.get(message.id)?.emit('close');
    ports.delete(message.id);
  } else {
    const arrived = message.ports.map((id) => {
      const port = new Port(id);
      ports.set(id, port);
      return port;
    });
    const event = { data: message.data, ports: arrived };
    if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event);
    else early.push(event);
  }
});
process.on('disconnect', () => process.exit(0));

Object.assign(process, { parentPort, send: undefined });

import { EventEmitter } from 'node:events';
import type { MessageChannelMain as RealChannel, MessagePortMain as RealPort } from 'electron';

/** Where an end of a channel went when it was sent away: a page or another process. */
export interface Sink {
  message(data: unknown): void;
  close(): void;
}

/** One end of a channel. It waits for `start`, like the real one, and can be given to another process once. */
export class MessagePortMain extends EventEmitter implements Pick<RealPort, 'postMessage' | 'start' | 'close'> {
  peer!: MessagePortMain;
  readonly #waiting: unknown[] = [];
  #started = false;
  #closed = false;
  #sink: Sink | undefined;

  postMessage(message: unknown): void {
    if (!this.#closed) this.peer.deliver(structuredClone(message));
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.#emit(data);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    setImmediate(() => this.peer.closedByPeer());
  }

  /** Sends this end away: what waits and what comes goes to `sink`. Returns how the other side speaks and closes. */
  sendAway(sink: Sink): { post(data: unknown): void; close(): void } {
    if (this.#sink) throw new Error('this port was transferred before');
    this.#sink = sink;
    for (const data of this.#waiting.splice(0)) sink.message(data);
    return { post: (data) => this.peer.deliver(data), close: () => this.close() };
  }

  deliver(data: unknown): void {
    if (this.#closed) return;
    if (this.#sink) this.#sink.message(data);
    else if (this.#started) this.#emit(data);
    else this.#waiting.push(data);
  }

  closedByPeer(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#sink) this.#sink.close();
    else this.emit('close');
  }

  #emit(data: unknown): void {
    setImmediate(() => this.emit('message', { data, ports: [] }));
  }
}

export class MessageChannelMain implements Record<keyof Pick<RealChannel, 'port1' | 'port2'>, MessagePortMain> {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

/** The ends that were sent to one other place, by the number they have there. */
export class SentPorts {
  readonly #send: (message: PortMessage) => void;
  readonly #ends = new Map<number, { post(data: unknown): void; close(): void }>();
  #last = 0;

  constructor(send: (message: PortMessage) => void) {
    this.#send = send;
  }

  add(port: MessagePortMain): number {
    this.#last += 1;
    const id = this.#last;
    const end = port.sendAway({
      message: (data) => this.#send({ kind: 'port', id, data }),
      close: () => {
        this.#ends.delete(id);
        this.#send({ kind: 'port-closed', id });
      },
    });
    this.#ends.set(id, end);
    return id;
  }

  receive(message: PortMessage): void {
    if (message.kind === 'port') this.#ends.get(message.id)?.post(message.data);
    else {
      this.#ends.get(message.id)?.close();
      this.#ends.delete(message.id);
    }
  }

  /** The place is gone: all its ends are closed. */
  closeAll(): void {
    for (const end of this.#ends.values()) end.close();
    this.#ends.clear();
  }
}

export type PortMessage =
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly id: number };

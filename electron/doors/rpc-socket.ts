import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';
import { type WebSocket, WebSocketServer } from 'ws';
import { bytesOnWire } from '../../shared/api/bytes-on-wire.ts';
import type { Role } from '../../shared/api/contract/base.ts';

/** Who a socket belongs to; the engine checks each call against the role. */
export interface Caller {
  readonly role: Role;
  readonly person?: string;
}

export interface SocketLimits {
  /** Bytes of one message; 100,000 assets described at once fit. */
  readonly maxMessage: number;
  /** Sockets open at the same time. */
  readonly maxSockets: number;
  /** Milliseconds between two heartbeats; who misses one whole beat is gone. */
  readonly heartbeat: number;
}

export const socketLimits: SocketLimits = { maxMessage: 64_000_000, maxSockets: 128, heartbeat: 30_000 };

/** Bytes that may wait for a slow reader before it is let go; it comes back and reads afresh. */
const maxWaiting = 64_000_000;

export interface SocketDoor {
  /** Lets go of every socket: they come back by themselves, and find what is served then. */
  letGo(): void;
  /** Serves another router to whoever comes from now on. */
  replace(router: AnyRouter): void;
  /** Closes every socket: what is pending on the other side is rejected, subscriptions end. */
  close(): void;
}

/**
 * Serves the contract to the WebSockets of an HTTP server. `admit` decides about each one before it is opened: the
 * caller, or the status to refuse with. A socket that sends what is no message of ours is closed, never the process.
 */
export function serveSockets(
  server: Server,
  router: AnyRouter,
  admit: (request: IncomingMessage) => Caller | number,
  limits: SocketLimits = socketLimits,
): SocketDoor {
  let handler = new RPCHandler(router, { customJsonSerializers: bytesOnWire });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.maxMessage, perMessageDeflate: false });
  const awake = new WeakSet<WebSocket>();

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const caller = sockets.clients.size >= limits.maxSockets ? 503 : admit(request);
    if (typeof caller === 'number') {
      stream.end(`HTTP/1.1 ${caller} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, caller));
  };

  const serve = (socket: WebSocket, caller: Caller) => {
    awake.add(socket);
    socket.binaryType = 'arraybuffer';
    socket.on('pong', () => awake.add(socket));
    socket.on('error', () => socket.terminate());
    const wire = wireOf(socket);
    const mine = handler;
    socket.on('message', (data, isBinary) => {
      awake.add(socket);
      const message = isBinary ? (data as ArrayBuffer) : data.toString();
      mine.message(wire, message, { context: { ...caller } }).catch(() => socket.close(1007));
    });
    socket.on('close', () => mine.close(wire));
  };

  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!awake.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, limits.heartbeat);
  beat.unref();

  server.on('upgrade', upgrade);
  const dismiss = (code: number) => {
    for (const socket of sockets.clients) {
      socket.close(code);
      // who does not say goodbye within a moment is not waited for
      setTimeout(() => socket.terminate(), 1_000).unref();
    }
  };

  return {
    letGo: () => dismiss(1012),
    replace(next) {
      handler = new RPCHandler(next, { customJsonSerializers: bytesOnWire });
    },
    close() {
      clearInterval(beat);
      server.off('upgrade', upgrade);
      dismiss(1001);
      sockets.close();
    },
  };
}

/**
 * The socket as the handler sees it: sending waits until the system has taken the message, so that a subscription to a
 * slow reader folds its events together instead of piling them up.
 */
function wireOf(socket: WebSocket) {
  return {
    addEventListener: () => {}, // messages are handed over one by one, above
    send(message: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): Promise<void> {
      if (socket.bufferedAmount > maxWaiting) socket.terminate();
      return new Promise((resolve) => {
        // a socket that went away fails here; its close ends the call
        socket.send(message as string | Buffer, () => resolve());
      });
    },
  };
}

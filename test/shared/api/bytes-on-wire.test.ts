import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOnWire } from '../../../shared/api/bytes-on-wire.ts';

const [wire] = bytesOnWire;

describe('bytes in an answer', () => {
  it('are the same on the other side, whatever they are and however many', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const sent = wire?.serialize(bytes);
        expect(sent).toBe(Buffer.from(bytes).toString('base64'));
        expect(wire?.deserialize(sent)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('come out of a call as bytes', async () => {
    const { port1, port2 } = new MessageChannel();
    const router = { picture: os.handler(() => ({ mime: 'image/webp', bytes: Uint8Array.of(0, 127, 128, 255) })) };
    new RPCHandler(router, { customJsonSerializers: bytesOnWire }).upgrade(port1);
    const link = new RPCLink({ port: port2 as unknown as MessagePort, customJsonSerializers: bytesOnWire });
    port1.start();
    port2.start();
    const client = createORPCClient<{ picture(): Promise<{ mime: string; bytes: Uint8Array }> }>(link);
    expect(await client.picture()).toEqual({ mime: 'image/webp', bytes: Uint8Array.of(0, 127, 128, 255) });
    port1.close();
  });
});

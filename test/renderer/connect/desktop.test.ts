import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, it } from 'vitest';
import { connectDesktop } from '../../../renderer/connect/desktop.ts';
import { failureOf } from '../../../renderer/data/failure.ts';
import type { DesktopVerbs } from '../../../shared/api/desktop.ts';

const verbs = { platform: 'linux' } as DesktopVerbs;

/** An engine behind a port; `name` tells one from its successor. */
function enginePort(name: string) {
  const { port1, port2 } = new MessageChannel();
  const router = {
    library: { info: os.handler(() => ({ device: name })) },
    jobs: { list: os.handler(() => new Promise<never>(() => undefined)) },
  };
  new RPCHandler(router).upgrade(port1);
  port1.start();
  return { port: port2, end: () => port1.close() };
}

function createPage() {
  const page = new EventTarget();
  const say = (data: unknown, port?: MessagePort, source: unknown = page) => {
    const ports = port ? [port] : [];
    page.dispatchEvent(Object.assign(new Event('message'), { data, ports, source }));
  };
  return { page: page as unknown as Window, say };
}

describe('the connection of a desktop window', () => {
  it('waits for the port of the window itself', async () => {
    const { page, say } = createPage();
    const connecting = connectDesktop(page, verbs);
    const stranger = enginePort('stranger');
    const own = enginePort('own');
    say('bahan:port', stranger.port, {});
    say('something else', stranger.port);
    say('bahan:port');
    say('bahan:port', own.port);
    const { engine, desktop } = await connecting;
    expect(desktop).toBe(verbs);
    expect(await engine.library.info({})).toEqual({ device: 'own' });
    own.end();
    stranger.end();
  });

  it('rejects what is pending when the engine ends, and goes on with the next port', async () => {
    const { page, say } = createPage();
    const connecting = connectDesktop(page, verbs);
    const first = enginePort('first');
    say('bahan:port', first.port);
    const { engine, isOpen } = await connecting;
    const pending = engine.jobs.list({}).catch((error: unknown) => failureOf(error).code);
    await engine.library.info({});
    first.end();
    expect(await pending).toBe('connection-lost');
    await expect.poll(isOpen).toBe(false);
    const second = enginePort('second');
    say('bahan:port', second.port);
    expect(isOpen()).toBe(true);
    expect(await engine.library.info({})).toEqual({ device: 'second' });
    second.end();
  });
});

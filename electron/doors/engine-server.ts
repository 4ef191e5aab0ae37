import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { bytesOnWire } from '../../shared/api/bytes-on-wire.ts';
import type { EngineClient } from '../../shared/api/client.ts';
import { handedTo } from '../../shared/api/handing.ts';
import { BahanError } from '../../shared/errors.ts';
import type { Gathered } from '../../shared/model/intake.ts';
import type { Decoder, Host } from '../engine/host.ts';
import { DecodeBroker } from './decoder/decode-broker.ts';
import type { Way } from './decoder/way.ts';
import { type DesktopNews, tellNews } from './desktop-news.ts';
import type { Answers, CodedError, FromEngine, Port, Question, ToEngine } from './engine-wire.ts';
import type { MediaSource } from './media-routes.ts';
import { guardPort } from './rpc-port.ts';
import { WorkerBroker } from './worker-broker.ts';

/** What this door needs of an open library. */
export interface ServedLibrary extends MediaSource {
  readonly router: AnyRouter;
  readonly rests: { readonly isPaused: boolean; spare(spares: boolean): void };
  gather(paths: readonly string[]): Gathered;
  client(context: {
    readonly role: 'owner';
  }): Pick<EngineClient, 'assets' | 'jobs' | 'exports' | 'roots' | 'upkeep' | 'library'>;
  close(): Promise<void> | void;
}

export interface EngineServerOptions {
  /** The host without its workers: those come from main. */
  readonly host: Omit<Host, 'startWorker' | 'decoder'>;
  /** Makes the decoder, which may use main's hidden window. */
  decoder(window: Way): Decoder;
  open(folder: string, host: Host, how: { readonly again: boolean; readonly repair: boolean }): Promise<ServedLibrary>;
  exit(code: number): void;
}

/**
 * The engine as a process of the desktop program: opens the library that main names, serves the contract on each port
 * that main introduces, answers what main needs for pictures and files, and ends when it is told to. When a library is refused,
 * main decides with the person whether to try again, in a new process.
 */
export function serveEngine(parent: Port, options: EngineServerOptions): void {
  const send = (message: FromEngine) => parent.postMessage(message);
  const broker = new WorkerBroker(send);
  const window = new DecodeBroker(send);
  const decoder = options.decoder(window);
  const host: Host = {
    ...options.host,
    startWorker: (entry) => broker.start(entry),
    decoder,
    // main starts an engine again that ended without being told to
    restart: () => void close(),
  };
  const ending = new AbortController();
  let library: Promise<ServedLibrary> | undefined;
  let handler: RPCHandler<{ role: 'owner'; person: string }> | undefined;

  const open = async ({ folder, again, repair }: Extract<ToEngine, { kind: 'open' }>) => {
    try {
      library = options.open(folder, host, { again: again === true, repair: repair === true });
      handler = new RPCHandler((await library).router, { customJsonSerializers: bytesOnWire });
      host.log('info', 'engine-opened');
      send({ kind: 'opened' });
      void news(await library);
    } catch (error) {
      host.log('error', 'engine-refused', { error: String(error) });
      // main ends this process when it has heard it: a last word before an exit can be lost
      send({ kind: 'refused', error: coded(error) });
    }
  };

  const news = async ({ client, rests }: ServedLibrary) => {
    try {
      const source = { client: client({ role: 'owner' }), isPaused: () => rests.isPaused };
      const tell = (news: DesktopNews) => send({ kind: 'news', news });
      await tellNews(source, tell, ending.signal, () => host.clock.now());
    } catch (error) {
      // what is shown outside of the windows is not worth more than a line
      if (!ending.signal.aborted) host.log('warn', 'news-ended', { error: String(error) });
    }
  };

  const answer = async (ask: number, question: Question) => {
    try {
      if (!library) throw new BahanError('closed');
      send({ kind: 'answer', ask, answer: await reply(await library, question) });
    } catch (error) {
      if (!(error instanceof BahanError)) host.log('error', 'lookup-failed', { error: String(error) });
      send({ kind: 'no-answer', ask, error: coded(error) });
    }
  };

  const close = async () => {
    ending.abort();
    try {
      // at once: what the library still wants decoded would hold it up
      await Promise.all([(await library)?.close(), decoder.close()]);
      options.exit(0);
    } catch (error) {
      host.log('error', 'close-failed', { error: String(error) });
      options.exit(1);
    }
  };

  parent.on('message', ({ data, ports: [port] }) => {
    const message = data as ToEngine;
    switch (message.kind) {
      case 'open':
        if (!library) void open(message);
        break;
      case 'window':
        if (!handler || !port) break;
        handler.upgrade(guardPort(port), { context: { role: 'owner', person: host.person } });
        port.start?.();
        break;
      case 'ask':
        void answer(message.ask, message.question);
        break;
      case 'decoded':
      case 'decoding':
      case 'not-decoded':
        window.receive(message);
        break;
      case 'close':
        void close();
        break;
      default:
        broker.receive(message, port);
    }
  });
}

async function reply(library: ServedLibrary, question: Question): Promise<Answers[Question['what']]> {
  switch (question.what) {
    case 'picture':
      return (await library.store.get(question.key, question.size)) ?? null;
    case 'page':
      return await library.pageOf(question.id, question.page, question.edge);
    case 'thumb-of': {
      const [card] = await library.client({ role: 'owner' }).assets.cards({ ids: [question.id] });
      return card?.picture ? ((await library.store.get(card.picture, 'thumb')) ?? null) : null;
    }
    case 'original': {
      const found = await library.originalOf(question.id);
      if (found instanceof BahanError) throw found;
      return found;
    }
    case 'take-original':
      return await library.takeOriginal(question.id);
    case 'handed': {
      const { ids, preset } = question;
      const asked = { ids: [...ids], preset, channel: handedTo };
      const { files } = await library.client({ role: 'owner' }).exports.prepare(asked);
      return files.map(({ path }) => path);
    }
    case 'gather':
      return library.gather(question.paths);
    case 'wrote-into': {
      const jobs = await library.client({ role: 'owner' }).jobs.list({});
      return jobs.some(
        ({ kind, label }) => (kind === 'export' || kind === 'sheet') && label.folder === question.folder,
      );
    }
    case 'glance':
      await library.client({ role: 'owner' }).upkeep.glance({});
      return null;
    case 'pause':
      await library.client({ role: 'owner' }).upkeep.pause({ paused: question.paused });
      return null;
    case 'spare':
      library.rests.spare(question.spares);
      return null;
  }
}

function coded(error: unknown): CodedError {
  return error instanceof BahanError ? { code: error.code, details: error.details } : { code: 'internal', details: {} };
}

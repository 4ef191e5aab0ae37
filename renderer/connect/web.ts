import { RPCLink } from '@orpc/client/websocket';
import { bytesOnWire } from '../../shared/api/bytes-on-wire.ts';
import { BahanError } from '../../shared/errors.ts';
import { type Connection, connectionOf, Switchboard } from './connection.ts';

/** Waits in milliseconds between tries: quick at first, then patient. */
const waits = [250, 500, 1000, 2000, 4000, 8000, 15_000] as const;

/** True when this browser may come in; throws `connection-lost` when nobody answers. */
export async function isSignedIn(page: Window): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(new URL('/session', page.location.href), { credentials: 'same-origin', cache: 'no-store' });
  } catch (cause) {
    throw new BahanError('connection-lost', {}, { cause });
  }
  return response.status !== 401 && response.status !== 403;
}

/**
 * The engine over a WebSocket of the same origin. Throws `sign-in-needed` when the door does not know this browser.
 * Later losses are mended in the background; `closed` settles only when the door no longer lets this browser in.
 */
export async function connectWeb(page: Window): Promise<Connection> {
  if (!(await isSignedIn(page))) throw new BahanError('sign-in-needed');
  const board = new Switchboard();
  await plugIn(page, board);
  return connectionOf(board, undefined);
}

function plugIn(page: Window, board: Switchboard): Promise<void> {
  const address = new URL('/rpc', page.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const websocket = new WebSocket(address);
  websocket.binaryType = 'arraybuffer';
  // the link hears the close first and rejects what is pending, then the board hears it
  const link = new RPCLink<Record<never, never>>({ websocket, customJsonSerializers: bytesOnWire });
  return new Promise((resolve, reject) => {
    websocket.addEventListener('open', () => {
      board.plug(link);
      resolve();
    });
    websocket.addEventListener('close', () => {
      if (board.isOpen()) {
        board.unplug(link);
        void mend(page, board);
      }
      reject(new BahanError('connection-lost'));
    });
  });
}

async function mend(page: Window, board: Switchboard): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const wait = waits[Math.min(attempt, waits.length - 1)] ?? 1000;
    // a little unevenness, or twenty browsers would knock at the same moment
    await pause(page, wait * (0.8 + Math.random() * 0.4));
    try {
      if (!(await isSignedIn(page))) {
        board.end('sign-in-needed');
        return;
      }
      await plugIn(page, board);
      return;
    } catch {
      // nobody home yet
    }
  }
}

/** Waits, but not a moment longer than until the machine says that it has a network again. */
function pause(page: Window, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      page.clearTimeout(timer);
      page.removeEventListener('online', done);
      resolve();
    };
    const timer = page.setTimeout(done, milliseconds);
    page.addEventListener('online', done);
  });
}

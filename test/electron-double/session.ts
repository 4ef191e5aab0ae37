import type { CallbackResponse, Protocol, Session, WebContents, WebRequest } from 'electron';
import { onCommand } from './control.ts';
import type { SchemeHandler, SchemeHandlers } from './scheme-server.ts';
import { allWindows } from './windows.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Listener = (details: { url: string }, answer: (response: CallbackResponse) => void) => void;

interface Rules {
  askedForPermission: RequestHandler | undefined;
  beforeRequest: { urls: readonly RegExp[]; listener: Listener } | undefined;
  /** Who answers the program's own schemes in this session. */
  readonly handlers: SchemeHandlers;
}

const rules = new Map<string, Rules>();

/** What the program decided for a session; '' is the one that windows have without a partition. */
export function rulesOf(partition = ''): Rules {
  const known = rules.get(partition);
  if (known) return known;
  const made: Rules = { askedForPermission: undefined, beforeRequest: undefined, handlers: new Map() };
  rules.set(partition, made);
  return made;
}

const makeSession = (own: Rules) => ({
  setPermissionRequestHandler(handler: RequestHandler | null) {
    own.askedForPermission = handler ?? undefined;
  },
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
  setDisplayMediaRequestHandler() {},
  setSpellCheckerEnabled() {},
  webRequest: {
    onBeforeRequest(filter: unknown, listener?: unknown) {
      const { urls } = filter as { urls: string[] };
      own.beforeRequest = {
        urls: urls.map((url) => new RegExp(`^${url.replace(/[.?+^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}`)),
        listener: listener as Listener,
      };
    },
  } satisfies Pick<WebRequest, 'onBeforeRequest'>,
  protocol: {
    handle: (scheme, handler) => void own.handlers.set(scheme, handler as SchemeHandler),
    unhandle: (scheme) => void own.handlers.delete(scheme),
  } satisfies Pick<Protocol, 'handle' | 'unhandle'>,
});

type Simulated = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
> & {
  webRequest: Pick<WebRequest, 'onBeforeRequest'>;
  protocol: Pick<Protocol, 'handle' | 'unhandle'>;
};

const defaultSession = makeSession(rulesOf()) satisfies Simulated;
const partitions = new Map<string, Simulated>();

export const session = {
  defaultSession,
  fromPartition(partition: string): Simulated {
    const known = partitions.get(partition) ?? makeSession(rulesOf(partition));
    partitions.set(partition, known);
    return known;
  },
};

/** Whether the program's rules for a session let a request out of the computer. */
export function mayLeave(url: string, partition?: string): boolean {
  const { beforeRequest } = rulesOf(partition);
  if (!beforeRequest?.urls.some((pattern) => pattern.test(url))) return true;
  let cancelled = false;
  beforeRequest.listener({ url }, ({ cancel }) => {
    cancelled = cancel === true;
  });
  return !cancelled;
}

onCommand('ask-permission', async ({ permission }) => {
  const [window] = allWindows();
  const handler = rulesOf().askedForPermission;
  if (!handler || !window) return true; // without a handler Electron grants what is asked
  return await new Promise<boolean>((answer) => {
    handler(window.webContents as unknown as WebContents, permission as never, answer, {} as never);
  });
});

import type { CallbackResponse, Protocol, Session, WebContents, WebRequest } from 'electron';
import { onCommand } from './control.ts';
import type { SchemeHandler, SchemeHandlers } from './scheme-server.ts';
import { allWindows } from './windows.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Listener = (details: { url: string }, answer: (response: CallbackResponse) => void) => void;

type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type DisplayHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

interface Rules {
  askedForPermission: RequestHandler | undefined;
  checked: CheckHandler | undefined;
  device: DeviceHandler | undefined;
  display: DisplayHandler | undefined;
  beforeRequest: { urls: readonly RegExp[]; listener: Listener } | undefined;
  /** Who answers the program's own schemes in this session. */
  readonly handlers: SchemeHandlers;
}

const rules = new Map<string, Rules>();

/** What the program decided for a session; '' is the one that windows have without a partition. */
export function rulesOf(partition = ''): Rules {
  const known = rules.get(partition);
  if (known) return known;
  const made: Rules = {
    ...{ askedForPermission: undefined, checked: undefined, device: undefined, display: undefined },
    ...{ beforeRequest: undefined, handlers: new Map() },
  };
  rules.set(partition, made);
  return made;
}

const makeSession = (own: Rules) => ({
  setPermissionRequestHandler(handler: RequestHandler | null) {
    own.askedForPermission = handler ?? undefined;
  },
  setPermissionCheckHandler(handler: CheckHandler | null) {
    own.checked = handler ?? undefined;
  },
  setDevicePermissionHandler(handler: DeviceHandler | null) {
    own.device = handler ?? undefined;
  },
  setDisplayMediaRequestHandler(handler: DisplayHandler | null) {
    own.display = handler ?? undefined;
  },
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

// without a handler Electron grants what is asked, but gives no picture of the screen
onCommand('rules', async ({ partition, permission, url }) => {
  const { askedForPermission, checked, device, display } = rulesOf(partition);
  const contents = { getURL: () => url } as unknown as WebContents;
  const asked = new Promise<boolean>((answer) => {
    if (askedForPermission) askedForPermission(contents, permission as never, answer, {} as never);
    else answer(true);
  });
  const shown = new Promise<boolean>((answer) => {
    if (display) display({} as never, (streams) => answer(streams !== null));
    else answer(false);
  });
  return {
    requested: await asked,
    checked: checked?.(contents, permission as never, url, {} as never) ?? true,
    device: device?.({} as never) ?? true,
    display: await shown,
    leaves: mayLeave(url, partition),
  };
});

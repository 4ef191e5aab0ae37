import type { CallbackResponse, Session, WebContents, WebRequest } from 'electron';
import { onCommand } from './control.ts';
import { allWindows } from './windows.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Listener = (details: { url: string }, answer: (response: CallbackResponse) => void) => void;

let askedForPermission: RequestHandler | undefined;
let beforeRequest: { urls: readonly RegExp[]; listener: Listener } | undefined;

const defaultSession = {
  setPermissionRequestHandler(handler: RequestHandler | null) {
    askedForPermission = handler ?? undefined;
  },
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
  setDisplayMediaRequestHandler() {},
  setSpellCheckerEnabled() {},
  webRequest: {
    onBeforeRequest(filter: unknown, listener?: unknown) {
      const { urls } = filter as { urls: string[] };
      beforeRequest = {
        urls: urls.map((url) => new RegExp(`^${url.replace(/[.?+^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}`)),
        listener: listener as Listener,
      };
    },
  } satisfies Pick<WebRequest, 'onBeforeRequest'>,
} satisfies Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
> & { webRequest: Pick<WebRequest, 'onBeforeRequest'> };

export const session = { defaultSession };

/** Whether the program's rules let a request out of the computer. */
export function mayLeave(url: string): boolean {
  if (!beforeRequest?.urls.some((pattern) => pattern.test(url))) return true;
  let cancelled = false;
  beforeRequest.listener({ url }, ({ cancel }) => {
    cancelled = cancel === true;
  });
  return !cancelled;
}

onCommand('ask-permission', async ({ permission }) => {
  const [window] = allWindows();
  const handler = askedForPermission;
  if (!handler || !window) return true; // without a handler Electron grants what is asked
  return await new Promise<boolean>((answer) => {
    handler(window.webContents as unknown as WebContents, permission as never, answer, {} as never);
  });
});

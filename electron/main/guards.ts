import type { App, Session, WebContents } from 'electron';
import { isOurs, isPeoplesPage } from './sender.ts';

/** What the page may do beyond showing itself: fill the screen, keep it on during a slideshow, and copy words. */
const allowed: ReadonlySet<string> = new Set(['fullscreen', 'screen-wake-lock', 'clipboard-sanitized-write']);

export function mayHave(permission: string, origin: string): boolean {
  return allowed.has(permission) && isOurs(origin);
}

/** Refuses everything that was not thought of: devices, positions, notices, and any connection out of this computer. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => answer(mayHave(permission, contents.getURL())));
  session.setPermissionCheckHandler((contents, permission, origin) =>
    mayHave(permission, contents ? contents.getURL() : origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setSpellCheckerEnabled(false); // it would fetch dictionaries
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  );
}

/** A window shows our page and never another one, in itself or in a new window. */
export function guardPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => refuseForeign(event));
  contents.on('will-redirect', (event) => refuseForeign(event));
  contents.on('will-frame-navigate', (event) => refuseForeign(event));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function refuseForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (!isPeoplesPage(event.url)) event.preventDefault(); // a picture or an original is no page either
}

export function guardApp(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
}

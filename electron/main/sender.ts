/** Where the page lives. A registered standard scheme has an origin of its own, `app://bahan`. */
export const scheme = 'app';
export const host = 'bahan';
export const startPage = `${scheme}://${host}/`;

export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether an address is of our own page. */
export function isOurs(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${scheme}:` && url.host === host;
  } catch {
    return false;
  }
}

/** Whether an address is that of the page that people see: no picture, no original, not the page that decodes. */
export function isPeoplesPage(address: string): boolean {
  return isOurs(address) && new URL(address).pathname === '/';
}

/** Whether a message comes from that page itself: not from a frame inside it, not from a page that is gone. */
export function isOurPage(event: { readonly senderFrame: Frame | null }): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isPeoplesPage(frame.url);
}

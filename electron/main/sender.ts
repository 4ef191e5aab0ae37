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

/** Whether a message comes from our own page itself: not from a frame inside it, not from a page that is gone. */
export function isOurPage(event: { readonly senderFrame: Frame | null }): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

/**
 * Addresses of bytes, the same at `app://bahan/…` and at `http://…` of the office door. They are relative, carry no
 * path of a file, and a picture's address changes with its content, so it may be kept for ever.
 */
export type PictureSize = 'thumb' | 'preview';

/** `key` is the picture key of a card; a thumbnail is 512, a preview 1600 pixels on its longer side at most. */
export const pictureUrl = (key: string, size: PictureSize): string => `/media/${size}/${key}`;

/** The original of an asset, with ranges, for playing and for a browser that can show it. */
export const originalUrl = (id: string): string => `/media/original/${id}`;

export type MediaRequest =
  | { readonly what: PictureSize; readonly key: string }
  | { readonly what: 'original'; readonly id: string };

/** Reads the path part of an address. Anything that is not exactly one of ours is undefined. */
export function parseMediaPath(pathname: string): MediaRequest | undefined {
  const match = /^\/media\/(thumb|preview|original)\/([a-z0-9-]{1,100})$/.exec(pathname);
  if (!match) return undefined;
  const [, what, name] = match;
  if (what === 'original') return /^[a-z2-7]{12}$/.test(name ?? '') ? { what, id: name as string } : undefined;
  return { what: what as PictureSize, key: name as string };
}

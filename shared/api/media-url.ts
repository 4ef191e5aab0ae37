/**
 * Addresses of bytes, the same at `app://bahan/…` and at `http://…` of the office door. They are relative, carry no
 * path of a file, and a picture's address changes with its content, so it may be kept for ever.
 */
export type PictureSize = 'thumb' | 'preview' | 'strip' | 'peaks';

/**
 * `key` is the picture key of a card. A thumbnail is 512, a preview 1600 pixels on its longer side at most. `strip`:
 * the frames of a film side by side in one picture. `peaks`: the loudness of a sound over its time, one byte each.
 */
export const pictureUrl = (key: string, size: PictureSize): string => `/media/${size}/${key}`;

/** The original of an asset, with ranges, for playing and for a browser that can show it. */
export const originalUrl = (id: string): string => `/media/original/${id}`;

/** Longer sides, in pixels, that a page of a document is drawn in. */
export const pageEdges = [800, 1600, 3200] as const;
export type PageEdge = (typeof pageEdges)[number];

/** One page of a paged document; `key` is the picture key of its card, so that another content has another address. */
export const pageUrl = (id: string, key: string, page: number, edge: PageEdge): string =>
  `/media/page/${id}/${key}/${page}/${edge}`;

export type MediaRequest =
  | { readonly what: PictureSize; readonly key: string }
  | { readonly what: 'original'; readonly id: string }
  | { readonly what: 'page'; readonly id: string; readonly page: number; readonly edge: PageEdge };

const assetIdPattern = /^[a-z2-7]{12}$/;

/** Reads the path part of an address. Anything that is not exactly one of ours is undefined. */
export function parseMediaPath(pathname: string): MediaRequest | undefined {
  const page = /^\/media\/page\/([a-z2-7]{12})\/[a-z0-9-]{1,100}\/(0|[1-9]\d{0,5})\/(\d{3,4})$/.exec(pathname);
  if (page) {
    const edge = pageEdges.find((known) => known === Number(page[3]));
    return edge && { what: 'page', id: page[1] as string, page: Number(page[2]), edge };
  }
  const match = /^\/media\/(thumb|preview|strip|peaks|original)\/([a-z0-9-]{1,100})$/.exec(pathname);
  if (!match) return undefined;
  const [, what, name = ''] = match;
  if (what === 'original') return assetIdPattern.test(name) ? { what, id: name } : undefined;
  return { what: what as PictureSize, key: name };
}

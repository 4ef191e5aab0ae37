/** The scheme of links into the library of this computer, registered with its system. */
export const linkScheme = 'bahan';

/** A link that shows an asset in the desktop window, wherever it is pressed. */
export const assetLink = (id: string): string => `${linkScheme}://asset/${id}`;

// nothing is decoded, folded or cut off: whoever writes a link may be anybody. Some systems add a stroke at its end
const pattern = new RegExp(`^${linkScheme}://asset/([a-z2-7]{12})/?$`);

/** The asset that a link names; undefined for everything that is no such link to the letter. */
export function linkedAsset(link: string): string | undefined {
  return pattern.exec(link)?.[1];
}

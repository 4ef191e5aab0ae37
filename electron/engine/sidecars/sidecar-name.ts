import { parse } from 'node:path';
import { accompanies, isReadSidecar, ownersOf, sidecarsFor } from '../ingest/ignore.ts';
import { kindByName } from '../media/extensions.ts';

/** Photos as their camera's sensor gave them, which programs leave alone: their words have always lain beside them. */
const isRaw = (name: string): boolean => /^image\/x-(?!jp2)/.test(kindByName(name).mime);

/**
 * The sidecar of a file into which words about it are to be written, or undefined for a file that is one itself. One that
 * is there already, the more exactly named first; else Adobe's name for a RAW photo (`x.xmp`), and for all others the one
 * of digiKam and darktable (`x.jpg.xmp`). Never one that accompanies another file as well: it would say the same of both.
 *
 * @param names all that lies in its folder
 */
export function sidecarNameOf(name: string, names: readonly string[]): string | undefined {
  if (accompanies(name)) return undefined;
  const stem = parse(name).name.toLowerCase();
  // no others accompany it or compete with it, and folders may be large
  const near = names.filter((one) => one !== name && one.toLowerCase().startsWith(stem)).concat(name);
  const alone = (sidecar: string): boolean => {
    const owners = ownersOf(sidecar, near);
    return owners.length === 1 && owners[0] === name;
  };
  const there = sidecarsFor(name, near).find((one) => isReadSidecar(one) && alone(one));
  if (there) return there;
  const short = `${parse(name).name}.xmp`;
  return isRaw(name) && alone(short) ? short : `${name}.xmp`;
}

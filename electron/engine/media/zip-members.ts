import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';

/** The members of one ZIP, read within limits. */
export interface ZipMembers {
  readonly names: readonly string[];
  /** The bytes of a member, or undefined when there is none of this name. */
  read(name: string): Promise<Buffer | undefined>;
  /** The same as UTF-8 text. */
  text(name: string): Promise<string | undefined>;
}

const largestFile = 512 * 1024 * 1024;
const mostMembers = 20_000;
const largestMember = 64 * 1024 * 1024;
const largestSum = 256 * 1024 * 1024;
/** No honest document packs this tightly; small members may, since they are mostly repetition. */
const highestRatio = 200;
const ratioFrom = 1024 * 1024;

/**
 * Opens a ZIP from memory. What would unfold beyond the limits is refused before it is unfolded, by the sizes in its
 * directory, and again while it is, since a directory can lie.
 * @throws BahanError `file-damaged`, `file-too-large`, `file-locked-by-password`.
 */
export async function openZip(source: FileSource): Promise<ZipMembers> {
  if (source.size > largestFile) throw new BahanError('file-too-large', { bytes: source.size });
  const zip = await yauzl.fromBufferPromise(source.whole(), {
    lazyEntries: true,
    validateEntrySizes: true,
    // a name that leads out of a folder harms nobody here: nothing is ever written under it
    decodeStrings: false,
  });
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= mostMembers) throw tooLarge('members');
    const name = String(entry.fileName).replaceAll('\\', '/');
    if (!entries.has(name)) entries.set(name, entry);
  }
  let sum = 0;
  const read = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.get(name);
    if (!entry) return undefined;
    if (entry.isEncrypted()) throw new BahanError('file-locked-by-password', {});
    const { compressedSize: packed, uncompressedSize: size } = entry;
    if (size > largestMember || (size > ratioFrom && size > packed * highestRatio)) throw tooLarge(name);
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of (await zip.openReadStreamPromise(entry)) as Readable) {
      length += (part as Buffer).length;
      sum += (part as Buffer).length;
      if (length > largestMember || sum > largestSum) throw tooLarge(name);
      parts.push(part as Buffer);
    }
    return Buffer.concat(parts);
  };
  return {
    names: [...entries.keys()],
    read,
    text: async (name) => (await read(name))?.toString('utf8'),
  };
}

const tooLarge = (what: string): BahanError =>
  new BahanError('file-too-large', {}, { message: `the archive unfolds beyond its limits: ${what}` });

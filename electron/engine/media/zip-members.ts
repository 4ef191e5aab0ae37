import { crc32 } from 'node:zlib';
import { BahanError, type ErrorFacts } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { decodeText } from './probe/clean.ts';
import { unfold } from './unfold.ts';
import { openDirectory, type ZipEntry } from './zip-directory.ts';

/** The members of one ZIP, read within limits. */
export interface ZipMembers {
  readonly names: readonly string[];
  /** What was found wrong so far: the list of members is missing, a member ends early or differs from its checksum. */
  readonly problem: ErrorFacts | null;
  /** Some members need a password. */
  readonly locked: boolean;
  /** The bytes of a member, or undefined when there is none of this name; of a cut member, its beginning. */
  read(name: string): Promise<Buffer | undefined>;
  /** The same as text, by its byte order mark or as UTF-8. */
  text(name: string): Promise<string | undefined>;
}

const largestFile = 512 * 1024 * 1024;
const largestMember = 64 * 1024 * 1024;
const largestSum = 256 * 1024 * 1024;
/** No honest document packs this tightly; small members may, since they are mostly repetition. */
const highestRatio = 200;
const ratioFrom = 1024 * 1024;

/**
 * Opens a ZIP. What would unfold beyond the limits is refused before it is unfolded, by the sizes in its directory,
 * and again while it is, since a directory can lie.
 * @throws BahanError `file-damaged`, `file-too-large`, `file-locked-by-password`.
 */
export async function openZip(source: FileSource): Promise<ZipMembers> {
  if (source.size > largestFile) throw new BahanError('file-too-large', { bytes: source.size });
  const { entries, whole } = openDirectory(source);
  let problem: ErrorFacts | null = whole
    ? null
    : { code: 'file-truncated', message: 'the end of the archive with its list of members is missing' };
  let sum = 0;
  const read = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.get(name);
    if (!entry) return undefined;
    if (entry.locked) throw new BahanError('file-locked-by-password', {});
    const { packed, size } = entry;
    if (size > largestMember || (size > ratioFrom && size > packed * highestRatio)) throw tooLarge(name);
    const room = Math.min(largestMember, largestSum - sum);
    const { bytes, cut } = await unfold(packedBytes(source, entry), entry.method, room);
    if (bytes.length > room) throw tooLarge(name);
    sum += bytes.length;
    if (cut || (whole && bytes.length < size)) {
      problem ??= { code: cut === 'damaged' ? 'file-damaged' : 'file-truncated', message: `${name} ends early` };
    } else if (entry.checksum !== undefined && crc32(bytes) !== entry.checksum) {
      problem ??= { code: 'file-damaged', message: `${name} differs from its checksum` };
    }
    return bytes;
  };
  return {
    names: [...entries.keys()],
    get problem() {
      return problem;
    },
    locked: [...entries.values()].some((entry) => entry.locked),
    read,
    text: async (name) => {
      const bytes = await read(name);
      if (!bytes) return undefined;
      if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
      if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
      return decodeText(bytes);
    },
  };
}

/** The packed bytes of a member; its own header says where they begin. */
function packedBytes(source: FileSource, entry: ZipEntry): Buffer {
  const head = source.read(entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return Buffer.alloc(0);
  return source.read(entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), entry.packed);
}

const tooLarge = (what: string): BahanError =>
  new BahanError('file-too-large', {}, { message: `the archive unfolds beyond its limits: ${what}` });

import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { BahanError } from '../../../shared/errors.ts';

/** Bytes unfolded, at most a little more than was allowed; `cut` when the packed ones end early or stop making sense. */
export interface Unfolded {
  readonly bytes: Buffer;
  readonly cut: false | 'truncated' | 'damaged';
}

const stored = 0;
const deflated = 8;

/** @throws BahanError `file-unsupported` for other ways of packing, `file-too-large` beyond `room` bytes. */
export async function unfold(packed: Buffer, method: number, room: number): Promise<Unfolded> {
  if (method === stored) return { bytes: packed, cut: false };
  if (method !== deflated) {
    throw new BahanError('file-unsupported', {}, { message: `packed in a way that is not read: ${method}` });
  }
  try {
    const options = { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_SYNC_FLUSH };
    return { bytes: inflateRawSync(packed, options), cut: false };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new BahanError('file-too-large', {}, { message: 'the archive unfolds beyond its limits' });
    }
    return { bytes: await beginning(packed, room), cut: 'damaged' };
  }
}

/** What comes out before the packed bytes stop making sense. */
function beginning(packed: Buffer, room: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const stream = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
    const done = (): void => {
      stream.removeAllListeners('data');
      stream.destroy();
      resolve(Buffer.concat(parts));
    };
    stream.on('data', (part: Buffer) => {
      length += part.length;
      if (length > room) done();
      else parts.push(part);
    });
    stream.once('error', done);
    stream.once('end', done);
    // in small pieces, so that what comes before the break has already come out
    for (let at = 0; at < packed.length; at += 4096) stream.write(packed.subarray(at, at + 4096));
    stream.end();
  });
}

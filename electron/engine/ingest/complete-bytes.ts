/**
 * What the bytes of a file say about whether all of it is there. `whole`: its format has an end, and that is where the
 * file ends. `partial`: something of it points beyond its end, or there is nothing yet where its end should be.
 * `unknown`: its format does not tell.
 */
export type End = 'whole' | 'partial' | 'unknown';

/** Bytes of one file by position; fewer than asked for at its end. Few and short reads: the file may lie far away. */
export interface Bytes {
  readonly size: number;
  read(offset: number, length: number): Buffer;
}

/** An end that is all zeros this far was reserved and is not written yet. */
const zeroLength = 4096;

export function isZero(part: Buffer): boolean {
  for (const byte of part) if (byte !== 0) return false;
  return true;
}

/** `end`, unless the file ends in a long run of zeros: room that a copy reserved, whatever the file says of its size. */
export function unlessEmpty(end: End, bytes: Bytes): End {
  const length = Math.min(bytes.size, zeroLength);
  return end !== 'partial' && isZero(bytes.read(bytes.size - length, length)) ? 'partial' : end;
}

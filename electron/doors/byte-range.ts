/** Bytes from `start` up to and without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header for content of `size` bytes (RFC 9110, 14.1.2). No range, several ranges, another unit and
 * nonsense are `undefined`: the whole content is then the right answer.
 */
export function readRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  if (match[1] === '') {
    const last = Number(match[2]);
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size };
  }
  const start = Number(match[1]);
  const through = match[2] === '' ? Number.POSITIVE_INFINITY : Number(match[2]);
  if (through < start) return undefined;
  if (start >= size) return 'unsatisfiable';
  return { start, end: Math.min(size, through + 1) };
}

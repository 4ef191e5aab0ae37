/** A frame larger than this is none of ours. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Takes JPEG files apart that follow each other in one stream (`image2pipe`). Walks the markers (ITU T.81, B.1.1), so
 * that bytes inside a segment are never taken for an end.
 */
export class JpegSplitter {
  readonly #found: Buffer[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #scanned = 0;
  #inScan = false;

  /** @throws RangeError when the stream is no JPEG */
  hear(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (this.#step());
    if (this.#rest.length > mostBytes) throw new RangeError('the picture does not end');
  }

  get pictures(): readonly Buffer[] {
    return this.#found;
  }

  /** Goes one marker on; false when more bytes are needed. */
  #step(): boolean {
    const bytes = this.#rest;
    if (this.#inScan) return this.#endOfScan();
    if (this.#scanned === 0) {
      if (bytes.length < 2) return false;
      if (bytes.readUInt16BE(0) !== 0xffd8) throw new RangeError('this is no JPEG');
      this.#scanned = 2;
      return true;
    }
    if (bytes.length < this.#scanned + 4) return this.#isEnd();
    const marker = bytes.readUInt16BE(this.#scanned);
    if (marker === 0xffd9) return this.#isEnd();
    if (marker < 0xffc0) throw new RangeError('a marker is missing');
    const next = this.#scanned + 2 + bytes.readUInt16BE(this.#scanned + 2);
    if (next > mostBytes) throw new RangeError('the picture does not end');
    if (bytes.length < next) return false;
    this.#scanned = next;
    this.#inScan = marker === 0xffda;
    return true;
  }

  #isEnd(): boolean {
    const bytes = this.#rest;
    if (bytes.length < this.#scanned + 2 || bytes.readUInt16BE(this.#scanned) !== 0xffd9) return false;
    this.#found.push(Buffer.from(bytes.subarray(0, this.#scanned + 2)));
    this.#rest = bytes.subarray(this.#scanned + 2);
    this.#scanned = 0;
    return this.#rest.length > 0;
  }

  /** In compressed data 0xff is followed by 0 or by a restart marker; anything else ends it. */
  #endOfScan(): boolean {
    const bytes = this.#rest;
    for (;;) {
      const at = bytes.indexOf(0xff, this.#scanned);
      if (at < 0 || at + 1 >= bytes.length) {
        this.#scanned = at < 0 ? bytes.length : at;
        return false;
      }
      const code = bytes[at + 1] as number;
      if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) {
        this.#scanned = at;
        this.#inScan = false;
        return true;
      }
      this.#scanned = code === 0xff ? at + 1 : at + 2;
    }
  }
}

/** What is used here of packages that bring no types. */
declare module 'heic-decode' {
  interface Decoded {
    readonly width: number;
    readonly height: number;
    readonly data: Uint8ClampedArray;
  }
  interface Found {
    readonly width: number;
    readonly height: number;
    decode(): Promise<Decoded>;
  }
  export function all(input: { buffer: Uint8Array }): Promise<Found[] & { dispose(): void }>;
}

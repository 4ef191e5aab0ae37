/** Milliseconds between looks; tests bring shorter ones. */
export interface SweepTimes {
  /** Without a word from the sweep process, after which the folder is taken to be frozen. */
  readonly silence: number;
  /** Between two looks by folder times where the system tells of changes, and where it does not. */
  readonly heard: number;
  readonly unheard: number;
  /** Between two whole looks on a disk of this computer, and on another one. */
  readonly whole: number;
  readonly wholeFar: number;
  /** The least time between two looks that a window asked for. */
  readonly glance: number;
  /** Before each next try of a folder that does not answer; the last one goes on. */
  readonly retries: readonly number[];
}

export const sweepTimes: SweepTimes = {
  silence: 60_000,
  heard: 10 * 60_000,
  unheard: 60_000,
  whole: 60 * 60_000,
  wholeFar: 10 * 60_000,
  glance: 10_000,
  retries: [5_000, 10_000, 20_000, 40_000, 60_000],
};

/** A look may take up so much of the time: a share that needs minutes for one is not asked all day long. */
export const share = 10;

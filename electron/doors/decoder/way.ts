import type { ClipWay } from '../../../shared/model/clip.ts';
import type { ClipRequest, Frame, FramesRequest, Peaks, PeaksRequest } from '../../engine/host.ts';

/**
 * One way to decode. It is told what was found out about a file and tries it, or says by a BahanError why it cannot:
 * `file-unsupported` and `file-damaged` let the next way try. Each call ends within a limit of time of the way's own
 * and when `signal` aborts.
 */
export interface Way {
  readonly name: string;
  /** Whether it tries files of this type at all. */
  suits(mime: string): boolean;
  frames(request: FramesRequest, signal: AbortSignal): Promise<readonly Frame[]>;
  peaks(request: PeaksRequest, signal: AbortSignal): Promise<Peaks>;
  /** As the host's decoder: absent where this way encodes nothing. Its time has a limit for standing still alone. */
  clip?(request: ClipRequest, signal: AbortSignal, progress: (part: number) => void): Promise<void>;
  /** What `clip` can; undefined when nothing at all. */
  abilities?(signal: AbortSignal): Promise<ClipWay | undefined>;
  close(): Promise<void>;
}

import { BahanError } from '../../../shared/errors.ts';
import type { MovingFile } from '../../engine/host.ts';
import { formatOf } from './ffmpeg-format.ts';

/** The words before any output: one file, one demuxer, no other protocol, two threads, bounded pictures. */
export function input(file: MovingFile, before: readonly string[] = []): string[] {
  const format = formatOf(file.path, file.mime);
  if (format === undefined) throw new BahanError('file-unsupported');
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-filter_threads', '1'],
    ...['-max_alloc', String(1024 ** 3), '-threads', '2', '-max_pixels', String(2 ** 27)],
    ...['-protocol_whitelist', 'file', '-f', format, ...before, '-i', `file:${file.path}`],
  ];
}

/** There is nothing of the wanted kind in it or nothing here decodes it, or else it is broken. */
export function reason(said: string): BahanError {
  const unsupported = /matches no streams|Decoder \(codec [^)]*\) not found|Unknown input format|Unknown decoder/i;
  return new BahanError(unsupported.test(said) ? 'file-unsupported' : 'file-damaged');
}

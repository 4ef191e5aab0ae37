import {
  ADTS,
  FLAC,
  Input,
  type InputFormat,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  UrlSource,
  WAVE,
  WEBM,
} from 'mediabunny';
import type { Task } from './task.ts';

/** Containers that hold their own bytes; playlists, which name other addresses, are not among them. */
const formats: InputFormat[] = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, OGG, MP3, FLAC, ADTS, WAVE];

/** Memory for bytes of the file that were read. */
const cache = 32 * 1024 * 1024;

/** Opens the file of a job; whoever opens it disposes of it. */
export function openContainer(task: Task): Input {
  const source = new UrlSource(task.source, {
    maxCacheSize: cache,
    getRetryDelay: () => null, // the bytes are on this computer: what fails once fails
    handleUnhandledError: () => {},
  });
  return new Input({ source, formats });
}

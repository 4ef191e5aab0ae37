import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Which of ffmpeg's demuxers opens a type. Only containers that hold their own bytes are named: a demuxer that opens
 * other files or addresses (hls, dash, concat, playlists) can never be chosen by what a file contains.
 */
const formats: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/x-m4v': 'mov',
  'video/3gpp': 'mov',
  'video/3gpp2': 'mov',
  'audio/mp4': 'mov',
  'audio/x-m4a': 'mov',
  'video/x-matroska': 'matroska',
  'audio/x-matroska': 'matroska',
  'video/webm': 'matroska',
  'audio/webm': 'matroska',
  'video/x-msvideo': 'avi',
  'video/x-ms-wmv': 'asf',
  'video/x-ms-asf': 'asf',
  'audio/x-ms-wma': 'asf',
  'video/mp2t': 'mpegts',
  'video/mpeg': 'mpeg',
  'video/x-flv': 'flv',
  'application/mxf': 'mxf',
  'application/vnd.rn-realmedia': 'rm',
  'audio/x-pn-realaudio': 'rm',
  'video/ogg': 'ogg',
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/x-wav': 'wav',
  'audio/wav': 'wav',
  'audio/x-aiff': 'aiff',
  'audio/basic': 'au',
  'audio/x-caf': 'caf',
  'audio/amr': 'amr',
  'audio/amr-wb': 'amr',
  'audio/x-ape': 'ape',
  'audio/x-wavpack': 'wv',
  'audio/x-musepack': 'mpc8',
  'audio/x-dsf': 'dsf',
  'audio/x-dff': 'iff',
  'audio/x-dss': 'dss',
  'audio/x-tta': 'tta',
  'audio/ac3': 'ac3',
  'audio/vnd.dts': 'dts',
};

/** One type, but two layouts that different demuxers read; the first bytes tell. */
const byStart: Readonly<Record<string, readonly (readonly [start: string, format: string])[]>> = {
  'video/mpeg': [['\0\0\x01\xb3', 'mpegvideo']],
  'audio/x-musepack': [['MP+', 'mpc']],
};

export const knownTypes: readonly string[] = Object.keys(formats);

export const knowsFormat = (mime: string): boolean => mime in formats;

/** The demuxer for a file whose type was decided by its content; undefined where none may open it. */
export function formatOf(path: string, mime: string): string | undefined {
  const starts = byStart[mime];
  if (starts) {
    const start = startOf(path);
    for (const [bytes, format] of starts) if (start.startsWith(bytes)) return format;
  }
  return formats[mime];
}

function startOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(4);
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, 4, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return ''; // the program will say what is wrong with it
  }
}

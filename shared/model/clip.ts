import * as z from 'zod';
import type { AssetKind } from './kind.ts';

/** Files that parts of films (`mp4`, `webm`) and of sounds (`m4a`, `weba`, `wav`) are written as. */
export const clipForm = z.enum(['mp4', 'webm', 'm4a', 'weba', 'wav']);
export type ClipForm = z.infer<typeof clipForm>;

/** Sound alone in WebM is given the name that every program knows for what WebM is. */
export const clipExtensions: Readonly<Record<ClipForm, string>> = {
  mp4: '.mp4',
  webm: '.webm',
  m4a: '.m4a',
  weba: '.webm',
  wav: '.wav',
};

export const clipTypes: Readonly<Record<ClipForm, string>> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  weba: 'audio/webm',
  wav: 'audio/x-wav',
};

/** One way to make clips on this computer: the types of files that it opens, and what it can encode. */
export const clipWay = z.object({
  types: z.array(z.string()),
  video: z.array(z.enum(['avc', 'vp9', 'vp8'])),
  audio: z.array(z.enum(['aac', 'opus', 'pcm'])),
  /** Which of the codecs that are not decoded everywhere it decodes; left out: all of them. */
  decodes: z.array(z.string()).optional(),
});
export type ClipWay = z.infer<typeof clipWay>;

/** What this computer makes of films and sounds, best way first. */
export const abilities = z.object({ ways: z.array(clipWay) });
export type Abilities = z.infer<typeof abilities>;

/** Codecs that a browser may not decode, by the names that facts have for them. */
export const rareCodecs: ReadonlySet<string> = new Set([
  ...[
    'H.265 (HEVC)',
    'H.266 (VVC)',
    'AV1',
    'VP6',
    'MPEG-4 Visual',
    'H.263',
    'MPEG-1',
    'MPEG-2',
    'Motion JPEG',
    'ProRes',
  ],
  ...[
    'DV',
    'Theora',
    'Windows Media Video',
    'Cinepak',
    'Sorenson Video',
    'MP2',
    'AC-3',
    'E-AC-3',
    'DTS',
    'ALAC',
    'AMR',
  ],
  ...['ADPCM', 'Speex', 'QCELP', 'Windows Media Audio', 'GSM 6.10', 'Dolby TrueHD'],
]);

/** What of a file decides as what its clip is written; codecs as the file's facts name them. */
export interface ClipSource {
  readonly kind: AssetKind;
  readonly mime: string;
  readonly videoCodec?: string | null | undefined;
  readonly audioCodec?: string | null | undefined;
}

const best: Readonly<Record<'video' | 'audio', readonly ClipForm[]>> = {
  video: ['mp4', 'webm'],
  audio: ['m4a', 'weba', 'wav'],
};

/**
 * As what a clip of this file is written here: what is played everywhere first. Null where nothing here makes one. AAC
 * that is there already is taken over, so it needs no encoder.
 */
export function clipFormOf({ ways }: Abilities, source: ClipSource): ClipForm | null {
  if (source.kind !== 'video' && source.kind !== 'audio') return null;
  const codecs = [source.kind === 'video' ? source.videoCodec : null, source.audioCodec];
  const able = ways.filter(
    ({ types, decodes }) =>
      types.includes(source.mime) &&
      (!decodes || codecs.every((codec) => !codec || !rareCodecs.has(codec) || decodes.includes(codec))),
  );
  return best[source.kind].find((form) => able.some((way) => makes(way, form, source))) ?? null;
}

function makes({ video, audio }: ClipWay, form: ClipForm, source: ClipSource): boolean {
  const aac = audio.includes('aac') || /aac|mp4a/i.test(source.audioCodec ?? '');
  switch (form) {
    case 'mp4':
      return video.includes('avc') && aac;
    case 'webm':
      return (video.includes('vp9') || video.includes('vp8')) && audio.includes('opus');
    case 'm4a':
      return aac;
    case 'weba':
      return audio.includes('opus');
    case 'wav':
      return audio.includes('pcm');
  }
}

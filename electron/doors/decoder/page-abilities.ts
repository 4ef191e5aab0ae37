import * as z from 'zod';
import type { PageAbilities } from '../../../shared/decoding/wire.ts';
import { clipWay } from '../../../shared/model/clip.ts';

const said = z.object({
  video: clipWay.shape.video.max(3),
  audio: clipWay.shape.audio.max(3),
  decodes: z.array(z.string().max(50)).max(50).optional(),
});

/** What a page says that it encodes; undefined where it says something else. */
export function readAbilities(bytes: Uint8Array): PageAbilities | undefined {
  try {
    return said.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

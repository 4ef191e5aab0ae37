import * as z from 'zod';
import { assetId } from '../model/asset.ts';

/** The channel of copies that are dragged out of the window or put on the clipboard: nobody says there where they go. */
export const handedTo = 'other' as const;

/** So many at once. */
export const mostHanded = 200;

/** What a window asks of the desktop for a drag: copies of these assets, made with a preset. */
export const dragRequest = z.object({
  assets: z.array(assetId).min(1).max(mostHanded),
  preset: z.string().min(1).max(60),
});

import * as z from 'zod';

/** What an asset is to a person. `other` is everything that is none of the four. */
export const assetKind = z.enum(['photo', 'video', 'audio', 'document', 'other']);
export type AssetKind = z.infer<typeof assetKind>;

/** All kinds, in the order in which they are shown and stored (the index is what the database keeps). */
export const assetKinds: readonly AssetKind[] = ['photo', 'video', 'audio', 'document', 'other'];

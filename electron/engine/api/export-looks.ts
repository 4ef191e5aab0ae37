import type { Preset } from '../../../shared/model/export.ts';
import { cropsOf, cropsOfPicture } from '../export/crops.ts';
import { carriedBy, previewOf } from '../export/look-ahead.ts';
import { PartPictures } from '../export/part-pictures.ts';
import { findPreset } from '../export/presets.ts';
import { libraryPaths } from '../library-folder.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** What a copy would look like and what would leave with it, before it does. */
export const exportLooksApi = (os: Pick<Implementer['exports'], 'preview' | 'carried' | 'crops'>, engine: Engine) => {
  const { db, media, store, host } = engine;
  const pictures = new PartPictures(db, { media, decoder: host.decoder });
  const context = { db, media, store, logos: libraryPaths(engine.folder).logos };
  const chosen = (id: string): Preset => {
    const { origin: _, ...preset } = findPreset(engine.presets, id);
    return preset;
  };
  return {
    preview: os.preview.handler(async ({ input, signal }) => {
      const { id, preset, edge, part, of } = input;
      const seen = of && (await pictures.of(id, of, signal));
      const made = await previewOf(context, { id, preset: chosen(preset), edge, part, seen }, signal);
      // bytes of the media process come as a view of a larger piece of memory
      return { ...made, bytes: Uint8Array.from(made.bytes) };
    }),
    crops: os.crops.handler(async ({ input, signal }) => {
      const { id, ratios, of } = input;
      if (!of) return await cropsOf(engine, id, ratios, signal);
      return await cropsOfPicture(engine, id, await pictures.of(id, of, signal), ratios, signal);
    }),
    carried: os.carried.handler(({ input, signal }) => {
      const preset = chosen(input.preset);
      return carriedBy(context, input.id, preset, input.metadata ?? preset.metadata, signal);
    }),
  };
};

import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { KnownPreset, Preset } from '../../../../shared/model/export.ts';
import { type Done, useEdit } from '../../../data/edits.ts';
import { useEngine } from '../../../data/engine.tsx';
import { report } from '../../../data/report.ts';
import { useLanguage } from '../../../state/language.tsx';
import { notify } from '../../../state/notices.ts';
import { forgetDrawnCopies } from './forget-drawn.ts';

export interface PresetEdits {
  /** False when it was refused, which is told. */
  readonly save: (preset: Preset) => Promise<boolean>;
  /** Takes one of the office away, or gives one of the program back its own values. */
  readonly remove: (preset: KnownPreset) => Promise<boolean>;
  /** Takes presets from the text of a file. */
  readonly take: (text: string, name: string) => Promise<boolean>;
}

/** The edits of presets, each one step of undo. */
export function usePresetEdits(): PresetEdits {
  const { exports } = useEngine();
  const { run } = useEdit();
  const queries = useQueryClient();
  const language = useLanguage();
  return useMemo(() => {
    const told = async (done: Promise<Done | undefined>): Promise<boolean> => {
      const isDone = (await done) !== undefined;
      await queries.invalidateQueries({ queryKey: ['presets'] });
      forgetDrawnCopies(queries);
      return isDone;
    };
    return {
      save: (preset) =>
        told(
          run(() => exports.savePreset({ preset }), { key: 'presets.saved', values: { name: preset.name[language] } }),
        ),
      remove: (preset) =>
        told(
          run(() => exports.removePreset({ id: preset.id }), {
            key: preset.origin === 'changed' ? 'presets.was-reset' : 'presets.removed',
            values: { name: preset.name[language] },
          }),
        ),
      async take(text, name) {
        try {
          const done = await exports.importPresets({ text });
          // all of it was there already, to the letter
          if (done.edit === '') notify({ id: 'edit', tone: 'calm', key: 'presets.import-same', values: { name } });
          else await told(run(async () => done, { key: 'presets.imported', values: { name } }));
          return true;
        } catch (error) {
          report(error);
          return false;
        }
      },
    };
  }, [exports, run, queries, language]);
}

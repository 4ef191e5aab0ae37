import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { BahanError } from '../../../../shared/errors.ts';
import { type KnownLogo, largestLogo } from '../../../../shared/model/logo.ts';
import { useEngine } from '../../../data/engine.tsx';
import { usePresets } from '../../../data/exports.ts';
import { report } from '../../../data/report.ts';
import { notify } from '../../../state/notices.ts';
import { forgetDrawnCopies } from './forget-drawn.ts';
import { usesLogo } from './preset-form.ts';

export interface Logos {
  readonly logos: readonly KnownLogo[];
  readonly isError: boolean;
  readonly isRead: boolean;
  /** Keeps a file in the library. Answers its name there; undefined where it was refused, which is told. */
  readonly add: (file: File) => Promise<string | undefined>;
  /** Takes a logo out of the library, which can be taken back at once. */
  readonly remove: (file: string) => Promise<void>;
}

/** The logos of the office, and what is done with them. */
export function useLogos(): Logos {
  const { exports } = useEngine();
  const queries = useQueryClient();
  const { data: presets } = usePresets();
  const { data, isError } = useQuery({
    queryKey: ['logos'],
    queryFn: ({ signal }) => exports.logos({}, { signal }),
  });
  const verbs = useMemo(() => {
    const changed = async () => {
      await queries.invalidateQueries({ queryKey: ['logos'] });
      forgetDrawnCopies(queries);
    };
    const keep = async (name: string, bytes: Uint8Array): Promise<string | undefined> => {
      try {
        const { file } = await exports.addLogo({ name, bytes: new Uint8Array(bytes) });
        await changed();
        return file;
      } catch (error) {
        report(error);
        return undefined;
      }
    };
    return {
      async add(file: File) {
        if (file.size > largestLogo) {
          report(new BahanError('logo-unusable', { name: file.name }));
          return undefined;
        }
        const name = await keep(file.name, new Uint8Array(await file.arrayBuffer()));
        if (name !== undefined) notify({ id: 'logo', tone: 'calm', key: 'logos.added', values: { name } });
        return name;
      },
      async remove(file: string) {
        try {
          const { bytes } = await exports.removeLogo({ file });
          await changed();
          const count = (presets ?? []).filter((preset) => usesLogo(preset, file)).length;
          notify({
            // one step to take back is in sight at a time
            id: 'edit',
            tone: 'calm',
            key: count > 0 ? 'logos.removed-used' : 'logos.removed',
            values: { name: file, count },
            action: { label: 'action.undo', run: () => void keep(file, bytes) },
          });
        } catch (error) {
          report(error);
        }
      },
    };
  }, [exports, queries, presets]);
  return { logos: data ?? [], isError, isRead: data !== undefined, ...verbs };
}

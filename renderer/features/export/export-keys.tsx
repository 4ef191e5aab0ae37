import { useEffect } from 'react';
import { useRoom } from '../../data/engine.tsx';
import { struck } from '../../state/keys.ts';
import { takeKeys } from '../../state/shortcuts.ts';
import { targetsNow } from '../batch/targets.ts';
import { exporting, openExport } from './exporting.ts';

/** Ctrl+Shift+E takes out what is chosen or looked at. */
export function ExportKeys() {
  const { results } = useRoom();
  useEffect(
    () =>
      takeKeys((event) => {
        if (struck('chosen', event)?.act !== 'export') return false;
        const ids = targetsNow(results);
        if (ids.length === 0 || exporting.get()) return false;
        openExport(ids);
        return true;
      }),
    [results],
  );
  return null;
}

import { useMemo } from 'react';
import { useDesktop } from '../../data/engine.tsx';
import { report } from '../../data/report.ts';
import { dropped } from '../../state/dropped.ts';
import { useT } from '../../state/language.tsx';

/** Asks for files in the dialog of the system, to be copied; where there is none, says how else they come in. */
export function useChooseFiles(): () => void {
  const desktop = useDesktop();
  const t = useT();
  return useMemo(() => {
    const choose = async () => {
      if (!desktop) return dropped.set({ kind: 'browser' });
      const gathered = await desktop.chooseFiles(t('drop.choose'));
      if (gathered) dropped.set({ kind: 'taken', gathered });
    };
    return () => void choose().catch(report);
  }, [desktop, t]);
}

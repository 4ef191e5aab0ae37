import type { Health, Trouble } from '../../../shared/model/health.ts';
import { useBackup, useCheck, useHealthAgain, useSecondPlace } from '../../data/health.ts';
import { useReport } from '../../data/report.ts';
import { useSweep } from '../../data/roots.ts';
import { ask } from '../../state/asked.ts';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { useChooseFolder } from '../welcome/choose-folder.tsx';
import { newestBackup, type Remedy } from './trouble-words.ts';

/** Chooses the second place for backups and says so. */
export function useChooseSecondPlace(): { readonly isBusy: boolean; readonly choose: () => Promise<void> } {
  const t = useT();
  const chooseFolder = useChooseFolder();
  const report = useReport();
  const { mutateAsync, isPending } = useSecondPlace();
  const choose = async () => {
    const folder = await chooseFolder(t('health.second.choose'), t('point.choose.go'));
    if (folder === undefined) return;
    try {
      await mutateAsync(folder);
      notify({ id: 'second-place', tone: 'calm', key: 'health.second.chosen', values: { name: folderName(folder) } });
    } catch (error) {
      report(error);
    }
  };
  return { isBusy: isPending, choose };
}

/** Does what a button beside a trouble promises. */
export function useRemedies(health: Health): {
  readonly isBusy: boolean;
  readonly run: (remedy: Remedy, trouble: Trouble) => void;
} {
  const t = useT();
  const chooseFolder = useChooseFolder();
  const again = useHealthAgain();
  const backup = useBackup();
  const check = useCheck();
  const sweep = useSweep();
  const second = useChooseSecondPlace();
  const elsewhere = async () => {
    const folder = await chooseFolder(t('move.step.1.choose'), t('point.choose.go'));
    if (folder !== undefined) backup.mutate(folder);
  };
  const run = (remedy: Remedy, trouble: Trouble) => {
    switch (remedy) {
      case 'again':
        return again.mutate();
      case 'backup':
        return backup.mutate(null);
      case 'backup-elsewhere':
        return void elsewhere();
      case 'place':
        return void second.choose();
      case 'mend':
        return check.mutate(true);
      case 'restore': {
        const newest = newestBackup(health);
        if (newest) ask({ kind: 'restore', path: newest.path, at: newest.at });
        return undefined;
      }
      default: {
        if (trouble.root === null) return undefined;
        if (remedy === 'sweep') return sweep.mutate(trouble.root);
        return ask({ kind: remedy === 'point' ? 'point' : 'folder', root: trouble.root });
      }
    }
  };
  return { isBusy: again.isPending || backup.isPending || check.isPending || second.isBusy, run };
}

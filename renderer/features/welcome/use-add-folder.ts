import { useCallback } from 'react';
import { useDesktop } from '../../data/engine.tsx';
import { type Failure, failureOf, isQuiet } from '../../data/failure.ts';
import { useAddRoot } from '../../data/roots.ts';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { beginTips } from '../../state/tips.ts';
import { view } from '../../state/view.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';

export interface AddFolder {
  /** Begins to watch a folder; true when it does. */
  readonly add: (path: string) => Promise<boolean>;
  /** Asks with the dialog of the system and adds; undefined where there is none. */
  readonly choose: (() => Promise<void>) | undefined;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly forget: () => void;
}

export function useAddFolder(): AddFolder {
  const t = useT();
  const desktop = useDesktop();
  const { mutateAsync, isPending, error, reset } = useAddRoot();
  const add = useCallback(
    async (path: string) => {
      // a library that has shown nothing yet is somebody's first
      const isFirst = !view.get().isUsed;
      try {
        const root = await mutateAsync(path);
        notify({ id: 'folder', tone: 'calm', key: 'toast.added', values: { name: folderName(root.path) } });
        if (isFirst) beginTips();
        return true;
      } catch {
        // told where the person stands, from `failure`
        return false;
      }
    },
    [mutateAsync],
  );
  const chooseNative = useCallback(async () => {
    const path = await desktop?.chooseFolder(t('browse.title'));
    if (path) await add(path);
  }, [desktop, add, t]);
  const failure = error ? failureOf(error) : undefined;
  return {
    add,
    choose: desktop ? chooseNative : undefined,
    isBusy: isPending,
    failure: failure && !isQuiet(failure) ? failure : undefined,
    forget: reset,
  };
}

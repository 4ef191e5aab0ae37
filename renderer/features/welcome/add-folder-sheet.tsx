import { useEffect, useRef } from 'react';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { changeView, useView } from '../../state/view.ts';
import { BrowseDialog } from './browse-dialog.tsx';
import { useAddFolder } from './use-add-folder.ts';

/** Adding a folder from anywhere in the window: the dialog of the system where there is one, ours elsewhere. */
export function AddFolderSheet() {
  const t = useT();
  const { sheet } = useView();
  const isOpen = sheet === 'add-folder';
  const { add, choose, isBusy, failure, forget } = useAddFolder();
  const isAsking = useRef(false);
  useEffect(() => {
    if (!isOpen || !choose || isAsking.current) return;
    isAsking.current = true;
    changeView({ sheet: undefined });
    void choose().finally(() => {
      isAsking.current = false;
    });
  }, [isOpen, choose]);
  useEffect(() => {
    if (!choose || !failure) return;
    notify({ id: `failure-${failure.code}`, tone: 'failure', failure });
    forget();
  }, [choose, failure, forget]);
  return choose ? null : (
    <BrowseDialog
      title={t('browse.title')}
      go={t('browse.choose')}
      isOpen={isOpen}
      onClose={() => changeView({ sheet: undefined })}
      onChoose={add}
      isBusy={isBusy}
      failure={failure}
      onForget={forget}
    />
  );
}

import { useEffect, useRef } from 'react';
import { notify } from '../../state/notices.ts';
import { changeView, useView } from '../../state/view.ts';
import { BrowseDialog } from './browse-dialog.tsx';
import { useAddFolder } from './use-add-folder.ts';

/** Adding a folder from anywhere in the window: the dialog of the system where there is one, ours elsewhere. */
export function AddFolderSheet() {
  const { sheet } = useView();
  const isOpen = sheet === 'add-folder';
  const { choose, failure, forget } = useAddFolder();
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
  return choose ? null : <BrowseDialog isOpen={isOpen} onClose={() => changeView({ sheet: undefined })} />;
}

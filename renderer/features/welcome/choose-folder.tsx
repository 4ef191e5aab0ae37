import { useCallback } from 'react';
import { useDesktop } from '../../data/engine.tsx';
import { createStore, useStore } from '../../state/store.ts';
import { BrowseDialog } from './browse-dialog.tsx';

interface Wanted {
  readonly title: string;
  readonly go: string;
  readonly answer: (path: string | undefined) => void;
}

const wanted = createStore<Wanted | undefined>(undefined);

/**
 * Asks for a folder: with the dialog of the system where there is one, with ours elsewhere. `go` is the label of the
 * button that chooses. Undefined when the person thought better of it.
 */
export function useChooseFolder(): (title: string, go: string) => Promise<string | undefined> {
  const desktop = useDesktop();
  return useCallback(
    async (title, go) => {
      if (desktop) return (await desktop.chooseFolder(title)) ?? undefined;
      return await new Promise<string | undefined>((answer) => {
        wanted.get()?.answer(undefined);
        wanted.set({ title, go, answer });
      });
    },
    [desktop],
  );
}

/** The dialog that `useChooseFolder` opens in a browser; it stands once in the window, above everything. */
export function FolderChooser() {
  const now = useStore(wanted);
  if (!now) return null;
  const answer = (path: string | undefined) => {
    wanted.set(undefined);
    now.answer(path);
  };
  return (
    <BrowseDialog
      title={now.title}
      go={now.go}
      isOpen
      onClose={() => {
        if (wanted.get() === now) answer(undefined);
      }}
      onChoose={async (path) => {
        answer(path);
        return true;
      }}
    />
  );
}

import { lazy, Suspense } from 'react';
import { doing } from '../../state/doing.ts';
import { useStore } from '../../state/store.ts';
import { ActKeys } from './act-keys.tsx';

// none of these is part of the first picture
const BatchDialog = lazy(async () => ({ default: (await import('./batch-dialog.tsx')).BatchDialog }));
const PasteDialog = lazy(async () => ({ default: (await import('./paste-dialog.tsx')).PasteDialog }));

/** The keys for what is chosen, and the dialogs that they open. */
export function DoingRoom() {
  const kind = useStore(doing)?.kind;
  return (
    <>
      <ActKeys />
      <Suspense>
        {kind === 'batch' ? <BatchDialog /> : null}
        {kind === 'paste' ? <PasteDialog /> : null}
      </Suspense>
    </>
  );
}

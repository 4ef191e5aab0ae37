import { lazy, Suspense } from 'react';
import { consenting } from '../../state/consenting.ts';
import { doing } from '../../state/doing.ts';
import { editingCollection } from '../../state/editing-collection.ts';
import { useStore } from '../../state/store.ts';
import { CollectDialog } from '../collections/collect-dialog.tsx';
import { CollectionDialog } from '../collections/collection-dialog.tsx';
import { ActKeys } from './act-keys.tsx';

// none of these is part of the first picture
const BatchDialog = lazy(async () => ({ default: (await import('./batch-dialog.tsx')).BatchDialog }));
const PasteDialog = lazy(async () => ({ default: (await import('./paste-dialog.tsx')).PasteDialog }));
const ClockDialog = lazy(async () => ({ default: (await import('../clocks/clock-dialog.tsx')).ClockDialog }));
const StacksDialog = lazy(async () => ({ default: (await import('../stacks/stacks-dialog.tsx')).StacksDialog }));

const RightsDialog = lazy(async () => ({ default: (await import('../rights/rights-dialog.tsx')).RightsDialog }));
const ConsentDialog = lazy(async () => ({ default: (await import('../rights/consent-dialog.tsx')).ConsentDialog }));
const PublishDialog = lazy(async () => ({
  default: (await import('../published/publish-dialog.tsx')).PublishDialog,
}));
const SheetDialog = lazy(async () => ({ default: (await import('../published/sheet-dialog.tsx')).SheetDialog }));

/** The keys for what is chosen, and the dialogs that they open. */
export function DoingRoom() {
  const kind = useStore(doing)?.kind;
  const isConsenting = useStore(consenting) !== undefined;
  const isEditing = useStore(editingCollection) !== undefined;
  return (
    <>
      <ActKeys />
      <Suspense>
        {kind === 'batch' ? <BatchDialog /> : null}
        {kind === 'paste' ? <PasteDialog /> : null}
        {kind === 'clock' ? <ClockDialog /> : null}
        {kind === 'stacks' ? <StacksDialog /> : null}
        {kind === 'rights' ? <RightsDialog /> : null}
        {kind === 'publish' ? <PublishDialog /> : null}
        {kind === 'sheet' ? <SheetDialog /> : null}
        {isConsenting ? <ConsentDialog /> : null}
      </Suspense>
      {/* never fetched late: whoever asks for these begins to type at once */}
      {kind === 'collect' ? <CollectDialog /> : null}
      {isEditing ? <CollectionDialog /> : null}
    </>
  );
}

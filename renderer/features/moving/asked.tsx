import { lazy, Suspense } from 'react';
import { useRoots } from '../../data/roots.ts';
import { useAsked } from '../../state/asked.ts';

// none of these is part of the first picture
const FolderDialog = lazy(async () => ({ default: (await import('./folder-dialog.tsx')).FolderDialog }));
const PointDialog = lazy(async () => ({ default: (await import('./point-dialog.tsx')).PointDialog }));
const RestoreDialog = lazy(async () => ({ default: (await import('./restore-dialog.tsx')).RestoreDialog }));

/** The question that is open, if any. */
export function AskedDialog() {
  const asked = useAsked();
  const roots = useRoots().data;
  if (!asked) return null;
  const root = asked.kind === 'restore' ? undefined : roots?.find((one) => one.id === asked.root);
  return (
    <Suspense>
      {asked.kind === 'restore' ? <RestoreDialog path={asked.path} at={asked.at} /> : null}
      {asked.kind === 'point' && root ? <PointDialog key={root.id} root={root} /> : null}
      {asked.kind === 'folder' && root ? <FolderDialog key={root.id} root={root} /> : null}
    </Suspense>
  );
}

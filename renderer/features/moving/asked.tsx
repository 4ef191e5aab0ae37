import { useRoots } from '../../data/roots.ts';
import { useAsked } from '../../state/asked.ts';
import { FolderDialog } from './folder-dialog.tsx';
import { PointDialog } from './point-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** The question that is open, if any. */
export function AskedDialog() {
  const asked = useAsked();
  const roots = useRoots().data;
  if (!asked) return null;
  if (asked.kind === 'restore') return <RestoreDialog path={asked.path} at={asked.at} />;
  const root = roots?.find((one) => one.id === asked.root);
  if (!root) return null;
  return asked.kind === 'point' ? (
    <PointDialog key={root.id} root={root} />
  ) : (
    <FolderDialog key={root.id} root={root} />
  );
}

import { lazy, Suspense, useState } from 'react';
import { useIsConnected } from '../../data/engine.tsx';
import { useRoots } from '../../data/roots.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { askNoMore, places, restoring } from './restoring.ts';

const PointForm = lazy(async () => ({ default: (await import('./point-form.tsx')).PointForm }));

/** After a library came from another computer: where each of its folders is here, one after the other. */
export function PlacesDialog() {
  const t = useT();
  const isRestoring = useStore(restoring) !== undefined;
  const { askedUntil } = useStore(places);
  const isConnected = useIsConnected();
  const { data } = useRoots();
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set());
  if (isRestoring || !isConnected || askedUntil < Date.now()) return null;
  const away = (data ?? []).filter((one) => one.state === 'offline' && !passed.has(one.id));
  const [root] = away;
  if (!root) return null;
  const next = () => setPassed((before) => new Set(before).add(root.id));
  return (
    <Dialog title={t('places.title')} closeLabel={t('places.later')} isOpen onClose={askNoMore}>
      <p className="moving__words">{t('places.words')}</p>
      <p className="places__progress" role="status">
        {t('places.progress', { at: passed.size + 1, total: passed.size + away.length })}
      </p>
      <h3 className="places__name">{folderName(root.path)}</h3>
      <Suspense>
        <PointForm key={root.id} root={root} onDone={next} skip={{ label: t('places.later'), onSkip: next }} />
      </Suspense>
    </Dialog>
  );
}

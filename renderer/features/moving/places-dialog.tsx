import { useState } from 'react';
import { useIsConnected } from '../../data/engine.tsx';
import { useRoots } from '../../data/roots.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { PointForm } from './point-form.tsx';
import { places, restoring } from './restoring.ts';

/** After a library came from another computer: where each of its folders is here, one after the other. */
export function PlacesDialog() {
  const isRestoring = useStore(restoring) !== undefined;
  const { areAsked } = useStore(places);
  const isConnected = useIsConnected();
  const { data, isFetching } = useRoots();
  if (!areAsked || isRestoring || !isConnected || !data || (isFetching && data.length === 0)) return null;
  return <Inside />;
}

const stop = () => places.set({ areAsked: false });

function Inside() {
  const t = useT();
  const roots = useRoots().data ?? [];
  // those that were away when this began keep their numbers while one after the other is shown
  const [order] = useState(() => roots.filter((root) => root.state === 'offline').map((root) => root.id));
  const [at, setAt] = useState(0);
  const root = roots.find((one) => one.id === order[at]);
  const next = () => (at + 1 < order.length ? setAt(at + 1) : stop());
  if (!root) return null;
  return (
    <Dialog title={t('places.title')} closeLabel={t('places.later')} isOpen onClose={stop}>
      <p className="moving__words">{t('places.words')}</p>
      <p className="places__progress" role="status">
        {t('places.progress', { at: at + 1, total: order.length })}
      </p>
      <h3 className="places__name">{folderName(root.path)}</h3>
      <PointForm key={root.id} root={root} onDone={next} skip={{ label: t('places.later'), onSkip: next }} />
    </Dialog>
  );
}

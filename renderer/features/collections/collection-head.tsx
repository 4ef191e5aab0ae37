import { FolderMinus, X } from 'lucide-react';
import { useCollectionEdits, useCollections } from '../../data/collections.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { goTo, settledQuery } from '../../state/query.ts';
import { useSelection } from '../../state/selection.ts';
import { useSelected } from '../../state/store.ts';
import { CollectionMenu } from './collections-part.tsx';
import './collections.css';

/** What the collection that is looked at is called and for, above its pictures. */
export function CollectionHead() {
  const t = useT();
  const collection = useSelected(settledQuery, (now) => now.collection);
  const one = useCollections().data?.find((each) => each.id === collection);
  const { ids } = useSelection();
  const edits = useCollectionEdits();
  return (
    <header className="collection-head">
      <div className="collection-head__words">
        <h2>{one?.name ?? ''}</h2>
        <span>{one ? t('collections.count', { count: one.count }) : ''}</span>
        <span className="collection-head__hint">{one && one.count > 1 ? t('collections.order-hint') : ''}</span>
        {one?.note ? <p>{one.note}</p> : null}
      </div>
      {one && ids.size > 0 ? (
        <Button
          size="small"
          icon={<FolderMinus aria-hidden="true" />}
          className="collection-head__take"
          onPress={() => void edits.take(one, [...ids])}
        >
          {t('collections.take')}
        </Button>
      ) : null}
      {one ? <CollectionMenu one={one} label={t('collections.more', { name: one.name })} /> : null}
      <IconButton
        size="small"
        label={t('collections.leave')}
        keys="Esc"
        icon={<X aria-hidden />}
        onPress={() => goTo(undefined)}
      />
    </header>
  );
}

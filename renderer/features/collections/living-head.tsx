import { FolderSearch, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useCollections } from '../../data/collections.ts';
import { useResultPart } from '../../data/result.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { renewLiving } from '../../state/living.ts';
import { goTo, settledQuery } from '../../state/query.ts';
import { useSelected } from '../../state/store.ts';
import { CollectionMenu } from './collections-part.tsx';
import './collections.css';

/** What the living collection that is looked at is called and looks for, above what it finds. */
export function LivingHead() {
  const living = useSelected(settledQuery, (now) => now.living);
  return living ? <Head key={living.id} id={living.id} search={living.query} /> : null;
}

function Head({ id, search }: { readonly id: string; readonly search: string }) {
  const t = useT();
  const collections = useCollections();
  const total = useResultPart((result) =>
    result.result !== undefined && result.totalIsExact ? result.total : undefined,
  );
  const one = collections.data?.find((each) => each.id === id);
  const now = one?.query;
  /** A new one comes into the list a moment after it is looked at. */
  const wasThere = useRef(false);
  useEffect(() => {
    if (typeof now === 'string') {
      wasThere.current = true;
      renewLiving({ id, query: now });
    } else if (wasThere.current) goTo(undefined);
  }, [id, now]);
  return (
    <header className="collection-head">
      <div className="collection-head__words">
        <h2>{one?.name ?? ''}</h2>
        <span>{total === undefined ? '' : t('collections.count', { count: total })}</span>
        <span className="collection-head__search">
          <FolderSearch aria-hidden />
          <span className="hidden-words">{t('living.query')}: </span>
          {search}
        </span>
        {one?.note ? <p>{one.note}</p> : null}
      </div>
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

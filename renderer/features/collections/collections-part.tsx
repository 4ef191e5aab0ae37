import { Ellipsis, FolderHeart, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { Collection } from '../../../shared/model/collection.ts';
import { useCollectionEdits, useCollections } from '../../data/collections.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { goToCollection, useQuery } from '../../state/query.ts';
import { closeDrawers } from '../../state/view.ts';
import { editing } from './editing.ts';
import './collections.css';

/** The collections of the office, in the list of places. */
export function CollectionsPart() {
  const t = useT();
  const { data } = useCollections();
  return (
    <section className="sidebar__group" aria-labelledby="sidebar-collections">
      <header className="sidebar__head">
        <h2 id="sidebar-collections">{t('collections.title')}</h2>
        <IconButton
          size="small"
          label={t('collections.new')}
          icon={<Plus aria-hidden />}
          onPress={() => editing.set('new')}
        />
      </header>
      {data?.length === 0 ? <p className="sidebar__none">{t('collections.none')}</p> : null}
      <ul>
        {data?.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one }: { readonly one: Collection }) {
  const t = useT();
  const { number } = useFormats();
  const { collection } = useQuery();
  const isHere = collection === one.id;
  return (
    <li className="collection-row">
      <Button
        className={`place ${isHere ? 'place--here' : ''}`}
        {...(isHere ? { 'aria-current': 'true' } : {})}
        onPress={() => {
          goToCollection(one.id);
          closeDrawers();
        }}
      >
        <FolderHeart aria-hidden />
        <span className="place__words" title={one.note ? `${one.name}\n${one.note}` : one.name}>
          {one.name}
        </span>
        <span className="place__count">{number(one.count)}</span>
      </Button>
      <CollectionMenu one={one} label={t('collections.more', { name: one.name })} />
    </li>
  );
}

/** What can be done with a collection as a whole. */
export function CollectionMenu({ one, label }: { readonly one: Collection; readonly label: string }) {
  const t = useT();
  const edits = useCollectionEdits();
  return (
    <Menu
      trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden />} />}
      label={label}
      entries={[
        { id: 'edit', label: t('collections.edit') },
        { id: 'remove', label: t('collections.remove') },
      ]}
      onAction={(id) => {
        if (id === 'edit') editing.set(one.id);
        else void edits.remove(one);
      }}
    />
  );
}

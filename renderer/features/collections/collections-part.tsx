import { Ellipsis, FolderHeart, FolderSearch, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { Collection } from '../../../shared/model/collection.ts';
import { useCollectionEdits, useCollections } from '../../data/collections.ts';
import { useLivingCount, useRecounts } from '../../data/living-counts.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu, type MenuEntry } from '../../elements/menu.tsx';
import { canSaveSearch, editingCollection, saveSearch } from '../../state/editing-collection.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { goToLiving } from '../../state/living.ts';
import { goToCollection, query, useQuery } from '../../state/query.ts';
import { closeDrawers } from '../../state/view.ts';
import './collections.css';

/** The collections of the office, in the list of places. */
export function CollectionsPart() {
  const t = useT();
  const { data } = useCollections();
  useRecounts();
  return (
    <section className="sidebar__group" aria-labelledby="sidebar-collections">
      <header className="sidebar__head">
        <h2 id="sidebar-collections">{t('collections.title')}</h2>
        <NewCollection />
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

/** Makes an empty one, or keeps the search that is shown. */
function NewCollection() {
  const t = useT();
  const now = useQuery();
  const label = t('collections.new');
  const make = () => editingCollection.set({});
  if (!canSaveSearch(now)) return <IconButton size="small" label={label} icon={<Plus aria-hidden />} onPress={make} />;
  return (
    <Menu
      trigger={<IconButton size="small" label={label} icon={<Plus aria-hidden />} />}
      label={label}
      entries={[
        { id: 'search', label: t('living.save.this'), icon: <FolderSearch aria-hidden />, keys: 'Ctrl+S' },
        { id: 'empty', label: t('living.empty-one'), icon: <FolderHeart aria-hidden /> },
      ]}
      onAction={(id) => (id === 'search' ? saveSearch() : make())}
    />
  );
}

function Row({ one }: { readonly one: Collection }) {
  const t = useT();
  const { number } = useFormats();
  const { collection, living } = useQuery();
  const isHere = (collection ?? living?.id) === one.id;
  const found = useLivingCount(one);
  const count = one.query === null ? one.count : found;
  const Icon = one.query === null ? FolderHeart : FolderSearch;
  const about = one.query === null ? t('collections.by-hand') : t('living.title', { query: one.query });
  return (
    <li className="collection-row">
      <Button
        className={`place ${isHere ? 'place--here' : ''}`}
        {...(isHere ? { 'aria-current': 'true' } : {})}
        onPress={() => {
          if (one.query === null) goToCollection(one.id);
          else goToLiving({ id: one.id, query: one.query }, one.sort);
          closeDrawers();
        }}
      >
        <Icon aria-hidden />
        <span className="place__words" title={[one.name, about, one.note].filter(Boolean).join('\n')}>
          {one.name}
        </span>
        {one.query === null ? null : <span className="hidden-words">{t('living.is')}</span>}
        {count === undefined ? null : <span className="place__count">{number(count)}</span>}
      </Button>
      <CollectionMenu one={one} label={t('collections.more', { name: one.name })} />
    </li>
  );
}

/** What can be done with a collection as a whole. */
export function CollectionMenu({ one, label }: { readonly one: Collection; readonly label: string }) {
  const t = useT();
  const edits = useCollectionEdits();
  const { query: search, sort } = one;
  const entries: (MenuEntry & { readonly run: () => void })[] = [
    {
      id: 'edit',
      label: t(search === null ? 'collections.edit' : 'living.edit'),
      run: () => editingCollection.set({ id: one.id }),
    },
    ...(search === null
      ? []
      : [
          {
            id: 'open',
            label: t('living.open-search'),
            run: () => query.set(({ order }) => ({ text: `${search} `, order: sort ?? order })),
          },
        ]),
    { id: 'remove', label: t('collections.remove'), startsGroup: true, run: () => void edits.remove(one) },
  ];
  return (
    <Menu
      trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden />} />}
      label={label}
      entries={entries}
      onAction={(id) => entries.find((entry) => entry.id === id)?.run()}
    />
  );
}

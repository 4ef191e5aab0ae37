import { useState } from 'react';
import type { Collection } from '../../../shared/model/collection.ts';
import type { SearchOrder } from '../../../shared/model/search.ts';
import { useCollectionEdits, useCollections } from '../../data/collections.ts';
import { useFound } from '../../data/living-counts.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { type EditingCollection, editingCollection } from '../../state/editing-collection.ts';
import { useT } from '../../state/language.tsx';
import { goToLiving, renewLiving } from '../../state/living.ts';
import { goToCollection } from '../../state/query.ts';
import { useStore } from '../../state/store.ts';
import { nameOfSearch } from './name-of-search.ts';
import './collections.css';

const orders: readonly SearchOrder[] = ['newest', 'oldest', 'best'];

/** Name and note of a collection; of a living one also what it looks for. */
export function CollectionDialog() {
  const now = useStore(editingCollection);
  const collections = useCollections();
  if (now === undefined) return null;
  const one = collections.data?.find((collection) => collection.id === now.id);
  return now.id === undefined || one ? <Opened key={now.id ?? ''} now={now} one={one} /> : null;
}

function Opened({ now, one }: { readonly now: EditingCollection; readonly one: Collection | undefined }) {
  const t = useT();
  const edits = useCollectionEdits();
  const first = firstSearch(now, one);
  const [name, setName] = useState(one?.name ?? (first ? nameOfSearch(first.query) : ''));
  const [note, setNote] = useState(one?.note ?? '');
  const [text, setText] = useState(first?.query ?? '');
  const [order, setOrder] = useState<SearchOrder>(first?.sort ?? 'newest');
  const found = useFound(first ? text : '');
  const search = first ? { query: text.trim(), sort: order } : undefined;
  const isLacking = name.trim() === '' || search?.query === '';
  const close = () => editingCollection.set(undefined);
  const go = async () => {
    if (isLacking) return;
    const words = { name: name.trim(), note: note.trim() || null };
    const id = one?.id ?? (await (search ? edits.createLiving(words.name, search) : edits.create(words.name, [])));
    if (id === undefined) return;
    if ((one || words.note !== null) && !(await edits.save(id, { ...words, ...(one ? search : {}) }))) return;
    if (one && search) renewLiving({ id, query: search.query });
    else if (search) goToLiving({ id, query: search.query }, search.sort);
    else if (!one) goToCollection(id);
    close();
  };
  const onEnter = (event: { key: string }) => {
    if (event.key === 'Enter') void go();
  };
  return (
    <Dialog
      title={t(one ? (first ? 'living.edit' : 'collections.edit') : first ? 'living.save' : 'collections.new')}
      closeLabel={t('action.close')}
      isOpen
      onClose={close}
      size="small"
      footer={
        <>
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={isLacking} onPress={() => void go()}>
            {t(one || first ? 'collections.save' : 'collections.create')}
          </Button>
        </>
      }
    >
      <div className="collection-form">
        {first && !one ? <p>{t('living.save.why')}</p> : null}
        <TextField label={t('collections.name')} value={name} onChange={setName} autoFocus onKeyDown={onEnter} />
        {first ? (
          <>
            <TextField
              label={t('living.query')}
              value={text}
              onChange={setText}
              onKeyDown={onEnter}
              description={
                <span aria-live="polite">{found === undefined ? ' ' : t('living.found', { count: found })}</span>
              }
            />
            <Segmented
              label={t('search.order')}
              value={order}
              onChange={setOrder}
              segments={orders.map((value) => ({ value, label: t(`search.order.${value}`) }))}
            />
          </>
        ) : null}
        <TextField
          label={t('collections.note')}
          value={note}
          onChange={setNote}
          rows={3}
          placeholder={t('collections.note.example')}
        />
      </div>
    </Dialog>
  );
}

/** What a living collection begins with; undefined for one that is made by hand. */
function firstSearch({ search }: EditingCollection, one: Collection | undefined) {
  if (one) return one.query === null ? undefined : { query: one.query, sort: one.sort ?? 'newest' };
  return search && { query: search.query, sort: search.order };
}

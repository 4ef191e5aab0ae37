import { useState } from 'react';
import { useCollectionEdits, useCollections } from '../../data/collections.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';
import { goToCollection } from '../../state/query.ts';
import { useStore } from '../../state/store.ts';
import { editing } from './editing.ts';

/** Name and note of a collection. */
export function CollectionDialog() {
  const id = useStore(editing);
  const collections = useCollections();
  if (id === undefined) return null;
  const one = collections.data?.find((collection) => collection.id === id);
  return id === 'new' || one ? <Opened key={id} id={id} name={one?.name ?? ''} note={one?.note ?? ''} /> : null;
}

function Opened(props: { readonly id: string; readonly name: string; readonly note: string }) {
  const { id } = props;
  const t = useT();
  const edits = useCollectionEdits();
  const [name, setName] = useState(props.name);
  const [note, setNote] = useState(props.note);
  const close = () => editing.set(undefined);
  const go = async () => {
    const called = name.trim();
    if (called === '') return;
    if (id !== 'new') {
      if (await edits.save(id, { name: called, note: note.trim() || null })) close();
      return;
    }
    const made = await edits.create(called, []);
    if (made === undefined) return;
    if (note.trim() !== '') await edits.save(made, { name: called, note: note.trim() });
    goToCollection(made);
    close();
  };
  return (
    <Dialog
      title={t(id === 'new' ? 'collections.new' : 'collections.edit')}
      closeLabel={t('action.close')}
      isOpen
      onClose={close}
      size="small"
      footer={
        <>
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={name.trim() === ''} onPress={() => void go()}>
            {t(id === 'new' ? 'collections.create' : 'collections.save')}
          </Button>
        </>
      }
    >
      <div className="collection-form">
        <TextField
          label={t('collections.name')}
          value={name}
          onChange={setName}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Enter') void go();
          }}
        />
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

import { FolderHeart, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useCollectionEdits, useHandMade } from '../../data/collections.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { useForgiving } from '../../elements/forgiving.ts';
import { TextField } from '../../elements/text-field.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import './collections.css';

/** Puts what is chosen into a collection that is there, or into a new one. */
export function CollectDialog() {
  const now = useStore(doing);
  return now?.kind === 'collect' ? <Opened ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const edits = useCollectionEdits();
  // nothing is put into one that is a search
  const known = useHandMade();
  const [typed, setTyped] = useState('');
  const options = useMemo(() => known.map(({ name }) => ({ name })), [known]);
  const found = useForgiving(options, typed, 50);
  const name = typed.trim();
  const same = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const put = (into: string) => {
    const one = known.find((collection) => collection.name === into);
    endDoing();
    void (one ? edits.add(one, ids) : edits.create(into, ids));
  };
  return (
    <Dialog
      title={t('collect.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      size="small"
    >
      <TextField
        label={t('collect.field')}
        value={typed}
        onChange={setTyped}
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || name === '') return;
          event.preventDefault();
          put(same?.name ?? name);
        }}
      />
      <ul className="collect" aria-label={t('collect.list')}>
        {name !== '' && !same ? (
          <li>
            <button type="button" onClick={() => put(name)}>
              <Plus aria-hidden="true" />
              <span>{t('collect.new', { name })}</span>
            </button>
          </li>
        ) : null}
        {found.map((one) => (
          <li key={one.name}>
            <button type="button" onClick={() => put(one.name)}>
              <FolderHeart aria-hidden="true" />
              <span>{one.name}</span>
              <span className="collect__count">
                {formats.number(known.find((collection) => collection.name === one.name)?.count ?? 0)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

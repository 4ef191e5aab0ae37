import { CornerLeftUp, Folder } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { type Failure, failureOf } from '../../data/failure.ts';
import { useBrowse } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';
import { FailureWords } from '../toasts/toasts.tsx';
import '../../elements/list.css';
import './browse-dialog.css';

export interface BrowseDialogProps {
  readonly title: string;
  /** Label of the button that chooses, and while it is being done. */
  readonly go: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** True when the folder will do; the dialog then closes. */
  readonly onChoose: (path: string) => Promise<boolean>;
  readonly isBusy?: boolean;
  readonly failure?: Failure | undefined;
  /** The person goes on: what failed is over. */
  readonly onForget?: () => void;
}

/** Chooses a folder of the computer that Bahan runs on, where the system has no dialog for it. */
export function BrowseDialog(props: BrowseDialogProps) {
  const { title, go: goLabel, isOpen, onClose, onChoose, isBusy = false, failure, onForget } = props;
  const t = useT();
  const [path, setPath] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const { data, error, isFetching } = useBrowse(path, isOpen);
  const isLate = useLate(isFetching && !data);
  const trouble = failure ?? (error ? failureOf(error) : undefined);
  const here = typed ?? data?.path ?? '';

  const go = (next: string | null) => {
    onForget?.();
    setTyped(undefined);
    setPath(next);
  };
  const close = () => {
    go(null);
    onClose();
  };
  const choose = async () => {
    if (await onChoose(here.trim())) close();
  };
  return (
    <Dialog
      title={title}
      closeLabel={t('action.close')}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={isBusy || here.trim() === ''} onPress={() => void choose()}>
            {isBusy ? t('welcome.choosing') : goLabel}
          </Button>
        </>
      }
    >
      <div className="browse">
        <p className="browse__words">{t('browse.words')}</p>
        <div className="browse__path">
          <IconButton
            label={t('browse.up')}
            icon={<CornerLeftUp aria-hidden />}
            isDisabled={data?.parent == null}
            onPress={() => go(data?.parent ?? null)}
          />
          <TextField
            label={t('browse.path')}
            isLabelHidden
            value={here}
            onChange={(value) => {
              onForget?.();
              setTyped(value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && typed !== undefined) go(typed.trim());
            }}
          />
        </div>
        {trouble ? (
          <div className="browse__failure" role="alert">
            <FailureWords code={trouble.code} />
          </div>
        ) : null}
        <ListBox
          className="list browse__list"
          aria-label={t('browse.folders')}
          items={(data?.folders ?? []).map((folder) => ({ id: folder.path, ...folder }))}
          selectionMode="none"
          onAction={(key) => go(String(key))}
          // in its place, so that nothing below moves away from under the pointer
          renderEmptyState={() => {
            if (data) return <p className="browse__none">{t('browse.none')}</p>;
            return <Waiting isLate={isLate} />;
          }}
        >
          {(folder) => (
            <ListBoxItem className="list__item" textValue={folder.name}>
              <Folder aria-hidden />
              <span className="list__words">{folder.name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Dialog>
  );
}

/** Its words are there at once: what is heard of the place of the list is not nothing. */
function Waiting({ isLate }: { readonly isLate: boolean }) {
  const t = useT();
  return (
    <div className="browse__waiting">
      <span className="hidden-words">{t('browse.waiting')}</span>
      {isLate ? ['60%', '45%', '52%'].map((width) => <Skeleton key={width} width={width} />) : null}
    </div>
  );
}

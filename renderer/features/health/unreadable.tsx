import { FolderOpen } from 'lucide-react';
import { useDesktop } from '../../data/engine.tsx';
import { failureOf } from '../../data/failure.ts';
import { useUnreadable } from '../../data/health.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { createStore, useStore } from '../../state/store.ts';
import { FailureWords } from '../toasts/toasts.tsx';

/** Id of the watched folder whose unreadable files are shown. */
const shown = createStore<string | undefined>(undefined);

export const showUnreadable = (root: string): void => shown.set(root);

/** The files of a folder that cannot be read, each with why. */
export function UnreadableDialog() {
  const t = useT();
  const root = useStore(shown);
  if (root === undefined) return null;
  return (
    <Dialog title={t('health.unreadable')} closeLabel={t('action.close')} isOpen onClose={() => shown.set(undefined)}>
      <p className="health__words">{t('health.unreadable.words')}</p>
      <List root={root} />
    </Dialog>
  );
}

function List({ root }: { readonly root: string }) {
  const t = useT();
  const desktop = useDesktop();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useUnreadable(root);
  const isLate = useLate(isPending);
  if (error) {
    return (
      <div role="alert">
        <FailureWords code={failureOf(error).code} />
      </div>
    );
  }
  const files = data?.pages.flatMap((page) => page.items);
  if (!files) {
    return (
      <div aria-busy="true">{isLate ? ['a', 'b', 'c'].map((row) => <Skeleton key={row} height="2.5rem" />) : null}</div>
    );
  }
  if (files.length === 0) return <p>{t('health.unreadable.none')}</p>;
  return (
    <>
      <ul>
        {files.map(({ asset, path, code }) => (
          <li key={path} className="health__row">
            <div className="health__row-words">
              <p className="health__path">{path}</p>
              <p className="health__faint">
                {t(`error.${code}`)} {t(`error.${code}.do`)}
              </p>
            </div>
            {desktop && asset !== null ? (
              <IconButton
                size="small"
                label={t('viewer.reveal')}
                icon={<FolderOpen aria-hidden />}
                onPress={() => void desktop.reveal(asset)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('refound.more')}
        </Button>
      ) : null}
    </>
  );
}

import { FileCheck2, FolderPlus, FolderSymlink, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { failureOf } from '../../data/failure.ts';
import { useMissing } from '../../data/keeping.ts';
import { useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { ask } from '../../state/asked.ts';
import { useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { MissingRow } from './missing-row.tsx';
import './missing.css';

const anywhere = '';

/** Assets whose files are gone: where they lay, since when, and what to do about them. */
export function MissingDialog() {
  const t = useT();
  const { sheet } = useView();
  const roots = useRoots().data ?? [];
  const lacking = roots.filter((root) => root.missing > 0);
  const [wanted, setOf] = useState(anywhere);
  // a folder of which nothing is missing any more is no choice
  const of = lacking.some((root) => root.id === wanted) ? wanted : anywhere;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [forgetting, setForgetting] = useState<readonly string[] | undefined>(undefined);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useMissing(
    of === anywhere ? undefined : of,
  );
  const isLate = useLate(isPending);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const here = items.filter((item) => chosen.has(item.card.id)).map((item) => item.card.id);
  // a folder is pointed anew as a whole: only where it is clear which one
  const [single] = lacking.length === 1 ? lacking : lacking.filter((root) => root.id === of);
  const choose = (id: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const count = here.length;
  return (
    <>
      <Dialog
        title={t('missing.title')}
        closeLabel={t('action.close')}
        isOpen={sheet === 'missing'}
        onClose={() => changeView({ sheet: undefined })}
        size="large"
        footer={
          total === 0 ? null : (
            <>
              <div className="missing__all">
                <CheckBox
                  isOn={count > 0 && count === items.length}
                  isSome={count > 0 && count < items.length}
                  onChange={(isOn) => setChosen(new Set(isOn ? items.map((item) => item.card.id) : []))}
                >
                  {count > 0 ? t('refound.chosen', { count }) : t('refound.choose-all')}
                </CheckBox>
              </div>
              <Button tone="danger" isDisabled={count === 0} onPress={() => setForgetting(here)}>
                {count === 0 ? t('missing.forget') : t('missing.forget.some', { count })}
              </Button>
            </>
          )
        }
      >
        {error ? (
          <EmptyState
            icon={<TriangleAlert aria-hidden />}
            title={t('missing.failed')}
            action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
          >
            {t(`error.${failureOf(error).code}.do`)}
          </EmptyState>
        ) : data === undefined ? (
          <div className="missing__waiting" aria-busy="true">
            {isLate ? ['a', 'b', 'c', 'd'].map((row) => <Skeleton key={row} height="4rem" />) : null}
          </div>
        ) : total === 0 && of === anywhere ? (
          <EmptyState icon={<FileCheck2 aria-hidden />} title={t('missing.none')}>
            {t('missing.none.words')}
          </EmptyState>
        ) : (
          <div className="missing">
            <p className="missing__words">{t('missing.words')}</p>
            {lacking.length > 1 ? (
              <Segmented
                label={t('missing.of')}
                isLabelHidden
                value={of}
                onChange={(value) => {
                  setOf(value);
                  setChosen(new Set());
                }}
                segments={[
                  { value: anywhere, label: t('missing.of.all') },
                  ...lacking.map((root) => ({ value: root.id, label: folderName(root.path) })),
                ]}
              />
            ) : null}
            <div className="missing__ways">
              <Button
                size="small"
                icon={<FolderPlus aria-hidden />}
                onPress={() => changeView({ sheet: 'add-folder' })}
              >
                {t('missing.add')}
              </Button>
              {single ? (
                <Button
                  size="small"
                  icon={<FolderSymlink aria-hidden />}
                  onPress={() => ask({ kind: 'point', root: single.id })}
                >
                  {t('health.do.point')}
                </Button>
              ) : null}
              <span className="missing__total">{t('missing.total', { count: total })}</span>
            </div>
            <ul>
              {items.map((item) => (
                <MissingRow
                  key={item.card.id}
                  item={item}
                  isChosen={chosen.has(item.card.id)}
                  onChoose={choose}
                  onForget={(id) => setForgetting([id])}
                />
              ))}
            </ul>
            {hasNextPage ? (
              <Button size="small" isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
                {t('refound.more')}
              </Button>
            ) : null}
          </div>
        )}
      </Dialog>
      <ForgetDialog
        ids={forgetting}
        onClose={() => setForgetting(undefined)}
        onForgotten={() => {
          setForgetting(undefined);
          setChosen(new Set());
        }}
      />
    </>
  );
}

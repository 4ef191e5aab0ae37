import { EyeOff, Images, ScanSearch, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { LookGroup } from '../../../shared/model/look.ts';
import { failureOf } from '../../data/failure.ts';
import { type Closeness, othersOf, useKeeping, useLookGroups } from '../../data/looks.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { groupKey, leaveAlike, leftAlike, offerAgain } from '../../state/left-alike.ts';
import { notify } from '../../state/notices.ts';
import { showHidden } from '../../state/similar.ts';
import { useStore } from '../../state/store.ts';
import { changeView, useView } from '../../state/view.ts';
import { AlikeGroup } from './alike-group.tsx';
import './looks.css';

/** Groups that are asked for at first, with each wish for more, and at most; those beyond come when these are settled. */
const piece = 20;
const most = 200;

const keyOf = (group: LookGroup): string => groupKey(group.assets.map(({ id }) => id));
const close = (): void => changeView({ sheet: undefined });

/** Photos that are there twice or were shot in a row: one of each is kept in sight, the others are hidden behind it. */
export function LooksDialog() {
  const t = useT();
  const { sheet } = useView();
  const [closeness, setCloseness] = useState<Closeness>('same');
  const [limit, setLimit] = useState(piece);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const left = useStore(leftAlike);
  const { data, error, refetch, isFetching } = useLookGroups(closeness, limit);
  const keepThem = useKeeping();
  const isLate = useLate(data === undefined && !error);
  const groups = (data?.groups ?? []).filter((group) => !left.groups.includes(keyOf(group)));
  const keptOf = (group: LookGroup): string => chosen.get(keyOf(group)) ?? group.assets[0]?.id ?? '';
  const keep = async (some: readonly LookGroup[]) => {
    setBusy(true);
    await keepThem(
      some.map((group) => ({ keep: keptOf(group), hide: othersOf(group, keptOf(group)) })),
      closeness,
    );
    setBusy(false);
  };
  const leave = (key: string) => {
    leaveAlike(key);
    notify({
      id: 'left-alike',
      tone: 'calm',
      key: 'looks.left',
      action: { label: 'action.undo', run: () => offerAgain(key) },
    });
  };
  return (
    <Dialog
      title={t('looks.title')}
      closeLabel={t('action.close')}
      isOpen={sheet === 'looks'}
      onClose={close}
      size="large"
      footer={
        <>
          <div className="looks__hidden">
            <Button
              tone="quiet"
              icon={<EyeOff aria-hidden />}
              onPress={() => {
                showHidden();
                close();
              }}
            >
              {t('looks.hidden')}
            </Button>
          </div>
          {closeness === 'same' && groups.length > 1 ? (
            <Button tone="primary" isDisabled={isBusy} onPress={() => void keep(groups)}>
              {t('looks.all', { count: groups.length })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="looks">
        <div className="looks__top">
          <Segmented
            label={t('looks.which')}
            isLabelHidden
            value={closeness}
            onChange={(value) => {
              setCloseness(value);
              setLimit(piece);
            }}
            segments={[
              { value: 'same', label: t('looks.same') },
              { value: 'near', label: t('looks.near') },
            ]}
          />
          {data && data.total > 0 ? (
            <span className="looks__total">{t('looks.total', { count: data.total })}</span>
          ) : null}
        </div>
        {data && data.waiting > 0 && data.total > 0 ? (
          <p className="looks__waiting" role="status">
            {t('looks.waiting', { count: data.waiting })}
          </p>
        ) : null}
        {error ? (
          <EmptyState
            icon={<TriangleAlert aria-hidden />}
            title={t('looks.failed')}
            action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
          >
            {t(`error.${failureOf(error).code}.do`)}
          </EmptyState>
        ) : data === undefined ? (
          <div className="looks__pending" aria-busy="true">
            <p role="status">{isLate ? t('looks.looking') : ''}</p>
            {isLate ? ['a', 'b', 'c'].map((row) => <Skeleton key={row} height="11rem" />) : null}
          </div>
        ) : groups.length === 0 ? (
          <Nothing closeness={closeness} isWaiting={data.waiting > 0} />
        ) : (
          <>
            <p className="looks__words">{t(closeness === 'same' ? 'looks.same.words' : 'looks.near.words')}</p>
            <ul className="looks__groups">
              {groups.map((group) => {
                const key = keyOf(group);
                return (
                  <AlikeGroup
                    key={key}
                    group={group}
                    kept={keptOf(group)}
                    isBusy={isBusy}
                    onChoose={(id) => setChosen((before) => new Map(before).set(key, id))}
                    onKeep={() => void keep([group])}
                    onLeave={() => leave(key)}
                  />
                );
              })}
            </ul>
            {data.total > data.groups.length && limit < most ? (
              <Button
                size="small"
                isDisabled={isFetching}
                onPress={() => setLimit((before) => Math.min(most, before + piece))}
              >
                {t('looks.more')}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Nothing({ closeness, isWaiting }: { readonly closeness: Closeness; readonly isWaiting: boolean }) {
  const t = useT();
  return isWaiting ? (
    <EmptyState icon={<ScanSearch aria-hidden />} title={t('looks.looking')}>
      {t('looks.none.waiting')}
    </EmptyState>
  ) : (
    <EmptyState icon={<Images aria-hidden />} title={t(closeness === 'same' ? 'looks.none.same' : 'looks.none.near')}>
      {t('looks.none.words')}
    </EmptyState>
  );
}

import { ArrowDown } from 'lucide-react';
import type { RefoundItem } from '../../../shared/model/refound.ts';
import { failureOf } from '../../data/failure.ts';
import { useRefoundItems } from '../../data/keeping.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { FailureWords } from '../toasts/toasts.tsx';

/** The files of one group: where each lay, where it lies now, and by what it was known again. */
export function FoundItems(props: {
  readonly group: string;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (ids: ReadonlySet<number>) => void;
}) {
  const { group, chosen, onChoose } = props;
  const t = useT();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useRefoundItems(group);
  const isLate = useLate(isPending);
  if (error) {
    return (
      <div role="alert">
        <FailureWords code={failureOf(error).code} />
      </div>
    );
  }
  const items = data?.pages.flat();
  if (!items) {
    return (
      <div className="found__waiting" aria-busy="true">
        {isLate ? ['a', 'b', 'c'].map((row) => <Skeleton key={row} height="2.5rem" />) : null}
      </div>
    );
  }
  const choose = (id: number, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const open = items.filter((item) => !item.undone);
  return (
    <div className="found__group">
      {open.length > 1 ? (
        <CheckBox
          isOn={chosen.size === open.length}
          isSome={chosen.size > 0 && chosen.size < open.length}
          onChange={(isOn) => onChoose(new Set(isOn ? open.map((item) => item.id) : []))}
        >
          {t('refound.choose-all')}
        </CheckBox>
      ) : null}
      <ul className="found__items">
        {items.map((item) => (
          <Item key={item.id} item={item} isChosen={chosen.has(item.id)} onChoose={choose} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button size="small" isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('refound.more')}
        </Button>
      ) : null}
    </div>
  );
}

function Item(props: {
  readonly item: RefoundItem;
  readonly isChosen: boolean;
  readonly onChoose: (id: number, isOn: boolean) => void;
}) {
  const { item, isChosen, onChoose } = props;
  const t = useT();
  const notes = [
    t(`refound.why.${item.reason}`),
    ...(item.undone ? [t('refound.item.undone')] : item.asset === null ? [t('refound.item.gone')] : []),
  ];
  return (
    <li data-undone={item.undone ? '' : undefined}>
      <CheckBox
        label={t('refound.choose', { name: folderName(item.to) })}
        isOn={isChosen}
        isDisabled={item.undone}
        onChange={(isOn) => onChoose(item.id, isOn)}
      />
      <div>
        {item.from === item.to ? null : (
          <p className="found__path found__path--old">
            <span className="hidden-words">{t('refound.item.from', { from: item.from })}</span>
            <span aria-hidden="true">{item.from}</span>
          </p>
        )}
        <p className="found__path">
          {item.from === item.to ? null : <ArrowDown aria-hidden />}
          <span className="hidden-words">{t('refound.item.to', { to: item.to })}</span>
          <span aria-hidden="true">{item.to}</span>
        </p>
        <p className="found__more">{notes.join(' · ')}</p>
      </div>
    </li>
  );
}

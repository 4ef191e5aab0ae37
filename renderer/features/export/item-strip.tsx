import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useCards } from '../../data/exports.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import { rowAround, turnsOfKey } from './strip-keys.ts';

/** Walks through what is taken out: which of it the previews show. */
export function ItemStrip(props: {
  readonly ids: readonly string[];
  readonly at: number;
  readonly onGo: (at: number) => void;
}) {
  const { ids, at, onGo } = props;
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const { first, row: shown } = rowAround(ids, at);
  const { data } = useCards(shown);
  if (ids.length < 2) return null;
  const cards = new Map(data?.map((card) => [card.id, card]));
  const go = (to: number) => onGo(Math.min(ids.length - 1, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    const turn = turnsOfKey(event.key, at, ids.length);
    if (turn === undefined) return;
    event.preventDefault();
    go(turn);
    // the one that is gone to is the one that keys are heard from, once it is there
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus());
  };
  return (
    <div className="item-strip">
      <IconButton
        size="small"
        label={t('export.item-before')}
        icon={<ChevronLeft aria-hidden />}
        isDisabled={at === 0}
        onPress={() => go(at - 1)}
      />
      <div
        ref={list}
        role="radiogroup"
        aria-label={t('export.items')}
        className="item-strip__list"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {shown.map((id, n) => (
          <Item key={id} card={cards.get(id)} isOn={first + n === at} onPress={() => go(first + n)} />
        ))}
      </div>
      <IconButton
        size="small"
        label={t('export.item-after')}
        icon={<ChevronRight aria-hidden />}
        isDisabled={at === ids.length - 1}
        onPress={() => go(at + 1)}
      />
      <span className="item-strip__at" role="status">
        {t('export.item-at', { n: at + 1, count: ids.length })}
      </span>
    </div>
  );
}

function Item(props: { readonly card: AssetCard | undefined; readonly isOn: boolean; readonly onPress: () => void }) {
  const { card, isOn, onPress } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture to be chosen, with the keys of a group of them
    <button
      type="button"
      role="radio"
      aria-checked={isOn}
      aria-label={card?.title ?? card?.proposedTitle ?? card?.name ?? '…'}
      tabIndex={isOn ? 0 : -1}
      className="item-strip__one"
      onClick={onPress}
    >
      {card?.picture ? (
        <img src={pictureUrl(card.picture, 'thumb')} alt="" draggable={false} />
      ) : (
        <span className="item-strip__name">{card?.name ?? ''}</span>
      )}
    </button>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useEdit } from '../../data/edits.ts';
import { useEngine } from '../../data/engine.tsx';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { Picture } from '../grid/picture.tsx';
import './stacks.css';

/** Stacks that are listed at once; what is beyond is found the next time. */
const most = 200;
const nobody = () => undefined;

/** Near-equal shots among what is chosen, as stacks that one looks at before they are made. */
export function StacksDialog() {
  const now = useStore(doing);
  return now?.kind === 'stacks' ? <Opened ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const engine = useEngine();
  const { run } = useEdit();
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set());
  const asked = useQuery({
    queryKey: ['stacks-proposed', ids.length, ids[0], ids.at(-1), ids[ids.length >> 1]],
    queryFn: async ({ signal }) => {
      const { stacks } = await engine.stacks.propose({ assets: [...ids] }, { signal });
      const shown = stacks.slice(0, most);
      const cards: AssetCard[] = [];
      const all = shown.flat();
      for (let from = 0; from < all.length; from += 1000)
        cards.push(...(await engine.assets.cards({ ids: all.slice(from, from + 1000) }, { signal })));
      const byId = new Map(cards.map((card) => [card.id, card]));
      return shown.map((stack) => stack.flatMap((id) => byId.get(id) ?? [])).filter((stack) => stack.length > 1);
    },
    gcTime: 0,
  });
  const stacks = asked.data ?? [];
  const meant = stacks.filter((_, at) => !without.has(at));
  const go = () => {
    endDoing();
    const count = meant.length;
    // one edit, so that one step takes all of them back
    const items = meant.flatMap((stack) => {
      const word = newWord();
      return stack.map((card, at) => ({
        id: card.id,
        changes: [
          { field: 'stack' as const, op: 'set' as const, value: word },
          { field: 'stackTop' as const, op: 'set' as const, value: at === 0 ? ('yes' as const) : null },
        ],
      }));
    });
    void run(() => engine.assets.editEach({ items }), { key: 'stacks.done', values: { stacks: count } });
  };
  return (
    <Dialog
      title={t('stacks.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      size="large"
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={meant.length === 0} onPress={go}>
            {meant.length > 0 ? t('stacks.go', { count: meant.length }) : t('stacks.go-none')}
          </Button>
        </>
      }
    >
      {asked.isPending ? <p role="status">{t('stacks.looking')}</p> : null}
      {asked.isError ? <p role="alert">{t('inspector.failed')}</p> : null}
      {asked.data && stacks.length === 0 ? <p role="status">{t('stacks.none')}</p> : null}
      {stacks.length > 0 ? <p className="stacks__why">{t('stacks.why')}</p> : null}
      <ul className="stacks">
        {stacks.map((stack, at) => {
          const [top] = stack;
          return (
            <li key={top?.id} data-out={without.has(at) ? '' : undefined}>
              <CheckBox
                isOn={!without.has(at)}
                onChange={(isOn) =>
                  setWithout((before) => {
                    const next = new Set(before);
                    if (isOn) next.delete(at);
                    else next.add(at);
                    return next;
                  })
                }
              >
                {t('stacks.group', { at: at + 1, count: stack.length })}
              </CheckBox>
              <div className="stacks__pictures">
                {stack.map((card) => (
                  <div key={card.id} className="stacks__picture" title={card.name}>
                    <Picture picture={card.picture} thumbhash={card.thumbhash} onLost={nobody} />
                  </div>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

/** A word that nothing else says: what says the same is one stack. */
const newWord = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(36).padStart(2, '0')).join('');

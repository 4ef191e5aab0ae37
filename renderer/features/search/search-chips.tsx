import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { useEngine } from '../../data/engine.tsx';
import { Chip } from '../../elements/chip.tsx';
import type { Filter } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { calledOf } from '../grid/words.ts';
import { chipWords } from './chip-words.ts';

/** The finished filters in plain words. Pressing one makes it text again, its cross takes it away. */
export function SearchChips(props: {
  readonly chips: readonly Filter[];
  readonly onEdit: (chip: Filter) => void;
  readonly onRemove: (chip: Filter) => void;
}) {
  const t = useT();
  const formats = useFormats();
  const { chips, onEdit, onRemove } = props;
  const called = useCalled(chips);
  const list = useRef<HTMLUListElement>(null);
  const count = chips.length;
  // the newest is the one that somebody has just made
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more or one less is the reason to look again
  useLayoutEffect(() => {
    if (list.current) list.current.scrollLeft = list.current.scrollWidth;
  }, [count]);
  return (
    <ul ref={list} className="main-search__chips">
      {chips.map((chip) => {
        const words = chipWords(chip, { t, formats, called });
        return (
          <li key={`${chip.span.from} ${chip.text}`}>
            <Chip
              tone={chip.isExcluded ? 'plain' : 'accent'}
              title={chip.text}
              pressLabel={t('search.chip.edit', { filter: words })}
              onPress={() => onEdit(chip)}
              removeLabel={t('search.chip.remove', { filter: words })}
              onRemove={() => onRemove(chip)}
            >
              {words}
            </Chip>
          </li>
        );
      })}
    </ul>
  );
}

/** What the assets are called that something shall look like. */
function useCalled(chips: readonly Filter[]): ReadonlyMap<string, string> {
  const engine = useEngine();
  const ids = chips.flatMap(({ choices }) =>
    choices.flatMap(({ meaning }) => (meaning.type === 'similar' ? [meaning.id] : [])),
  );
  const { data } = useQuery({
    queryKey: ['called', ids],
    queryFn: async ({ signal }) => {
      const cards = await engine.assets.cards({ ids }, { signal });
      return new Map(cards.map((card) => [card.id, calledOf(card)]));
    },
    enabled: ids.length > 0,
    gcTime: 0,
  });
  return data ?? none;
}

const none: ReadonlyMap<string, string> = new Map();

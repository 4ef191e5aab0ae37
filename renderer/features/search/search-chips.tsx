import { useLayoutEffect, useRef } from 'react';
import { Chip } from '../../elements/chip.tsx';
import type { Filter } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
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
        const words = chipWords(chip, { t, formats });
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

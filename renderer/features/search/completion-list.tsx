import { Clock, ListFilter, Search, Tag } from 'lucide-react';
import { useFormats, useT } from '../../state/language.tsx';
import type { Completion } from './use-completions.ts';

const icons = { field: ListFilter, value: Tag, word: Search, recent: Clock } as const;

/** The completions under the search field. The focus stays in the field, which points at the row that is chosen. */
export function CompletionList(props: {
  readonly id: string;
  readonly completions: readonly Completion[];
  readonly active: number;
  /** The part already written, which is set lighter. */
  readonly typed: string;
  readonly onChoose: (completion: Completion) => void;
  readonly onPoint: (index: number) => void;
}) {
  const t = useT();
  const { number } = useFormats();
  const { id, completions, active, typed, onChoose, onPoint } = props;
  const isRecent = completions[0]?.kind === 'recent';
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={t(isRecent ? 'search.recent' : 'search.completions')}
        className="completions"
        hidden={completions.length === 0}
      >
        {isRecent ? (
          <div className="completions__head" aria-hidden>
            {t('search.recent')}
          </div>
        ) : null}
        {completions.map((completion, index) => {
          const Icon = icons[completion.kind];
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: rows are pointed at from the field (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers Enter for the row it points at
            <div
              key={completion.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className="completions__row"
              // the focus must not leave the field before the click arrives
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => {
                if (index !== active) onPoint(index);
              }}
              onClick={() => onChoose(completion)}
            >
              <Icon aria-hidden />
              <span className="completions__words">
                <Label label={completion.label} typed={typed} />
              </span>
              {completion.count === null ? null : (
                <span className="completions__count">{number(completion.count)}</span>
              )}
            </div>
          );
        })}
      </div>
      <span className="hidden-words" role="status">
        {completions.length > 0 && !isRecent ? t('search.completions.count', { count: completions.length }) : ''}
      </span>
    </>
  );
}

function Label({ label, typed }: { readonly label: string; readonly typed: string }) {
  if (typed === '' || !label.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())) return label;
  return (
    <>
      <span className="completions__typed">{label.slice(0, typed.length)}</span>
      {label.slice(typed.length)}
    </>
  );
}

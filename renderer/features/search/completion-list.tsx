import { CircleHelp, Clock, ListFilter, Search, Tag } from 'lucide-react';
import { Button } from '../../elements/button.tsx';
import { Keys } from '../../elements/kbd.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { forget } from '../../state/recent.ts';
import { plainQuery } from './chip-words.ts';
import type { Completion } from './use-completions.ts';

const icons = { field: ListFilter, value: Tag, word: Search, recent: Clock, help: CircleHelp } as const;

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
  const isRecent = completions[0]?.kind === 'recent' && completions.at(-1)?.kind === 'help';
  const offered = completions.filter(({ kind }) => kind !== 'help').length;
  return (
    <>
      {/* the focus must not leave the field before a click arrives */}
      <div className="completions" hidden={completions.length === 0} onPointerDown={(event) => event.preventDefault()}>
        {isRecent ? (
          <div className="completions__head">
            <span aria-hidden>{t('search.recent')}</span>
            <span className="completions__keys" aria-hidden>
              <Keys keys="Shift+Delete" /> {t('search.recent.forget-one')}
            </span>
            <Button size="small" tone="quiet" excludeFromTabOrder onPress={() => forget()}>
              {t('search.recent.forget')}
            </Button>
          </div>
        ) : null}
        <div id={id} role="listbox" aria-label={t(isRecent ? 'search.recent' : 'search.completions')}>
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
                data-kind={completion.kind}
                onPointerMove={() => {
                  if (index !== active) onPoint(index);
                }}
                onClick={() => onChoose(completion)}
              >
                <Icon aria-hidden />
                <span className="completions__words">
                  <Label completion={completion} typed={typed} />
                </span>
                {completion.field ? (
                  <span className="completions__gloss">{t(`search.gloss.${completion.field}`)}</span>
                ) : null}
                {completion.count === null ? null : (
                  <span className="completions__count">{number(completion.count)}</span>
                )}
              </div>
            );
          })}
        </div>
      </div>
      <span className="hidden-words" role="status">
        {offered > 0 && !isRecent ? t('search.completions.count', { count: offered }) : ''}
      </span>
    </>
  );
}

function Label({ completion, typed }: { readonly completion: Completion; readonly typed: string }) {
  const t = useT();
  const formats = useFormats();
  const { kind } = completion;
  const label = kind === 'field' ? `${completion.label.replace(/:$/, '')}:` : completion.label;
  if (kind === 'help') return t('search.help.open');
  if (kind === 'recent') return plainQuery(label, { t, formats });
  if (typed === '' || !label.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())) return label;
  return (
    <>
      <span className="completions__typed">{label.slice(0, typed.length)}</span>
      {label.slice(typed.length)}
    </>
  );
}

import { type KeyboardEvent, useCallback } from 'react';
import { TextField } from '../../elements/text-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Frequent } from './frequent.tsx';
import { Guess } from './guess.tsx';
import { readTypedDate } from './read-date.ts';
import type { Subject } from './subject.ts';
import { useDraft } from './use-draft.ts';

/** The day that the person lives in, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** The date: typed as people write dates, with what was understood beneath while they do. */
export function DateRow({ subject }: { readonly subject: Subject }) {
  const t = useT();
  const formats = useFormats();
  const state = subject.field('date');
  const shown = state.text === '' ? '' : formats.date(state.text);
  const toChange = useCallback((text: string) => {
    const value = readTypedDate(text, today());
    return value === undefined ? undefined : ({ field: 'date', op: 'set', value } as const);
  }, []);
  const draft = useDraft(subject, 'date', shown, toChange);
  const meant = draft.isChanged ? readTypedDate(draft.text, today()) : undefined;
  const { proposal } = state;
  const write = (value: string) => formats.date(value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      draft.commit(proposal && draft.text === '' ? write(proposal.value) : undefined);
    }
    if (event.key === 'Escape' && draft.revert()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div className="inspector__field" onKeyDownCapture={onKeyDown}>
      <TextField
        label={t('field.date')}
        value={draft.text}
        onChange={draft.set}
        onBlur={() => draft.commit()}
        placeholder={state.isMixed ? t('inspector.mixed') : t('inspector.date-example')}
        description={meant ? t('inspector.date-meant', { date: formats.date(meant, 'heading') }) : undefined}
        error={
          draft.isChanged && meant === undefined && draft.text.length > 3 ? t('inspector.date-unknown') : undefined
        }
      />
      <Elsewhere draft={draft} field="date" whole={subject.whole} />
      {proposal && draft.text === '' ? (
        <Guess
          reason={proposal.reason}
          shown={[write(proposal.value)]}
          onUse={() => draft.commit(write(proposal.value))}
        />
      ) : null}
      <Frequent state={state} total={subject.ids.length} write={write} onUse={(value) => draft.commit(write(value))} />
    </div>
  );
}

import { CheckCheck } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useRef } from 'react';
import type { Event } from '../../../shared/model/event.ts';
import { useVocabulary, type VocabularyName } from '../../data/vocabulary.ts';
import { Button } from '../../elements/button.tsx';
import { ComboBox } from '../../elements/combo-box.tsx';
import { Keys } from '../../elements/kbd.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { type FormField, setDraft, useDraftOf } from '../../state/describing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { readTypedDate } from '../inspector/read-date.ts';
import { type Shown, saidMeanwhile, saidValue, shownIn } from './form-words.ts';
import { Meanwhile } from './meanwhile.tsx';
import { todayHere } from './today.ts';
import { whyOf } from './why.ts';

/** The six fields of an event with their guesses in place, and the one button that takes them all. */
export function EventForm(props: {
  readonly event: Event;
  /** Fields whose text is not understood, since somebody tried to confirm. */
  readonly wrong: readonly FormField[];
  /** A sentence about what is still missing; empty while nothing is asked for. */
  readonly note: string;
  readonly onConfirm: () => void;
  readonly formRef: Ref<HTMLElement>;
}) {
  const t = useT();
  const { event, onConfirm } = props;
  const { number } = useFormats();
  const isDone = event.undescribed === 0;
  return (
    <section
      ref={props.formRef}
      className="describing-form"
      aria-label={t('describing.form')}
      data-part=""
      onKeyDown={walkOn}
    >
      <Field {...props} field="title" />
      <Field {...props} field="theme" vocabulary="themes" />
      <Field {...props} field="date" />
      <Field {...props} field="place" vocabulary="places" />
      <Field {...props} field="people" />
      <Field {...props} field="unit" vocabulary="units" />
      <div className="describing-form__confirm">
        <Button tone="primary" size="large" icon={<CheckCheck aria-hidden />} onPress={onConfirm} data-confirm="">
          {isDone ? t('describing.confirm-again') : t('describing.confirm', { count: number(event.assets) })}
        </Button>
        <span className="describing-form__keys">
          <Keys keys="Ctrl+Enter" />
        </span>
      </div>
      <p className="describing-form__note" role="status">
        {props.note}
      </p>
    </section>
  );
}

/** Enter in a field leads to the next one, and from the last of the three to the button. */
function walkOn(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement)) return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-confirm]')];
  const at = places.indexOf(target);
  const field = target.closest<HTMLElement>('[data-field]')?.dataset.field;
  const next = field === 'date' ? places.at(-1) : places[at + (event.shiftKey ? -1 : 1)];
  event.preventDefault();
  next?.focus();
}

function Field({
  event,
  field,
  vocabulary,
  wrong,
}: {
  readonly event: Event;
  readonly field: FormField;
  readonly vocabulary?: VocabularyName;
  readonly wrong: readonly FormField[];
}) {
  const t = useT();
  const formats = useFormats();
  const typed = useDraftOf(event.id);
  const write = (value: string) => formats.date(value);
  const shown = shownIn(event, field, typed, write);
  const other = saidMeanwhile(event, field, typed, write);
  const base = useRef('');
  base.current = typed[field]?.base ?? saidValue(event, field);
  const change = (text: string) => setDraft(event.id, field, { text, base: base.current });
  const label = t(`field.${field}`);
  const meant =
    field === 'date' && shown.from === 'typed' && shown.text.trim() !== ''
      ? readTypedDate(shown.text, todayHere())
      : undefined;
  const isWrong =
    field === 'date' &&
    shown.from === 'typed' &&
    meant === undefined &&
    (wrong.includes('date') || shown.text.length > 3) &&
    shown.text.trim() !== '';
  const description = useReason(shown, meant ? formats.date(meant, 'heading') : undefined);
  const onKeyDown = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape' || !typed[field]) return;
    if (pressed.target instanceof HTMLElement && pressed.target.getAttribute('aria-expanded') === 'true') return;
    pressed.preventDefault();
    pressed.stopPropagation();
    setDraft(event.id, field, undefined);
  };
  return (
    <div
      className={`describing-field describing-field--${field}`}
      data-field={field}
      data-from={shown.from}
      onKeyDownCapture={onKeyDown}
    >
      {vocabulary ? (
        <ChosenField label={label} shown={shown} vocabulary={vocabulary} description={description} onChange={change} />
      ) : (
        <TextField
          label={label}
          value={shown.text}
          onChange={change}
          description={description}
          {...(field === 'date' ? { placeholder: t('inspector.date-example') } : {})}
          {...(field === 'people' ? { placeholder: t('describing.people-example') } : {})}
          error={isWrong ? t('inspector.date-unknown') : undefined}
        />
      )}
      {shown.from === 'proposed' ? (
        <span className="describing-field__mark" aria-hidden="true">
          {t('describing.guess')}
        </span>
      ) : null}
      {other === undefined ? null : (
        <Meanwhile
          event={event}
          field={field}
          value={other}
          onTheirs={() => setDraft(event.id, field, undefined)}
          onMine={() => setDraft(event.id, field, { text: shown.text, base: saidValue(event, field) })}
        />
      )}
    </div>
  );
}

function ChosenField(props: {
  readonly label: string;
  readonly shown: Shown;
  readonly vocabulary: VocabularyName;
  readonly description: ReactNode;
  readonly onChange: (text: string) => void;
}) {
  const t = useT();
  const known = useVocabulary(props.vocabulary);
  return (
    <ComboBox
      label={props.label}
      listLabel={t('inspector.words-used')}
      value={props.shown.text}
      onChange={(text) => {
        // the box tells its own value too, when the event below it is another
        if (text !== props.shown.text) props.onChange(text);
      }}
      onCommit={props.onChange}
      options={known.data ?? []}
      description={props.description}
    />
  );
}

/** Where a guess comes from, in words; of a typed date what was understood. */
function useReason({ proposal }: Shown, meant: string | undefined): ReactNode {
  const t = useT();
  const { percent } = useFormats();
  if (meant !== undefined) return t('inspector.date-meant', { date: meant });
  if (!proposal) return undefined;
  return t('describing.because', { reason: whyOf(proposal.reason, t), certainty: percent(proposal.certainty) });
}

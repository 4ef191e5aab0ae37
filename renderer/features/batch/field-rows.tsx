import { Eraser, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EditField, ListField, TextField as TextName } from '../../../shared/model/edit.ts';
import type { useSummary } from '../../data/asset.ts';
import { useVocabulary, type VocabularyName } from '../../data/vocabulary.ts';
import { ComboBox } from '../../elements/combo-box.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { type Translate, useFormats, useT } from '../../state/language.tsx';
import { type BatchForm, dateOf, type WordsForm } from './batch-form.ts';

type Summary = NonNullable<ReturnType<typeof useSummary>['data']>;
type Field = Summary['fields'][EditField];

interface RowsProps {
  readonly form: BatchForm;
  readonly summary: Summary | undefined;
  readonly onChange: (change: Partial<BatchForm>) => void;
}

const texts = ['title', 'theme', 'date', 'event', 'place', 'unit', 'creator', 'copyright', 'caption'] as const;
const lists = ['keywords', 'people'] as const;
const vocabularies: Partial<Record<EditField, VocabularyName>> = {
  theme: 'themes',
  event: 'events',
  place: 'places',
  unit: 'units',
};

/** Every field with what the assets say now. Only what a person touches is part of the edit. */
export function FieldRows({ form, summary, onChange }: RowsProps) {
  return (
    <div className="batch__fields">
      {texts.slice(0, 3).map((name) => (
        <TextRow key={name} name={name} form={form} summary={summary} onChange={onChange} />
      ))}
      {lists.map((name) => (
        <WordsRow key={name} name={name} form={form} summary={summary} onChange={onChange} />
      ))}
      {texts.slice(3).map((name) => (
        <TextRow key={name} name={name} form={form} summary={summary} onChange={onChange} />
      ))}
    </div>
  );
}

/** What differs, as words: the most frequent values with how many have them. */
function mixedWords(
  field: Field,
  t: Translate,
  write: (value: string) => string,
  count: (n: number) => string,
): string {
  const shown = field.values.slice(0, 2).map((one) => `${write(one.value)} (${count(one.count)})`);
  const rest = field.values.length - shown.length;
  const values = shown.join(', ');
  return t('batch.mixed', { values: rest > 0 ? t('batch.mixed.more', { values, count: rest }) : values });
}

function TextRow({ name, form, summary, onChange }: RowsProps & { readonly name: TextName | 'date' }) {
  const t = useT();
  const formats = useFormats();
  const vocabulary = vocabularies[name];
  const known = useVocabulary(vocabulary ?? 'themes');
  const field = summary?.fields[name];
  const isMixed = field?.mixed ?? false;
  const write = (value: string) => (name === 'date' ? formats.date(value) : value);
  const now = typeof field?.value === 'string' ? write(field.value) : '';
  const touched = form.texts[name];
  const set = (text: string | undefined) => {
    const { [name]: _before, ...others } = form.texts;
    onChange({ texts: text === undefined ? others : { ...others, [name]: text } });
  };
  // what was typed and wiped away again in a field of many values is no wish to clear them all
  const type = (text: string) => set(text === now || (text === '' && now === '') ? undefined : text);
  const isClear = touched !== undefined && touched.trim() === '';
  const isWrong = name === 'date' && touched !== undefined && dateOf(touched) === undefined;
  const placeholder = isClear
    ? t('batch.clearing')
    : isMixed && field
      ? mixedWords(field, t, write, formats.number)
      : t('batch.empty');
  const shared = { label: t(`field.${name}`), value: touched ?? now, onChange: type, placeholder };
  return (
    <RowFrame
      label={shared.label}
      isTouched={touched !== undefined}
      canClear={!isClear && (isMixed || now !== '')}
      onKeep={() => set(undefined)}
      onClear={() => set('')}
    >
      {vocabulary ? (
        <ComboBox {...shared} listLabel={t('inspector.words-used')} onCommit={type} options={known.data ?? []} />
      ) : (
        <TextField
          {...shared}
          {...(name === 'caption' ? { rows: 3 } : {})}
          error={isWrong && (touched?.length ?? 0) > 3 ? t('batch.date-wrong') : undefined}
        />
      )}
    </RowFrame>
  );
}

function WordsRow({ name, form, summary, onChange }: RowsProps & { readonly name: ListField }) {
  const t = useT();
  const formats = useFormats();
  const field = summary?.fields[name];
  const touched = form.lists[name];
  const set = (next: WordsForm | undefined) => {
    const { [name]: _before, ...others } = form.lists;
    onChange({ lists: next ? { ...others, [name]: next } : others });
  };
  const how = touched?.how ?? 'add';
  const now = field?.values ?? [];
  const words = now.slice(0, 6).map((one) => `${one.value} (${formats.number(one.count)})`);
  const label = t(`field.${name}`);
  return (
    <RowFrame
      label={label}
      isTouched={touched !== undefined && (touched.text.trim() !== '' || touched.isClear === true)}
      canClear={!touched?.isClear && now.length > 0}
      onKeep={() => set(undefined)}
      onClear={() => set({ how: 'set', text: '', isClear: true })}
    >
      <div className="batch__words">
        <TextField
          label={label}
          value={touched?.text ?? ''}
          onChange={(text) => set(text === '' && how === 'add' ? undefined : { how, text })}
          placeholder={touched?.isClear ? t('batch.clearing') : t('batch.words.hint')}
          description={words.length > 0 ? words.join(', ') : undefined}
        />
        <Segmented
          label={t('batch.words.how', { field: label })}
          isLabelHidden
          value={how}
          onChange={(next) => set({ how: next, text: touched?.text ?? '' })}
          segments={[
            { value: 'add', label: t('batch.words.add') },
            { value: 'remove', label: t('batch.words.remove') },
            { value: 'set', label: t('batch.words.set') },
          ]}
        />
      </div>
    </RowFrame>
  );
}

/** A field and beside it the ways back to what it was, and to nothing. */
function RowFrame(props: {
  readonly label: string;
  readonly isTouched: boolean;
  readonly canClear: boolean;
  readonly onKeep: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  const t = useT();
  const { label, isTouched, canClear } = props;
  return (
    <div className="batch__row" data-touched={isTouched ? '' : undefined}>
      {props.children}
      {isTouched ? (
        <IconButton
          size="small"
          label={`${t('batch.keep')}: ${label}`}
          icon={<Undo2 aria-hidden="true" />}
          onPress={props.onKeep}
        />
      ) : canClear ? (
        <IconButton
          size="small"
          label={`${t('batch.clear')}: ${label}`}
          icon={<Eraser aria-hidden="true" />}
          onPress={props.onClear}
        />
      ) : null}
    </div>
  );
}

import { useId, useRef } from 'react';
import { listFields, type TextField as TextName, textFields } from '../../../shared/model/edit.ts';
import { unknownVariables } from '../../../shared/text/template.ts';
import { CheckBox } from '../../elements/check-box.tsx';
import { Chip } from '../../elements/chip.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useLanguage, useT } from '../../state/language.tsx';
import { type BatchForm, variableNames } from './batch-form.ts';

interface RowsProps {
  readonly form: BatchForm;
  readonly onChange: (change: Partial<BatchForm>) => void;
}

const searched = [...textFields, ...listFields] as const;

/** What is looked for, what comes in its place, and in which fields. */
export function ReplaceRows({ form, onChange }: RowsProps) {
  const t = useT();
  const { replace } = form;
  const set = (change: Partial<BatchForm['replace']>) => onChange({ replace: { ...replace, ...change } });
  return (
    <div className="batch__fields">
      <TextField label={t('batch.find')} value={replace.find} onChange={(find) => set({ find })} autoFocus />
      <TextField label={t('batch.with')} value={replace.value} onChange={(value) => set({ value })} />
      <fieldset className="batch__set">
        <legend>{t('batch.in')}</legend>
        {searched.map((field) => (
          <CheckBox
            key={field}
            isOn={replace.fields.includes(field)}
            onChange={(isOn) =>
              set({ fields: isOn ? [...replace.fields, field] : replace.fields.filter((one) => one !== field) })
            }
          >
            {t(`field.${field}`)}
          </CheckBox>
        ))}
      </fieldset>
      <div className="batch__set">
        <CheckBox isOn={replace.wholeWords} onChange={(wholeWords) => set({ wholeWords })}>
          {t('batch.whole')}
        </CheckBox>
        <CheckBox isOn={replace.matchCase} onChange={(matchCase) => set({ matchCase })}>
          {t('batch.case')}
        </CheckBox>
      </div>
    </div>
  );
}

/** A sentence with variables, and the field that it fills in. */
export function TemplateRows({ form, onChange }: RowsProps) {
  const t = useT();
  const language = useLanguage();
  const names = useId();
  const input = useRef<HTMLInputElement>(null);
  const { template } = form;
  const set = (change: Partial<BatchForm['template']>) => onChange({ template: { ...template, ...change } });
  const insert = (name: string) => {
    const field = input.current;
    const from = field?.selectionStart ?? template.value.length;
    const to = field?.selectionEnd ?? from;
    const word = `{${name}}`;
    set({ value: template.value.slice(0, from) + word + template.value.slice(to) });
    // the cursor belongs after what was put in, once the field has it
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + word.length, from + word.length);
    });
  };
  const unknown = unknownVariables(template.value);
  return (
    <div className="batch__fields">
      <label className="field">
        <span className="field__label">{t('batch.template.of')}</span>
        <select
          className="field__input"
          value={template.field}
          onChange={(event) => set({ field: event.currentTarget.value as TextName })}
        >
          {textFields.map((field) => (
            <option key={field} value={field}>
              {t(`field.${field}`)}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label={t('batch.template')}
        value={template.value}
        onChange={(value) => set({ value })}
        inputRef={input}
        autoFocus
        description={t('batch.template.why')}
        error={
          unknown.length > 0
            ? t('batch.template.unknown', { names: unknown.map((name) => `{${name}}`).join(', ') })
            : undefined
        }
      />
      <ul className="batch__chips" aria-labelledby={names}>
        <li id={names} className="hidden-words">
          {t('batch.template.why')}
        </li>
        {variableNames(language).map((name) => (
          <li key={name}>
            <Chip tone="accent" onPress={() => insert(name)} pressLabel={t('batch.template.insert', { name })}>
              {`{${name}}`}
            </Chip>
          </li>
        ))}
      </ul>
      {/\{\s*(nomor|number)\s*\}/i.test(template.value) ? (
        <TextField label={t('batch.template.start')} value={template.start} onChange={(start) => set({ start })} />
      ) : null}
    </div>
  );
}

import { unknownVariables } from '../../../../shared/text/template.ts';
import { CheckBox } from '../../../elements/check-box.tsx';
import { Segmented } from '../../../elements/segmented.tsx';
import { TextField } from '../../../elements/text-field.tsx';
import { useLanguage, useT } from '../../../state/language.tsx';
import { variableNames } from '../../batch/batch-form.ts';
import { policyKinds } from '../policy.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import { withPart } from './preset-form.ts';
import type { PartProps } from './size-part.tsx';

const formats = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'keep'] as const;

/** What kind of file a copy is. */
export function FilePart({ draft, onChange, isWrong }: PartProps) {
  const t = useT();
  const { mostBytes } = draft;
  return (
    <fieldset className="preset-form__part">
      <legend>{t('presets.part.file')}</legend>
      <div className="preset-form__row">
        <ChoiceField
          label={t('presets.format')}
          value={draft.format ?? 'jpeg'}
          onChange={(format) => onChange({ ...draft, format })}
          choices={formats.map((value) => ({
            value,
            label: value === 'keep' ? t('presets.format.keep') : value === 'webp' ? 'WebP' : value.toUpperCase(),
          }))}
        />
        <NumberField
          label={t('presets.quality')}
          value={draft.quality}
          onChange={(value) => onChange(withPart(draft, 'quality', value))}
          isWrong={isWrong('quality')}
          range={{ from: 1, to: 100 }}
        />
        <NumberField
          label={t('presets.most')}
          description={t('presets.most-note')}
          value={mostBytes === undefined ? undefined : mostBytes / 1000}
          onChange={(value) => onChange(withPart(draft, 'mostBytes', value === undefined ? value : value * 1000))}
          isWrong={isWrong('mostBytes')}
          range={{ from: 10 }}
        />
        <NumberField
          label={t('presets.dpi')}
          value={draft.dpi}
          onChange={(value) => onChange(withPart(draft, 'dpi', value))}
          isWrong={isWrong('dpi')}
          range={{ from: 36, to: 2400 }}
        />
      </div>
      <Segmented
        label={t('presets.colours')}
        value={draft.colours ?? 'srgb'}
        onChange={(colours) => onChange({ ...draft, colours })}
        segments={(['srgb', 'display-p3'] as const).map((value) => ({ value, label: t(`presets.colours.${value}`) }))}
      />
      <Segmented
        label={t('presets.sharpen')}
        value={draft.sharpen ?? 'none'}
        onChange={(sharpen) => onChange({ ...draft, sharpen })}
        segments={(['none', 'screen', 'print'] as const).map((value) => ({
          value,
          label: t(`presets.sharpen.${value}`),
        }))}
      />
    </fieldset>
  );
}

/** How the files are called. */
export function NamesPart({ draft, onChange, isWrong }: PartProps) {
  const t = useT();
  const unknown = unknownVariables(draft.names ?? '');
  const names = variableNames(useLanguage()).map((name) => `{${name}}`);
  const [title, , date] = names;
  return (
    <fieldset className="preset-form__part">
      <legend>{t('presets.part.names')}</legend>
      <TextField
        label={t('presets.pattern')}
        value={draft.names ?? ''}
        onChange={(value) => onChange(withPart(draft, 'names', value === '' ? undefined : value))}
        placeholder={`${date} ${title}`}
        description={t('presets.pattern-note', { names: names.join(' ') })}
        error={
          isWrong('names')
            ? t('presets.bad')
            : unknown.length > 0
              ? t('presets.pattern-unknown', { names: unknown.map((name) => `{${name}}`).join(' ') })
              : undefined
        }
      />
    </fieldset>
  );
}

/** Which words leave with the copies. */
export function LeavesPart({ draft, onChange }: PartProps) {
  const t = useT();
  return (
    <fieldset className="preset-form__part">
      <legend>{t('presets.part.leaves')}</legend>
      <div className="preset-form__ticks">
        {policyKinds.map((kind) => (
          <CheckBox
            key={kind}
            isOn={draft.metadata[kind]}
            onChange={(isOn) => onChange({ ...draft, metadata: { ...draft.metadata, [kind]: isOn } })}
          >
            {t(`export.leaves.${kind}`)}
          </CheckBox>
        ))}
      </div>
    </fieldset>
  );
}

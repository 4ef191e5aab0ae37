import { Plus, X } from 'lucide-react';
import type { Part } from '../../../../shared/model/export.ts';
import { Button } from '../../../elements/button.tsx';
import { CheckBox } from '../../../elements/check-box.tsx';
import { IconButton } from '../../../elements/icon-button.tsx';
import { TextField } from '../../../elements/text-field.tsx';
import { useT } from '../../../state/language.tsx';
import { ColourField, PercentField } from './fields.tsx';
import { LogoPart } from './logo-part.tsx';
import { withPart } from './preset-form.ts';
import type { PartProps } from './size-part.tsx';

/** What is drawn over or around the picture: logo, border, a bar of words. */
export function ExtrasPart({ draft, onChange, isWrong }: PartProps) {
  const t = useT();
  const { border, captionBar: bar } = draft;
  return (
    <fieldset className="preset-form__part">
      <legend>{t('presets.part.extras')}</legend>
      <LogoPart draft={draft} onChange={onChange} isWrong={isWrong} />
      <CheckBox
        isOn={border !== undefined}
        onChange={(isOn) => onChange(withPart(draft, 'border', isOn ? { width: 0.03, colour: '#ffffff' } : undefined))}
      >
        {t('presets.border')}
      </CheckBox>
      {border ? (
        <div className="preset-form__row">
          <PercentField
            label={t('presets.border.width')}
            value={border.width}
            onChange={(width) => onChange({ ...draft, border: { ...border, width } })}
            isWrong={isWrong('border.width')}
          />
          <ColourField
            label={t('presets.border.colour')}
            value={border.colour}
            onChange={(colour) => onChange({ ...draft, border: { ...border, colour } })}
          />
        </div>
      ) : null}
      <CheckBox
        isOn={bar !== undefined}
        onChange={(isOn) =>
          onChange(
            withPart(
              draft,
              'captionBar',
              isOn ? { text: '{judul}', background: '#0d695d', ink: '#ffffff', height: 0.1 } : undefined,
            ),
          )
        }
      >
        {t('presets.bar')}
      </CheckBox>
      {bar ? (
        <div className="preset-form__row">
          <TextField
            label={t('presets.bar.text')}
            value={bar.text}
            onChange={(text) => onChange({ ...draft, captionBar: { ...bar, text } })}
            error={isWrong('captionBar.text') ? t('presets.bad') : undefined}
          />
          <PercentField
            label={t('presets.bar.height')}
            value={bar.height}
            onChange={(height) => onChange({ ...draft, captionBar: { ...bar, height } })}
            isWrong={isWrong('captionBar.height')}
          />
          {(['background', 'ink'] as const).map((key) => (
            <ColourField
              key={key}
              label={t(`presets.bar.${key}`)}
              value={bar[key]}
              onChange={(value) => onChange({ ...draft, captionBar: { ...bar, [key]: value } })}
            />
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}

/** Which parts of a copy the channel covers with its own signs. */
export function CoveredPart({ draft, onChange, isWrong }: PartProps) {
  const t = useT();
  const parts = draft.covered ?? [];
  const put = (next: readonly Part[]) => onChange(withPart(draft, 'covered', next.length > 0 ? [...next] : undefined));
  return (
    <fieldset className="preset-form__part">
      <legend>{t('presets.part.covered')}</legend>
      <p className="export__hint">{t('presets.covered.words')}</p>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and only the last one is added or any taken out
        <div key={at} className="preset-form__row preset-form__row--part">
          {(['x', 'y', 'width', 'height'] as const).map((side) => (
            <PercentField
              key={side}
              label={t(`presets.covered.${side}`)}
              value={part[side]}
              onChange={(value) => put(parts.map((one, n) => (n === at ? { ...one, [side]: value } : one)))}
              isWrong={isWrong(`covered.${at}`)}
            />
          ))}
          <IconButton
            size="small"
            label={t('presets.covered.remove', { n: at + 1 })}
            icon={<X aria-hidden />}
            onPress={() => put(parts.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      {parts.length < 10 ? (
        <div>
          <Button
            size="small"
            icon={<Plus aria-hidden />}
            onPress={() => put([...parts, { x: 0, y: 0.85, width: 1, height: 0.15 }])}
          >
            {t('presets.covered.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

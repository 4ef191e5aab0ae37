import { CheckBox } from '../../../elements/check-box.tsx';
import { Segmented } from '../../../elements/segmented.tsx';
import { useT } from '../../../state/language.tsx';
import { ColourField, NumberField } from './fields.tsx';
import { type Draft, shapeOf, withPart, withShape } from './preset-form.ts';

/** What a side may measure. */
const pixels = { from: 16, to: 20_000 } as const;

export interface PartProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Whether a part was found to be wrong when it was to be saved (`size.width`). */
  readonly isWrong: (path: string) => boolean;
}

/** How large a copy becomes and in which shape. */
export function SizePart({ draft, onChange, isWrong }: PartProps) {
  const t = useT();
  const { size } = draft;
  const shape = shapeOf(draft);
  return (
    <fieldset className="preset-form__part">
      <legend>{t('presets.part.size')}</legend>
      <Segmented
        label={t('presets.shape')}
        isLabelHidden
        value={shape}
        onChange={(next) => onChange(withShape(draft, next))}
        segments={(['edge', 'exact', 'same', 'original'] as const).map((value) => ({
          value,
          label: t(`presets.shape.${value}`),
        }))}
      />
      {shape === 'original' ? <p className="export__hint">{t('presets.shape.original-note')}</p> : null}
      {shape === 'edge' ? (
        <div className="preset-form__row">
          <NumberField
            label={t('presets.long-edge')}
            value={draft.longEdge}
            // an emptied field is no other shape
            onChange={(value) => onChange(withPart(draft, 'longEdge', value ?? Number.NaN))}
            isWrong={isWrong('longEdge')}
            range={pixels}
          />
        </div>
      ) : null}
      {size ? (
        <>
          <div className="preset-form__row">
            <NumberField
              label={t('presets.width')}
              value={size.width}
              onChange={(value) => onChange({ ...draft, size: { ...size, width: value ?? Number.NaN } })}
              isWrong={isWrong('size.width')}
              range={pixels}
            />
            <NumberField
              label={t('presets.height')}
              value={size.height}
              onChange={(value) => onChange({ ...draft, size: { ...size, height: value ?? Number.NaN } })}
              isWrong={isWrong('size.height')}
              range={pixels}
            />
          </div>
          <Segmented
            label={t('presets.fit')}
            value={draft.fit ?? 'crop'}
            onChange={(fit) => onChange({ ...draft, fit })}
            segments={(['crop', 'pad'] as const).map((value) => ({ value, label: t(`presets.fit.${value}`) }))}
          />
        </>
      ) : null}
      {shape === 'original' ? null : (
        <div className="preset-form__row">
          <ColourField
            label={t('presets.ground')}
            value={draft.ground ?? '#ffffff'}
            onChange={(ground) => onChange({ ...draft, ground })}
          />
          <CheckBox
            isOn={draft.enlarge ?? false}
            onChange={(isOn) => onChange(withPart(draft, 'enlarge', isOn ? true : undefined))}
          >
            {t('presets.enlarge')}
          </CheckBox>
        </div>
      )}
    </fieldset>
  );
}

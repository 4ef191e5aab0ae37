import { usePresets } from '../../../data/exports.ts';
import { handing, usualPreset } from '../../../state/handing.ts';
import { useLanguage, useT } from '../../../state/language.tsx';
import { useStore } from '../../../state/store.ts';
import { byChannel, fullName, sizeWords } from '../preset-words.ts';
import { ChoiceField } from './fields.tsx';

/** Which size this person's photos get when they are dragged into another program or copied as a picture. */
export function HandedAs() {
  const t = useT();
  const language = useLanguage();
  const { preset } = useStore(handing);
  const presets = byChannel(usePresets().data ?? [], '', t).flatMap((group) => group.presets);
  if (presets.length === 0) return null;
  return (
    <div>
      <ChoiceField
        label={t('ways.handed-as')}
        value={presets.some(({ id }) => id === preset) ? preset : usualPreset}
        onChange={(chosen) => handing.set({ preset: chosen })}
        choices={presets.map((one) => ({
          value: one.id,
          label: [fullName(one, language, t), sizeWords(one)].filter(Boolean).join(' · '),
        }))}
      />
      <p className="settings__words">{t('ways.handed-as.words')}</p>
    </div>
  );
}

import { Settings2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { KnownPreset } from '../../../shared/model/export.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { useLanguage, useT } from '../../state/language.tsx';
import { byChannel, channelKey, sizeWords } from './preset-words.ts';

/** What the copies are for: sizes by channel, as many as are wanted at once. */
export function PresetList(props: {
  readonly presets: readonly KnownPreset[];
  readonly chosen: readonly string[];
  readonly onChoose: (preset: string, isOn: boolean) => void;
  readonly onManage: () => void;
}) {
  const { presets, chosen, onChoose, onManage } = props;
  const t = useT();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const heads = useId();
  const groups = byChannel(presets, search, t);
  return (
    <div className="presets">
      <SearchField label={t('export.find-preset')} clearLabel={t('search.clear')} value={search} onChange={setSearch} />
      {groups.length === 0 ? <p className="presets__none">{t('export.find-none')}</p> : null}
      {groups.map(({ channel, presets: ofChannel }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend where no list can stand
        <div key={channel} role="group" aria-labelledby={`${heads}-${channel}`} className="presets__channel">
          <h3 id={`${heads}-${channel}`}>{t(channelKey(channel))}</h3>
          {ofChannel.map((preset) => (
            <CheckBox key={preset.id} isOn={chosen.includes(preset.id)} onChange={(isOn) => onChoose(preset.id, isOn)}>
              <span className="presets__name" title={preset.purpose[language]}>
                {preset.name[language]}
              </span>
              <span className="presets__size">{sizeWords(preset)}</span>
            </CheckBox>
          ))}
        </div>
      ))}
      <div>
        <Button tone="quiet" size="small" icon={<Settings2 aria-hidden />} onPress={onManage}>
          {t('export.manage')}
        </Button>
      </div>
    </div>
  );
}

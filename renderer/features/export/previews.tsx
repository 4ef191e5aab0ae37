import { useState } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { ratioOf } from '../../../shared/model/crop.ts';
import type { Extract, KnownPreset } from '../../../shared/model/export.ts';
import { useGateOf } from '../../data/exports.ts';
import { CheckBox } from '../../elements/check-box.tsx';
import { useT } from '../../state/language.tsx';
import { CopyTile } from './copy-tile.tsx';
import { CropEditor } from './crop-editor.tsx';
import { ExtractPanel } from './extract-panel.tsx';
import { pictureOf, useRested } from './extract-picture.ts';
import { verdictOf } from './gate-groups.ts';

/** All chosen copies of one asset side by side, and the crop that is being set. */
export function Previews(props: {
  readonly card: AssetCard;
  readonly presets: readonly KnownPreset[];
  /** How a film, a recording or a document is taken out; left out: as it is. */
  readonly extract: Extract | undefined;
  readonly onExtract: (extract: Extract) => void;
}) {
  const { card, presets, extract, onExtract } = props;
  const t = useT();
  const [adjusted, setAdjusted] = useState<string | undefined>(undefined);
  const [showsCovered, setShowsCovered] = useState(true);
  const channels = [...new Set(presets.map((preset) => preset.channel))];
  const gate = useGateOf(card.id, channels);
  const chosen = pictureOf(extract);
  const of = useRested(card.id, chosen);
  const isPicture = card.kind === 'photo' || chosen !== undefined;
  const isAdjusted = (preset: KnownPreset): boolean => ratioOf(preset) === adjusted;
  const ofRatio = presets.filter(isAdjusted);
  const isCovered = isPicture && presets.some((preset) => preset.covered && preset.covered.length > 0);
  // only photographs have pixels of their own to be sized: the rest says so once, and not for each size
  const able = card.kind === 'photo' || extract ? presets : presets.filter((preset) => preset.original);
  const idle = presets.length - able.length;
  // what is being set stands first beside its frame
  const shown = adjusted === undefined ? able : able.toSorted((a, b) => Number(isAdjusted(b)) - Number(isAdjusted(a)));
  // a preset that was taken away takes its crop along
  const ratio = ofRatio.length > 0 && isPicture ? adjusted : undefined;
  // a clip is the same for all of them
  const isSmall = ratio !== undefined || extract?.what === 'clip';
  return (
    <section
      className={ratio === undefined ? 'previews' : 'previews previews--adjusting'}
      aria-label={t('export.previews')}
    >
      {/* the moment stays as it is while its crop is set */}
      {ratio === undefined ? <ExtractPanel card={card} value={extract} idle={idle} onChange={onExtract} /> : null}
      {ratio !== undefined && (card.picture || of) ? (
        <CropEditor
          key={`${card.id} ${ratio} ${JSON.stringify(of)}`}
          card={card}
          of={of}
          ratio={ratio}
          presets={ofRatio}
          showsCovered={showsCovered}
          onDone={() => setAdjusted(undefined)}
        />
      ) : null}
      {presets.length === 0 ? <p className="previews__empty">{t('export.preview.empty')}</p> : null}
      <div className={isSmall ? 'previews__tiles previews__tiles--small' : 'previews__tiles'}>
        {shown.map((preset) => (
          <CopyTile
            key={preset.id}
            preset={preset}
            card={card}
            extract={extract}
            of={of}
            verdict={
              gate.data
                ? (verdictOf(gate.data, card.id, preset.channel) ?? { outcome: 'allowed', grounds: [] })
                : undefined
            }
            showsCovered={showsCovered}
            isAdjusted={ratio !== undefined && isAdjusted(preset)}
            onAdjust={(wanted) => setAdjusted((before) => (before === wanted ? undefined : wanted))}
          />
        ))}
      </div>
      {isCovered ? (
        <CheckBox isOn={showsCovered} onChange={setShowsCovered}>
          {t('export.covered')}
        </CheckBox>
      ) : null}
    </section>
  );
}

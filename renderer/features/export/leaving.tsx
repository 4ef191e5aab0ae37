import { useState } from 'react';
import type { KnownPreset, MetadataPolicy } from '../../../shared/model/export.ts';
import { useCarried } from '../../data/exports.ts';
import { failureOf } from '../../data/failure.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { FactList } from '../../elements/fact-list.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { factsSaid } from './facts-said.ts';
import { policyKinds, policyOf } from './policy.ts';

/** What leaves inside the copies: which kinds of words, and of the asset in sight the words themselves. */
export function Leaving(props: {
  readonly id: string;
  readonly presets: readonly KnownPreset[];
  /** Undefined while everything is as the presets say. */
  readonly policy: MetadataPolicy | undefined;
  readonly onChange: (policy: MetadataPolicy | undefined) => void;
}) {
  const { id, presets, policy, onChange } = props;
  const t = useT();
  const drawn = presets.filter((preset) => !preset.original);
  const now = policy ? undefined : policyOf(drawn);
  return (
    <section className="export__section" aria-label={t('export.leaves')}>
      <h3>{t('export.leaves')}</h3>
      {presets.length > drawn.length ? <p className="export__hint">{t('export.leaves.original')}</p> : null}
      {drawn.length > 0 ? (
        <>
          <div className="leaving__kinds">
            {policyKinds.map((kind) => (
              <CheckBox
                key={kind}
                isOn={policy?.[kind] ?? now?.[kind] === 'all'}
                isSome={!policy && now?.[kind] === 'some'}
                onChange={(isOn) => onChange({ ...(policy ?? plain(now)), [kind]: isOn })}
              >
                {t(`export.leaves.${kind}`)}
              </CheckBox>
            ))}
          </div>
          {policy?.position ? <p className="export__warning">{t('export.leaves.position-note')}</p> : null}
          {policy ? (
            <p className="export__hint">
              {t('export.leaves.differs')}{' '}
              <Button size="small" tone="quiet" onPress={() => onChange(undefined)}>
                {t('export.leaves.as-preset')}
              </Button>
            </p>
          ) : null}
          <Facts id={id} presets={policy ? drawn.slice(0, 1) : differing(drawn)} policy={policy} />
          <p className="export__hint">{t('export.leaves.stays')}</p>
        </>
      ) : null}
    </section>
  );
}

/** One preset of each policy: what the others carry is the same. */
function differing(presets: readonly KnownPreset[]): readonly KnownPreset[] {
  const kept = new Map(presets.map((preset) => [policyKinds.map((kind) => preset.metadata[kind]).join(), preset]));
  return [...kept.values()];
}

const plain = (now: ReturnType<typeof policyOf> | undefined): MetadataPolicy => ({
  words: now?.words === 'all',
  credit: now?.credit === 'all',
  people: now?.people === 'all',
  position: now?.position === 'all',
  camera: now?.camera === 'all',
});

function Facts(props: {
  readonly id: string;
  readonly presets: readonly KnownPreset[];
  readonly policy: MetadataPolicy | undefined;
}) {
  const { id, presets, policy } = props;
  const t = useT();
  const formats = useFormats();
  const language = useLanguage();
  const [chosen, setChosen] = useState('');
  const preset = presets.find((one) => one.id === chosen) ?? presets[0];
  const { data, isPending, error } = useCarried(id, preset?.id, policy);
  const isLate = useLate(isPending);
  if (!preset) return null;
  return (
    <div className="leaving__facts" aria-busy={isPending}>
      {presets.length > 1 ? (
        <Segmented
          label={t('export.leaves')}
          isLabelHidden
          value={preset.id}
          onChange={setChosen}
          segments={presets.map((one) => ({ value: one.id, label: one.name[language] }))}
        />
      ) : null}
      {error && failureOf(error).code !== 'cancelled' ? (
        <p className="export__hint">{t('export.leaves.failed')}</p>
      ) : null}
      {data ? (
        data.length === 0 ? (
          <p className="export__hint">{t('export.leaves.nothing')}</p>
        ) : (
          <FactList
            label={t('export.leaves.of', { name: preset.name[language] })}
            facts={factsSaid(data, t, formats)}
          />
        )
      ) : isLate && !error ? (
        <Skeleton height="4rem" />
      ) : null}
    </div>
  );
}

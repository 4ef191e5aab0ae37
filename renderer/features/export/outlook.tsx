import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { Conflict } from '../../../shared/model/export.ts';
import type { usePlan } from '../../data/exports.ts';
import { failureOf } from '../../data/failure.ts';
import { CheckBox } from '../../elements/check-box.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { useLate } from '../../elements/skeleton.tsx';
import { type Translate, useFormats, useT } from '../../state/language.tsx';
import { ExtractOffer, type Extracts } from './extract-offer.tsx';
import { byReason } from './gate-groups.ts';

/** What would happen, in words, and what has to be decided before it does. */
export function Outlook(props: {
  readonly plan: ReturnType<typeof usePlan>;
  readonly hasPreset: boolean;
  readonly hasFolder: boolean;
  readonly failed: unknown;
  readonly conflict: Conflict;
  readonly onConflict: (conflict: Conflict) => void;
  readonly isInsideSaid: boolean;
  readonly onInside: (isSaid: boolean) => void;
  /** The asset in sight. */
  readonly seen: string;
  /** Says of some how they are taken out. */
  readonly onExtracts: (extracts: Extracts) => void;
  /** Brings one of them into sight. */
  readonly onShow: (id: string) => void;
}) {
  const { plan, hasPreset, hasFolder, failed } = props;
  const t = useT();
  const formats = useFormats();
  const isLate = useLate(plan.isFetching && !plan.data);
  // the same list for as long as the plan is the same: nothing is asked about it anew
  const unsaid = useMemo(
    () => plan.data?.refused.filter(({ reason }) => reason === 'part-not-chosen').map(({ id }) => id) ?? [],
    [plan.data],
  );
  const error = failed ?? plan.error;
  if (error) return <Trouble error={error} />;
  if (!hasPreset || !hasFolder) {
    return <p className="export__outlook">{t(hasPreset ? 'export.needs-folder' : 'export.needs-preset')}</p>;
  }
  if (!plan.data) return <p className="export__outlook">{isLate ? t('export.planning') : ''}</p>;
  const { copies, refused, freeBytes, bytes, taken, insideRoot } = plan.data;
  const size = (value: number) => formats.size(value);
  const isTooFull = bytes !== null && freeBytes !== null && bytes > freeBytes;
  return (
    <div className="export__outlook" aria-live="polite">
      <p>
        <strong>{t('export.copies', { count: copies })}</strong>
        {bytes === null || copies === 0 ? '' : ` · ${t('export.bytes', { size: size(bytes) })}`}
        {freeBytes === null ? '' : ` · ${t('export.free', { size: size(freeBytes) })}`}
      </p>
      {isTooFull ? (
        <p className="export__warning">
          <TriangleAlert aria-hidden="true" />
          {t('export.too-full', { size: size(bytes), free: size(freeBytes) })}
        </p>
      ) : null}
      {refused.length > 0 ? (
        <>
          <p>{t('export.refused', { count: plan.data.refusedCount })}</p>
          <ul className="export__reasons">
            {byReason(refused).map(({ reason, count }) => (
              <li key={reason}>
                <span>{formats.number(count)}</span> {reasonWords(reason, t)}
              </li>
            ))}
            {plan.data.refusedCount > refused.length ? (
              <li>{t('export.progress.more', { count: plan.data.refusedCount - refused.length })}</li>
            ) : null}
          </ul>
          <ExtractOffer ids={unsaid} seen={props.seen} onChoose={props.onExtracts} onShow={props.onShow} />
        </>
      ) : null}
      {taken > 0 ? (
        <div className="export__ask">
          <p>{t('export.conflict', { count: taken })}</p>
          <Segmented
            label={t('export.conflict.ask')}
            isLabelHidden
            value={props.conflict}
            onChange={props.onConflict}
            segments={(['number', 'overwrite', 'skip'] as const).map((value) => ({
              value,
              label: t(`export.conflict.${value}`),
            }))}
          />
          {props.conflict === 'overwrite' ? (
            <p className="export__warning">{t('export.conflict.overwrite-note')}</p>
          ) : null}
        </div>
      ) : null}
      {insideRoot ? (
        <div className="export__ask">
          <p className="export__warning">
            <TriangleAlert aria-hidden="true" />
            {t('export.inside')}
          </p>
          <CheckBox isOn={props.isInsideSaid} onChange={props.onInside}>
            {t('export.inside.yes')}
          </CheckBox>
        </div>
      ) : null}
    </div>
  );
}

function Trouble({ error }: { readonly error: unknown }) {
  const t = useT();
  const { code, details } = failureOf(error);
  return (
    <div className="export__outlook export__outlook--refused" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>{t(`error.${code}` as MessageKey, details)}</strong>
        <p>{t(`error.${code}.do` as MessageKey, details)}</p>
      </div>
    </div>
  );
}

/** Why something is not copied. */
export function reasonWords(reason: string | null, t: Translate): string {
  if (reason === null) return t('export.unknown');
  if (reason === 'gate-refused') return t('export.held-back');
  if (reason === 'file-unsupported') return t('extract.cannot');
  for (const key of [`error.${reason}`, `gate.${reason}`]) {
    const words = t(key as MessageKey);
    if (words !== key) return words;
  }
  return t('export.unknown');
}

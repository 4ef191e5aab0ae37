import type { IntakePlan } from '../../../shared/model/intake.ts';
import { CheckBox } from '../../elements/check-box.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useFormats, useT } from '../../state/language.tsx';

/** What lies on a card, by day: an event is mostly one of them. */
export function Days(props: {
  readonly days: IntakePlan['days'] | undefined;
  readonly isPending: boolean;
  readonly name: string;
  readonly skipped: ReadonlySet<string>;
  readonly onSkip: (day: string, isSkipped: boolean) => void;
}) {
  const t = useT();
  const { date, size } = useFormats();
  const isLate = useLate(props.isPending);
  const { days } = props;
  if (days === undefined) {
    return isLate ? (
      <div aria-busy="true">
        <p className="intake__safe">{t('intake.looking', { name: props.name })}</p>
        <Skeleton height="4rem" />
      </div>
    ) : null;
  }
  if (days.length === 0) return <p>{t('intake.empty')}</p>;
  return (
    <fieldset className="intake__days">
      <legend>{t('intake.days')}</legend>
      {days.map(({ day, files, bytes, known }) => (
        <CheckBox key={day} isOn={!props.skipped.has(day)} onChange={(isOn) => props.onSkip(day, !isOn)}>
          <span className="intake__day">{date(day)}</span>
          <span className="intake__count">
            {t('intake.day', { count: files, size: size(bytes) })}
            {known > 0 ? ` · ${t('intake.day.known', { count: known })}` : ''}
          </span>
        </CheckBox>
      ))}
      {days.every(({ files, known }) => files === known) ? <p>{t('intake.all-known')}</p> : null}
    </fieldset>
  );
}

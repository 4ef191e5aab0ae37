import { useState } from 'react';
import type { RootPace } from '../../../shared/model/root.ts';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';

type Hours = Pick<RootPace, 'from' | 'to'>;
type Choice = 'any' | 'night' | 'own';

/** When offices are empty. */
const night: Hours = { from: '17:00', to: '07:00' };

const choiceOf = ({ from, to }: Hours): Choice =>
  from === null || to === null ? 'any' : from === night.from && to === night.to ? 'night' : 'own';

/** HH:MM of what a person typed (17, 7.30, 17:00); undefined when it is no time of the day. */
export function readTime(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?:\s*[:.]\s*(\d{2}))?\s*$/.exec(text);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (!match || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The hours in which a folder is read by itself. */
export function ReadingHours(props: { readonly pace: RootPace; readonly onChange: (hours: Hours) => void }) {
  const { pace, onChange } = props;
  const t = useT();
  const { time } = useFormats();
  const [isOwn, setOwn] = useState(choiceOf(pace) === 'own');
  const choice = isOwn ? 'own' : choiceOf(pace);
  return (
    <div className="folder__part">
      <Segmented
        label={t('root.hours')}
        value={choice}
        onChange={(value) => {
          setOwn(value === 'own');
          if (value !== 'own') onChange(value === 'night' ? night : { from: null, to: null });
        }}
        segments={[
          { value: 'any', label: t('root.hours.any') },
          { value: 'night', label: t('root.hours.night') },
          { value: 'own', label: t('root.hours.own') },
        ]}
      />
      {choice === 'own' ? (
        <div className="folder__hours">
          <Time
            label={t('root.hours.from')}
            value={pace.from ?? ''}
            onChange={(from) => onChange({ from, to: pace.to ?? night.to })}
          />
          <Time
            label={t('root.hours.to')}
            value={pace.to ?? ''}
            onChange={(to) => onChange({ from: pace.from ?? night.from, to })}
          />
        </div>
      ) : choice === 'night' ? (
        <p className="folder__faint">
          {t('health.folder.hours', { from: time(pace.from ?? ''), to: time(pace.to ?? '') })}
        </p>
      ) : null}
      <p className="folder__faint">{t('root.hours.words')}</p>
    </div>
  );
}

function Time(props: { readonly label: string; readonly value: string; readonly onChange: (time: string) => void }) {
  const { label, value, onChange } = props;
  const t = useT();
  const formats = useFormats();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [isWrong, setWrong] = useState(false);
  const commit = () => {
    if (typed === undefined) return;
    const time = readTime(typed);
    setWrong(time === undefined);
    if (time === undefined) return;
    setTyped(undefined);
    if (time !== value) onChange(time);
  };
  return (
    <TextField
      label={label}
      value={typed ?? formats.time(value)}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      placeholder={formats.time('17:00')}
      error={isWrong ? t('root.hours.wrong') : undefined}
    />
  );
}

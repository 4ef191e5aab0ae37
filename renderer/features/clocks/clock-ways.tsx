import { useState } from 'react';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { today } from '../../state/today.ts';
import { readTypedDate } from '../inspector/read-date.ts';
import { difference, readTime, type Timed, writtenTime } from './clock-time.ts';
import { PhotoPicker } from './photo-picker.tsx';

/** How far a clock is put forward, and whose; undefined while that cannot be said. */
export interface Correction {
  readonly seconds: number;
  /** A photo of the clock that is put right. */
  readonly of: Timed;
  /** Only this camera's; undefined: all that is chosen. */
  readonly camera: string | undefined;
}

interface WayProps {
  readonly timed: readonly Timed[];
  readonly onChange: (correction: Correction | undefined) => void;
}

/** The right time of one photo, which says how far the clock was off. */
export function RightTime({ timed, onChange }: WayProps) {
  const t = useT();
  const formats = useFormats();
  const language = useLanguage();
  const dayOf = (of: Timed) => formats.date(of.at.slice(0, 10));
  const timeOf = (of: Timed) => writtenTime(of.at, language);
  const [photo, setPhoto] = useState(timed[0] as Timed);
  const [day, setDay] = useState(() => dayOf(photo));
  const [time, setTime] = useState(() => timeOf(photo));
  const read = (onDay: string, atTime: string) => {
    const date = readTypedDate(onDay, today());
    return { date: /^\d{4}-\d\d-\d\d$/.test(date ?? '') ? date : undefined, time: readTime(atTime) };
  };
  const tell = (of: Timed, onDay: string, atTime: string) => {
    const right = read(onDay, atTime);
    const seconds = right.date && right.time ? difference(of.at, `${right.date}T${right.time}`) : undefined;
    onChange(seconds === undefined ? undefined : { seconds, of, camera: undefined });
  };
  const now = read(day, time);
  return (
    <>
      <p className="clock__why">{t('clock.photo.why')}</p>
      <PhotoPicker
        label={t('clock.photo')}
        photos={timed}
        chosen={photo}
        onChoose={(next) => {
          setPhoto(next);
          setDay(dayOf(next));
          setTime(timeOf(next));
          tell(next, dayOf(next), timeOf(next));
        }}
      />
      <div className="clock__row">
        <TextField
          label={t('clock.day')}
          value={day}
          onChange={(text) => {
            setDay(text);
            tell(photo, text, time);
          }}
          description={now.date ? formats.date(now.date, 'heading') : undefined}
          error={now.date ? undefined : t('clock.unread')}
        />
        <TextField
          label={t('clock.time')}
          value={time}
          onChange={(text) => {
            setTime(text);
            tell(photo, day, text);
          }}
          error={now.time ? undefined : t('clock.unread')}
        />
      </div>
    </>
  );
}

const sizes = { days: 86_400, hours: 3600, minutes: 60, seconds: 1 } as const;
type Size = keyof typeof sizes;

/** So many days, hours, minutes and seconds forward or back. */
export function ByHowMuch({ timed, onChange }: WayProps) {
  const t = useT();
  const [isBack, setBack] = useState(false);
  const [amounts, setAmounts] = useState<Readonly<Record<Size, string>>>({
    days: '',
    hours: '',
    minutes: '',
    seconds: '',
  });
  const tell = (now: Readonly<Record<Size, string>>, back: boolean) => {
    const parts = (Object.keys(sizes) as Size[]).map((size) => Number(now[size] || 0) * sizes[size]);
    const sum = parts.reduce((all, part) => all + part, 0);
    const isSound = parts.every((part) => Number.isFinite(part) && part >= 0) && sum <= 3_153_600_000;
    onChange(isSound ? { seconds: back ? -sum : sum, of: timed[0] as Timed, camera: undefined } : undefined);
  };
  return (
    <>
      <Segmented
        label={t('clock.direction')}
        value={isBack ? 'back' : 'forward'}
        onChange={(way) => {
          setBack(way === 'back');
          tell(amounts, way === 'back');
        }}
        segments={[
          { value: 'forward', label: t('clock.forward') },
          { value: 'back', label: t('clock.back') },
        ]}
      />
      <div className="clock__row">
        {(Object.keys(sizes) as Size[]).map((size) => (
          <TextField
            key={size}
            label={t(`clock.${size}`)}
            value={amounts[size]}
            placeholder="0"
            onChange={(value) => {
              const next = { ...amounts, [size]: value.replace(/\D/g, '').slice(0, 6) };
              setAmounts(next);
              tell(next, isBack);
            }}
          />
        ))}
      </div>
    </>
  );
}

/** One photo of each of two cameras from the same moment: the clock of one becomes that of the other. */
export function TwoCameras({ timed, onChange }: WayProps) {
  const t = useT();
  const groups = Map.groupBy(timed, (one) => one.camera);
  const cameras = [...groups.keys()];
  const [pair, setPair] = useState(cameras.slice(0, 2));
  const [right, setRight] = useState(cameras[0] ?? '');
  const [chosen, setChosen] = useState<Readonly<Record<string, Timed>>>({});
  const photoOf = (camera: string): Timed => chosen[camera] ?? (groups.get(camera)?.[0] as Timed);
  const tell = (both: readonly string[], isRight: string, photos: Readonly<Record<string, Timed>>) => {
    const wrong = both.find((camera) => camera !== isRight);
    if (wrong === undefined) return onChange(undefined);
    const [good, bad] = [isRight, wrong].map((camera) => photos[camera] ?? (groups.get(camera)?.[0] as Timed));
    const seconds = good && bad && difference(bad.at, good.at);
    onChange(seconds === undefined || !bad ? undefined : { seconds, of: bad, camera: wrong });
  };
  const nameOf = (camera: string) => camera || t('clock.unknown-camera');
  if (cameras.length < 2) return <p className="clock__why">{t('clock.cameras.single')}</p>;
  return (
    <>
      <p className="clock__why">{t('clock.cameras.why')}</p>
      <div className="clock__pair">
        {pair.map((camera, at) => (
          <div key={camera} className="clock__camera">
            {cameras.length > 2 ? (
              <select
                className="field__input"
                aria-label={t('facts.camera')}
                value={camera}
                onChange={(event) => {
                  const next = pair.map((one, place) => (place === at ? event.currentTarget.value : one));
                  setPair(next);
                  const still = next.includes(right) ? right : (next[0] ?? '');
                  setRight(still);
                  tell(next, still, chosen);
                }}
              >
                {cameras
                  .filter((one) => one === camera || !pair.includes(one))
                  .map((one) => (
                    <option key={one} value={one}>
                      {nameOf(one)}
                    </option>
                  ))}
              </select>
            ) : null}
            <PhotoPicker
              label={nameOf(camera)}
              photos={groups.get(camera) ?? []}
              chosen={photoOf(camera)}
              onChoose={(photo) => {
                const next = { ...chosen, [camera]: photo };
                setChosen(next);
                tell(pair, right, next);
              }}
            />
          </div>
        ))}
      </div>
      <Segmented
        label={t('clock.cameras.right')}
        value={right}
        onChange={(camera) => {
          setRight(camera);
          tell(pair, camera, chosen);
        }}
        segments={pair.map((camera) => ({ value: camera, label: nameOf(camera) }))}
      />
    </>
  );
}

import { useState } from 'react';
import { useEdit } from '../../data/edits.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { ends, momentWords, spanWords, type Timed } from './clock-time.ts';
import { ByHowMuch, type Correction, RightTime, TwoCameras } from './clock-ways.tsx';
import { mostTimed, type Scope, type TimedSet, useTimed, useTimedBeside } from './use-timed.ts';
import './clock.css';

type Way = 'right' | 'by' | 'cameras';
const ways = { right: RightTime, by: ByHowMuch, cameras: TwoCameras } as const;

/** Puts the clock of a camera right for what it took: by the right time of one photo, by a span, or by another camera. */
export function ClockDialog() {
  const now = useStore(doing);
  return now?.kind === 'clock' ? <Opened ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const { say } = useEdit();
  const asked = useTimed(ids);
  const [way, setWay] = useState<Way>('right');
  const [scope, setScope] = useState<Scope>('chosen');
  const [correction, setCorrection] = useState<Correction | undefined>();
  const camera = correction?.camera ?? correction?.of.camera ?? asked.data?.timed[0]?.camera ?? '';
  const beside = useTimedBeside(scope, correction?.of ?? asked.data?.timed[0], camera);
  const Fields = ways[way];

  const set: TimedSet | undefined = scope === 'chosen' ? asked.data : beside.data;
  const meant: readonly Timed[] =
    correction?.camera === undefined || scope !== 'chosen'
      ? (set?.timed ?? [])
      : (set?.timed.filter((one) => one.camera === correction.camera) ?? []);
  const seconds = correction?.seconds ?? 0;
  const count = seconds === 0 ? 0 : meant.length;
  const go = () => {
    endDoing();
    void say(
      meant.map((one) => one.id),
      [{ field: 'shift', op: 'add', value: seconds }],
      { key: 'clock.done' },
    );
  };
  return (
    <Dialog
      title={t('clock.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={count === 0} onPress={go}>
            {count > 0 ? t('clock.go', { count }) : t('clock.go-none')}
          </Button>
        </>
      }
    >
      <div className="clock">
        <p className="clock__why">{t('clock.lead')}</p>
        {ids.length > mostTimed ? (
          <p role="status">{t('clock.many', { count: mostTimed })}</p>
        ) : asked.data === undefined ? (
          <p role="status">{asked.isError ? t('inspector.failed') : t('clock.looking')}</p>
        ) : asked.data.timed.length === 0 ? (
          <p role="status">{t('clock.none')}</p>
        ) : (
          <>
            <Segmented
              label={t('clock.way')}
              isLabelHidden
              value={way}
              onChange={(next) => {
                setWay(next);
                setCorrection(undefined);
              }}
              segments={[
                { value: 'right', label: t('clock.way.right') },
                { value: 'by', label: t('clock.way.by') },
                { value: 'cameras', label: t('clock.way.cameras') },
              ]}
            />
            <Fields timed={asked.data.timed} onChange={setCorrection} />
            <ScopeChoice
              scope={scope}
              onChange={setScope}
              camera={camera || t('clock.unknown-camera')}
              count={
                correction?.camera === undefined
                  ? asked.data.timed.length
                  : asked.data.timed.filter((one) => one.camera === correction.camera).length
              }
            />
            <Outcome meant={meant} seconds={seconds} timeless={scope === 'chosen' ? asked.data.timeless : 0} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function ScopeChoice(props: {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
  readonly camera: string;
  readonly count: number;
}) {
  const { scope, onChange, camera, count } = props;
  const t = useT();
  const scopes: readonly { readonly value: Scope; readonly label: string }[] = [
    { value: 'chosen', label: t('clock.scope.chosen', { count }) },
    { value: 'event', label: t('clock.scope.event', { camera }) },
    { value: 'folder', label: t('clock.scope.folder', { camera }) },
  ];
  return (
    <fieldset className="clock__scope">
      <legend>{t('clock.scope')}</legend>
      {scopes.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="clock-scope" checked={scope === value} onChange={() => onChange(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The first and the last picture, as they are and as they will be. */
function Outcome(props: { readonly meant: readonly Timed[]; readonly seconds: number; readonly timeless: number }) {
  const { meant, seconds, timeless } = props;
  const t = useT();
  const formats = useFormats();
  const language = useLanguage();
  const told = ends(meant, seconds);
  const write = (iso: string) => momentWords(iso, (day) => formats.date(day, 'short'), language);
  const span = spanWords(seconds, language);
  return (
    <section className="clock__outcome" aria-label={t('batch.preview')} aria-live="polite">
      <p className="clock__span">
        {seconds === 0 ? t('clock.by.none') : t(seconds > 0 ? 'clock.by.forward' : 'clock.by.back', { span })}
      </p>
      {told && seconds !== 0 ? (
        <dl>
          {(['first', 'last'] as const).map((end) => (
            <div key={end}>
              <dt>{t(`clock.${end}`)}</dt>
              <dd>
                <span className="difference__name">{told[end].name}</span>
                <span>
                  {write(told[end].before)} → <strong>{write(told[end].after)}</strong>
                </span>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {timeless > 0 ? <p className="clock__why">{t('clock.timeless', { count: timeless })}</p> : null}
    </section>
  );
}

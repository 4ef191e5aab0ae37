import { Ban, CircleCheck, TriangleAlert } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { Channel } from '../../../shared/model/export.ts';
import type { Ground } from '../../../shared/model/rights.ts';
import type { GateEntry } from '../../data/rights.ts';
import { type Translate, useFormats, useT } from '../../state/language.tsx';
import { type GateLine, gateLines, type LineGround } from './gate-lines.ts';
import { whenWords } from './when-words.ts';

const marks = { allowed: CircleCheck, warned: TriangleAlert, refused: Ban } as const;

/** Grounds that began on their day; the others end on it. */
const began: ReadonlySet<Ground> = new Set([
  'consent-withdrawn',
  'consent-expired',
  'licence-expired',
  'exclusion-ended',
]);

const channelWords = (channels: readonly Channel[], t: Translate): string =>
  channels.map((channel) => t(`channel.${channel}` as MessageKey)).join(', ');

/** What the gate says of one asset: channels for which it says the same in one paragraph, with what would cure it. */
export function GateSaid({ gate }: { readonly gate: readonly GateEntry[] }) {
  const t = useT();
  const lines = gateLines(gate);
  if (lines.length === 1 && lines[0]?.outcome === 'allowed') {
    return (
      <p className="gate gate--allowed">
        <CircleCheck aria-hidden="true" />
        <span>{t('rights.gate.fine')}</span>
      </p>
    );
  }
  return (
    <ul className="gates">
      {lines.map((line) => (
        <li key={line.outcome}>
          <Line line={line} isAll={line.channels.length === gate.length} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line, isAll }: { readonly line: GateLine; readonly isAll: boolean }) {
  const t = useT();
  const Mark = marks[line.outcome];
  const channels = channelWords(line.channels, t);
  return (
    <div className={`gate gate--${line.outcome}`}>
      <Mark aria-hidden="true" />
      <div>
        <strong>{t(`rights.gate.${line.outcome}`, { channels: isAll ? t('rights.gate.all') : channels })}</strong>
        {line.grounds.length > 0 ? (
          <ul className="gate__grounds">
            {line.grounds.map((ground) => (
              <li key={`${ground.ground} ${ground.name}`}>
                <GroundWords ground={ground} isAll={ground.channels.length === line.channels.length} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

function GroundWords({ ground: said, isAll }: { readonly ground: LineGround; readonly isAll: boolean }) {
  const { ground, name, until, channels } = said;
  const t = useT();
  const formats = useFormats();
  const more = [
    ...(isAll ? [] : [channelWords(channels, t)]),
    ...(name === null ? [] : [name]),
    ...(until === null
      ? []
      : [t(began.has(ground) ? 'rights.since' : 'rights.until', { date: whenWords(until, formats) })]),
  ];
  return (
    <>
      {t(`gate.${ground}`)}
      {more.length > 0 ? <span className="gate__more"> {more.join(' · ')}</span> : null}
      <span className="gate__cure">{t(`gate.${ground}.do`)}</span>
    </>
  );
}

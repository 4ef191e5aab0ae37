import { Ban, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ExportPlan } from '../../data/exports.ts';
import { Button } from '../../elements/button.tsx';
import { SkeletonLines } from '../../elements/skeleton.tsx';
import { consenting } from '../../state/consenting.ts';
import { startDoing } from '../../state/doing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { type GateGroup, gateGroups } from './gate-groups.ts';
import { channelKey } from './preset-words.ts';
import { cureKey, groundKey } from './verdict-line.tsx';

/** What may not leave or should be looked at first, and what would cure it. */
export function GatePart(props: {
  /** Undefined while it is asked. */
  readonly gate: ExportPlan['gate'] | undefined;
  /** Not all of it could be looked at here. */
  readonly isSomeOnly: boolean;
  readonly onShow: (id: string) => void;
}) {
  const t = useT();
  const groups = gateGroups(props.gate ?? []);
  // nothing found among some says nothing about the others
  if (props.gate && groups.length === 0 && props.isSomeOnly) return null;
  return (
    <section className="export__section" aria-label={t('export.gate')}>
      <h3>{t('export.gate')}</h3>
      {props.gate === undefined ? (
        <SkeletonLines />
      ) : groups.length === 0 ? (
        <p className="verdict verdict--allowed">
          <CircleCheck aria-hidden="true" />
          <span>{t('export.gate.fine')}</span>
        </p>
      ) : (
        <ul className="gate-part">
          {groups.map((group) => (
            <li key={`${group.outcome} ${group.ground}`} className={`gate-part__one gate-part__one--${group.outcome}`}>
              <Group group={group} onShow={props.onShow} />
            </li>
          ))}
        </ul>
      )}
      {props.isSomeOnly ? <p className="export__hint">{t('export.gate.some')}</p> : null}
    </section>
  );
}

/** Leads to where it can be cured: what is missing is filled in, a consent is written down, all else is said of its rights. */
function Cure({ group: { ground, ids, names } }: { readonly group: GateGroup }) {
  const t = useT();
  const [person, ...others] = names;
  if (ground === 'undescribed') {
    return (
      <Button size="small" onPress={() => startDoing('batch', ids)}>
        {t('export.gate.cure-words')}
      </Button>
    );
  }
  if (ground.startsWith('consent-')) {
    const whom = person !== undefined && others.length === 0 ? { person } : {};
    return (
      <Button size="small" onPress={() => consenting.set({ ids, ...whom })}>
        {t('rights.consent.act')}
      </Button>
    );
  }
  return (
    <Button size="small" onPress={() => startDoing('rights', ids)}>
      {t('rights.act')}
    </Button>
  );
}

function Group({ group, onShow }: { readonly group: GateGroup; readonly onShow: (id: string) => void }) {
  const t = useT();
  const formats = useFormats();
  const { outcome, ground, channels, ids, names, until } = group;
  const Mark = outcome === 'refused' ? Ban : TriangleAlert;
  const [first] = ids;
  const [day = '', time] = until?.split('T') ?? [];
  const end = day === '' ? '' : `${formats.date(day)}${time ? ` ${formats.time(time)}` : ''}`;
  const about = [
    ...names.slice(0, 3),
    ...(names.length > 3 ? ['…'] : []),
    ...(end === '' ? [] : [t('export.gate.until', { date: end })]),
  ].join(' · ');
  return (
    <>
      <Mark aria-hidden="true" />
      <div>
        <p>
          <strong>{t(`export.gate.${outcome}`)}</strong> · {t('export.gate.count', { count: ids.length })} ·{' '}
          {channels.map((channel) => t(channelKey(channel))).join(', ')}
        </p>
        <p>{t(groundKey(ground))}</p>
        {about === '' ? null : <p className="gate-part__about">{about}</p>}
        <p className="gate-part__cure">{t(cureKey(ground))}</p>
        <div className="gate-part__do">
          <Cure group={group} />
          {first === undefined ? null : (
            <Button size="small" tone="quiet" onPress={() => onShow(first)}>
              {t('export.gate.show')}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

import { Pencil, Plus } from 'lucide-react';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import type { Rights } from '../../../shared/model/rights.ts';
import { useRights } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { FactList } from '../../elements/fact-list.tsx';
import { NotRead } from '../../elements/not-read.tsx';
import { SkeletonLines } from '../../elements/skeleton.tsx';
import { consenting } from '../../state/consenting.ts';
import { startDoing } from '../../state/doing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import { ClockNote } from './clock-note.tsx';
import { ConsentRow } from './consent-row.tsx';
import { GateSaid } from './gate-said.tsx';
import { whenWords } from './when-words.ts';
import './rights.css';

/** Whether an asset may leave and why: what the gate says, what people said, and who agreed. */
export function RightsPart({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const { data, isError, refetch } = useRights(whole.id);
  if (isError) {
    return (
      <NotRead again={t('action.retry')} onAgain={() => void refetch()}>
        {t('rights.failed')}
      </NotRead>
    );
  }
  if (data === undefined) return <SkeletonLines />;
  const [person] = whole.people;
  return (
    <div className="rights">
      <ClockNote />
      <GateSaid gate={data.gate} />
      <Said rights={data.rights} />
      <Button size="small" icon={<Pencil aria-hidden="true" />} onPress={() => startDoing('rights', [whole.id])}>
        {t('rights.change')}
      </Button>
      <h4 className="rights__head">{t('rights.consents')}</h4>
      {data.consents.length > 0 ? (
        <ul className="consents__list">
          {data.consents.map((consent) => (
            <li key={consent.id}>
              <ConsentRow consent={consent} onWithdrawn={() => changeView({ sheet: 'consents' })} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="inspector__none">{t('rights.consents.none-here')}</p>
      )}
      <Button
        size="small"
        icon={<Plus aria-hidden="true" />}
        onPress={() => consenting.set({ ids: [whole.id], ...(person === undefined ? {} : { person }) })}
      >
        {t('rights.consent.new')}
      </Button>
    </div>
  );
}

function Said({ rights }: { readonly rights: Rights }) {
  const t = useT();
  const formats = useFormats();
  const { classification, reason, basis, until, embargo, licence, licenceUntil } = rights;
  const rows = [
    ['rights.classification', classification === null ? null : t(`rights.classification.${classification}`)],
    ['rights.reason', reason],
    ['rights.basis', basis],
    ['rights.excluded-until', until === null ? null : whenWords(until, formats)],
    ['rights.embargo', embargo === null ? null : whenWords(embargo, formats)],
    ['rights.licence', licence],
    ['rights.licence-until', licenceUntil === null ? null : whenWords(licenceUntil, formats)],
  ] as const;
  const said = rows.flatMap(([key, value]) => (value === null ? [] : [{ name: t(key), value }]));
  if (said.length === 0) return null;
  return <FactList facts={said} />;
}

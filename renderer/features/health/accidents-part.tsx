import type { Accident } from '../../../shared/api/desktop.ts';
import { useFormats, useT } from '../../state/language.tsx';

/** What stopped by itself on this computer lately and was started again, in plain words; nothing where nothing did. */
export function AccidentsPart({ accidents }: { readonly accidents: readonly Accident[] }) {
  const t = useT();
  const { moment } = useFormats();
  if (accidents.length === 0) return null;
  return (
    <section aria-labelledby="health-accidents">
      <h3 id="health-accidents" className="health__head">
        {t('health.accidents')}
      </h3>
      <p className="health__words">{t('health.accidents.words')}</p>
      <ul className="health__lines">
        {accidents.slice(0, mostShown).map(({ at, what, reason }) => (
          <li key={`${at} ${what}`}>{t(`health.accident.${what}`, { when: moment(at), reason })}</li>
        ))}
      </ul>
    </section>
  );
}

/** More than these say nothing new. */
const mostShown = 5;

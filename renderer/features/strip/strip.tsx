import { OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Health } from '../../../shared/model/health.ts';
import { useHealth } from '../../data/health.ts';
import { useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import { bySeverity, remediesOf, remedyLabels, troubleValues } from '../health/trouble-words.ts';
import { useRemedies } from '../health/use-remedies.ts';
import './strip.css';

/** Troubles that are said above the window besides those that stop the work. */
const alsoSaid: ReadonlySet<string> = new Set(['backup-failed', 'library-damaged']);

/** One quiet line above the window for what stops the work, with what to do about it. */
export function Strip() {
  const { data } = useHealth();
  const grave = bySeverity(data?.troubles ?? []).filter(
    (trouble) => trouble.severity === 'stop' || alsoSaid.has(trouble.kind),
  );
  if (!data || grave.length === 0) return null;
  return <Said health={data} grave={grave} />;
}

function Said({ health, grave }: { readonly health: Health; readonly grave: Health['troubles'] }) {
  const t = useT();
  const roots = useRoots().data ?? [];
  const remedies = useRemedies(health);
  const [first] = grave;
  if (!first) return null;
  const values = troubleValues(first, roots, health, t);
  const [main] = remediesOf(first, health);
  const Icon = first.severity === 'stop' ? OctagonAlert : TriangleAlert;
  return (
    <section className={`strip strip--${first.severity}`} aria-label={t('strip.label')}>
      <Icon aria-hidden />
      <p role="alert">
        <strong>{t(`health.trouble.${first.kind}`, values)}</strong>{' '}
        <span className="strip__do">{t(`health.trouble.${first.kind}.do`, values)}</span>
        {grave.length > 1 ? ` (${t('health.more', { count: grave.length - 1 })})` : ''}
      </p>
      {main ? (
        <Button size="small" isDisabled={remedies.isBusy} onPress={() => remedies.run(main, first)}>
          {t(remedyLabels[main])}
        </Button>
      ) : null}
      <Button size="small" onPress={() => changeView({ sheet: 'health' })}>
        {t('health.open')}
      </Button>
    </section>
  );
}

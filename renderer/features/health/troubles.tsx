import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Health, Trouble } from '../../../shared/model/health.ts';
import type { Root } from '../../../shared/model/root.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { bySeverity, remediesOf, remedyLabels, troubleValues } from './trouble-words.ts';
import { useRemedies } from './use-remedies.ts';

const icons = { stop: OctagonAlert, warn: TriangleAlert, note: Info } as const;

/** What needs a person, the gravest first, each with what to do and the button that does it; or that nothing does. */
export function Troubles({ health, roots }: { readonly health: Health; readonly roots: readonly Root[] }) {
  const t = useT();
  const remedies = useRemedies(health);
  if (health.troubles.length === 0) {
    return (
      <div className="health__fine">
        <CircleCheck aria-hidden />
        <p>
          <strong>{t('health.fine')}</strong> {t('health.fine.words')}
        </p>
      </div>
    );
  }
  return (
    <section aria-labelledby="health-troubles">
      <h3 id="health-troubles" className="health__head">
        {t('health.troubles')}
      </h3>
      <ul className="health__troubles">
        {bySeverity(health.troubles).map((trouble) => (
          <Row
            key={`${trouble.kind} ${trouble.root}`}
            trouble={trouble}
            health={health}
            roots={roots}
            isBusy={remedies.isBusy}
            onDo={remedies.run}
          />
        ))}
      </ul>
    </section>
  );
}

function Row(props: {
  readonly trouble: Trouble;
  readonly health: Health;
  readonly roots: readonly Root[];
  readonly isBusy: boolean;
  readonly onDo: ReturnType<typeof useRemedies>['run'];
}) {
  const { trouble, health, roots, isBusy, onDo } = props;
  const t = useT();
  const Icon = icons[trouble.severity];
  const values = troubleValues(trouble, roots, health, t);
  const [main, ...others] = remediesOf(trouble, health);
  return (
    <li className={`trouble-row trouble-row--${trouble.severity}`}>
      <Icon role="img" aria-label={t(`health.severity.${trouble.severity}`)} />
      <div className="trouble-row__words">
        <strong>{t(`health.trouble.${trouble.kind}`, values)}</strong>
        <p>{t(`health.trouble.${trouble.kind}.do`, values)}</p>
        {main ? (
          <div className="trouble-row__do">
            {[main, ...others].map((remedy) => (
              <Button key={remedy} size="small" isDisabled={isBusy} onPress={() => onDo(remedy, trouble)}>
                {t(remedyLabels[remedy])}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </li>
  );
}

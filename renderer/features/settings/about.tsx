import { useMutation } from '@tanstack/react-query';
import { CircleCheck, HeartPulse, MonitorUp, Scale, TriangleAlert } from 'lucide-react';
import { useEngine, useLibraryInfo } from '../../data/engine.tsx';
import { useReport } from '../../data/report.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';

const parts = ['database', 'journal', 'index', 'pictures'] as const;

/** What this library is, and whether its records are whole. */
export function About() {
  const t = useT();
  const { number } = useFormats();
  const engine = useEngine();
  const { data } = useLibraryInfo();
  const onError = useReport();
  const check = useMutation({ mutationFn: () => engine.library.check({}), onError });
  const report = check.data;
  return (
    <div className="about">
      <p className="settings__words">{t('settings.about.words')}</p>
      {data ? (
        <dl className="about__facts">
          <dt>{t('settings.about.version')}</dt>
          <dd>{data.version}</dd>
          <dt>{t('settings.about.assets')}</dt>
          <dd>{number(data.assets)}</dd>
          {data.folder === null ? null : (
            <>
              <dt>{t('settings.about.library')}</dt>
              <dd className="about__path">{data.folder}</dd>
            </>
          )}
        </dl>
      ) : null}
      <p className="settings__words">{t('settings.about.places')}</p>
      <div className="watched__do">
        <Button isDisabled={check.isPending} onPress={() => check.mutate()}>
          {t(check.isPending ? 'settings.check.running' : 'settings.check')}
        </Button>
        <Button icon={<HeartPulse aria-hidden />} onPress={() => changeView({ sheet: 'health' })}>
          {t('health.open')}
        </Button>
        <Button icon={<MonitorUp aria-hidden />} onPress={() => changeView({ sheet: 'move' })}>
          {t('health.library.move')}
        </Button>
        <Button icon={<Scale aria-hidden />} onPress={() => changeView({ sheet: 'licences' })}>
          {t('licences.title')}
        </Button>
      </div>
      <div role="status">
        {report ? (
          <>
            <p className={`about__verdict ${report.ok ? '' : 'about__verdict--broken'}`}>
              {report.ok ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
              {t(report.ok ? 'settings.check.ok' : 'settings.check.problems')}
            </p>
            {report.ok ? null : (
              <ul className="about__parts">
                {parts.map((part) => (
                  <li key={part}>
                    {t(`settings.check.${part}`)}:{' '}
                    {t(report[part].ok ? 'settings.check.part.ok' : 'settings.check.part.broken')}
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : null}
      </div>
    </div>
  );
}

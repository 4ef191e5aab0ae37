import { TriangleAlert } from 'lucide-react';
import { useAccidents } from '../../data/accidents.ts';
import { failureOf } from '../../data/failure.ts';
import { useHealth } from '../../data/health.ts';
import { useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { GroupsPart } from '../found/groups-part.tsx';
import { CopyAllButton } from '../inspector/copy-button.tsx';
import { useNow } from '../jobs/use-now.ts';
import { AccidentsPart } from './accidents-part.tsx';
import { BackupsPart } from './backups-part.tsx';
import { FoldersPart } from './folders-part.tsx';
import { LibraryPart } from './library-part.tsx';
import { reportOf } from './report.ts';
import { Troubles } from './troubles.tsx';
import { UnreadableDialog } from './unreadable.tsx';
import { WorkPart } from './work-part.tsx';
import './health.css';

/** How the library is, in plain language: what needs a person first, then everything else. */
export function HealthDialog() {
  const t = useT();
  const formats = useFormats();
  const { sheet } = useView();
  const { data, error, isPending, refetch } = useHealth();
  // the list of folders is told of every change, the whole of the health less often
  const live = useRoots().data;
  const accidents = useAccidents(sheet === 'health');
  const isLate = useLate(isPending);
  const now = useNow(true);
  const roots = live ?? data?.roots ?? [];
  return (
    <>
      <Dialog
        title={t('health.title')}
        closeLabel={t('action.close')}
        isOpen={sheet === 'health'}
        onClose={() => changeView({ sheet: undefined })}
        size="large"
        footer={
          data ? (
            <>
              <p className="health__report">{t('health.report.words')}</p>
              <CopyAllButton
                label={t('health.report')}
                text={() => reportOf(data, roots, accidents, Date.now(), t, formats)}
              />
            </>
          ) : null
        }
      >
        {data ? (
          <div className="health">
            <Troubles health={data} roots={roots} />
            <FoldersPart roots={roots} now={now} />
            <WorkPart work={data.work} />
            <BackupsPart health={data} now={now} />
            <LibraryPart health={data} />
            <AccidentsPart accidents={accidents} />
            <GroupsPart />
          </div>
        ) : error ? (
          <EmptyState
            icon={<TriangleAlert aria-hidden />}
            title={t('health.failed')}
            action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
          >
            {t(`error.${failureOf(error).code}.do`)}
          </EmptyState>
        ) : (
          <div className="health__waiting" role="status" aria-busy="true">
            <span className="hidden-words">{t('health.loading')}</span>
            {isLate ? ['a', 'b', 'c', 'd', 'e'].map((row) => <Skeleton key={row} height="3rem" />) : null}
          </div>
        )}
      </Dialog>
      <UnreadableDialog />
    </>
  );
}

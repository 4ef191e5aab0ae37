import { FolderOpen, RotateCw, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { ExportItem } from '../../../shared/model/export.ts';
import type { Job } from '../../../shared/model/job.ts';
import { useDesktop } from '../../data/engine.tsx';
import { useCards, useExportItems, usePresets, useRetryExport } from '../../data/exports.ts';
import { useJobs } from '../../data/jobs.ts';
import { useReport } from '../../data/report.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { ProgressBar } from '../../elements/progress-bar.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { JobButtons } from '../jobs/job-buttons.tsx';
import { isGoing, jobShare, secondsLeft } from '../jobs/job-words.ts';
import { useNow } from '../jobs/use-now.ts';
import { closeLook, lookAtExport, lookedAtExport } from './exporting.ts';
import { reasonWords } from './outlook.tsx';
import './progress-dialog.css';

/** Troubles told by name; of more there is a number. */
const toldTroubles = 50;

/** How far an export is, and what did not become a copy and why. */
export function ExportProgressDialog() {
  const id = useStore(lookedAtExport);
  return id === undefined ? null : <Looked id={id} />;
}

function Looked({ id }: { readonly id: string }) {
  const t = useT();
  const { data } = useJobs();
  const desktop = useDesktop();
  const retry = useRetryExport();
  const report = useReport();
  const job = data?.find((one) => one.id === id);
  const folder = String(job?.label.folder ?? '');
  const isOver = job !== undefined && !isGoing(job);
  const items = useExportItems(id, job?.failed ?? 0, isOver);
  const skipped = items.data?.filter(({ outcome }) => outcome === 'skipped').length ?? 0;
  const again = () =>
    retry.mutate(id, {
      onSuccess: (next) => lookAtExport(next.id),
      onError: report,
    });
  return (
    <Dialog
      title={job ? t('export.progress.title', { folder: lastPart(folder) }) : t('export.go-none')}
      closeLabel={t('action.close')}
      isOpen
      onClose={closeLook}
      footer={
        <>
          {isOver && job.failed > 0 ? (
            <Button icon={<RotateCw aria-hidden />} isDisabled={retry.isPending} onPress={again}>
              {t('export.progress.retry')}
            </Button>
          ) : null}
          {desktop && folder !== '' && (job?.done ?? 0) > 0 ? (
            <Button icon={<FolderOpen aria-hidden />} onPress={() => void desktop.openFolder(folder)}>
              {t('export.open-folder')}
            </Button>
          ) : null}
          <Button tone="primary" onPress={closeLook}>
            {t(isOver ? 'action.close' : 'export.progress.close')}
          </Button>
        </>
      }
    >
      <div className="export-progress">
        {job ? <State job={job} folder={folder} skipped={skipped} /> : <p>{t('export.progress.gone')}</p>}
        {job && items.data ? <Troubles items={items.data} failed={job.failed} /> : null}
      </div>
    </Dialog>
  );
}

function State(props: { readonly job: Job; readonly folder: string; readonly skipped: number }) {
  const { job, folder, skipped } = props;
  const t = useT();
  const formats = useFormats();
  const now = useNow(isGoing(job));
  const left = secondsLeft(job, now);
  const isWhole = job.state === 'done' && job.failed === 0 && skipped === 0;
  const words = [
    ...(job.total === null ? [] : [t('export.progress.done', { done: job.done, total: job.total })]),
    ...(left === undefined || left < 1 ? [] : [t('export.progress.left', { time: formats.remaining(left) })]),
    ...(job.state === 'waiting' || job.state === 'paused' ? [t(`export.progress.${job.state}`)] : []),
    ...(job.state === 'cancelled' ? [t('export.progress.cancelled')] : []),
    ...(skipped > 0 ? [t('export.progress.skipped', { count: skipped })] : []),
    ...(isWhole ? [t('export.progress.done-all')] : []),
  ];
  return (
    <>
      <p className="export-progress__folder">{folder}</p>
      <div className="export-progress__line">
        <ProgressBar
          label={t('export.progress.title', { folder: lastPart(folder) })}
          value={jobShare(job)}
          tone={job.state === 'running' ? 'accent' : 'still'}
        />
        <JobButtons job={job} />
      </div>
      <p role="status">{words.join(' · ')}</p>
      {job.error ? (
        <p className="export-progress__failed" role="alert">
          <TriangleAlert aria-hidden="true" />
          <span>
            <strong>{t(`error.${job.error.code}` as MessageKey)}</strong>{' '}
            {t(`error.${job.error.code}.do` as MessageKey)}
          </span>
        </p>
      ) : null}
    </>
  );
}

const isTrouble = ({ outcome }: ExportItem): boolean => outcome === 'refused' || outcome === 'failed';

/** Each copy that was not made, with its reason; a name that was taken is no trouble to whoever said what then. */
function Troubles(props: { readonly items: readonly ExportItem[]; readonly failed: number }) {
  const { items, failed } = props;
  const t = useT();
  const language = useLanguage();
  const presets = usePresets();
  const troubles = useMemo(() => items.filter(isTrouble), [items]);
  const told = useMemo(() => troubles.slice(0, toldTroubles), [troubles]);
  const cards = useCards(useMemo(() => [...new Set(told.map((item) => item.id))], [told]));
  if (troubles.length === 0) return null;
  const count = Math.max(failed, troubles.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in a long list takes the keys that it is scrolled by
    <section aria-labelledby="export-troubles" tabIndex={0}>
      <h3 id="export-troubles">{t('export.progress.troubles', { count })}</h3>
      <ul className="export-progress__troubles">
        {told.map((item) => {
          const card = cards.data?.find((one) => one.id === item.id);
          const preset = presets.data?.find((one) => one.id === item.preset);
          return (
            <li key={`${item.id} ${item.preset}`}>
              <strong>{card?.title ?? card?.name ?? (cards.data ? t('rights.paper.unknown') : '…')}</strong>
              <span>{preset?.name[language] ?? (presets.data ? t('export.preset-gone') : '…')}</span>
              <p>{reasonWords(item.reason, t)}</p>
            </li>
          );
        })}
      </ul>
      {count > told.length ? <p>{t('export.progress.more', { count: count - told.length })}</p> : null}
    </section>
  );
}

const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

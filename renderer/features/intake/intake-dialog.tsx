import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { failureOf } from '../../data/failure.ts';
import { type IntakeWish, useIntakePlan, useIntakeSources, useIntakeStart } from '../../data/intake.ts';
import { useJobs } from '../../data/jobs.ts';
import { useRoots } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { Days } from './days.tsx';
import { eventFolder } from './event-folder.ts';
import { IntakeProgress } from './intake-progress.tsx';
import { Sources } from './sources.tsx';
import './intake.css';

/** Copies from a card into an event folder: from where, which days, which event. */
export function IntakeDialog() {
  const t = useT();
  const { sheet } = useView();
  const isOpen = sheet === 'intake';
  const sources = useIntakeSources(isOpen);
  const roots = (useRoots().data ?? []).filter((root) => root.state !== 'offline');
  const [chosenFrom, setFrom] = useState<string | undefined>(undefined);
  const [chosenRoot, setRoot] = useState<string | undefined>(undefined);
  const [what, setWhat] = useState('');
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const start = useIntakeStart();
  const job = (useJobs().data ?? []).find((one) => one.id === start.data?.id) ?? start.data;

  const from = chosenFrom ?? sources.data?.[0]?.path;
  const root = roots.find((one) => one.id === chosenRoot) ?? roots[0];
  // what lies there is asked for once; days are left out of it here, so that they can be put back
  const whole = useIntakePlan(from && root ? { from, root: root.id, folder: '', days: undefined } : undefined);
  const days = whole.data?.days ?? [];
  const wanted = days.filter(({ day }) => !skipped.has(day));
  const folder = eventFolder(
    what,
    wanted.map(({ day }) => day),
  );
  const wish: IntakeWish | undefined =
    from && root && folder && wanted.length > 0
      ? { from, root: root.id, folder, days: wanted.length === days.length ? undefined : wanted.map(({ day }) => day) }
      : undefined;
  const plan = useIntakePlan(wish);
  const count = wanted.reduce((sum, one) => sum + one.files - (isAll ? 0 : one.known), 0);
  const { free, bytes = 0 } = plan.data ?? {};
  const lacksRoom = typeof free === 'number' && free < bytes;
  const failure = whole.error ?? plan.error ?? start.error;
  const close = () => changeView({ sheet: undefined });
  return (
    <Dialog
      title={t('intake.title')}
      closeLabel={t('action.close')}
      isOpen={isOpen}
      onClose={close}
      size="large"
      footer={
        job ? (
          <>
            <Button onPress={() => start.reset()}>{t('intake.more')}</Button>
            <Button tone="primary" onPress={close}>
              {t('action.close')}
            </Button>
          </>
        ) : (
          <Button
            tone="primary"
            icon={<HardDriveDownload aria-hidden />}
            isDisabled={!wish || count === 0 || lacksRoom || start.isPending}
            onPress={() => wish && start.mutate({ ...wish, all: isAll })}
          >
            {count > 0 ? t('intake.go', { count }) : t('intake.go.none')}
          </Button>
        )
      }
    >
      {job ? (
        <IntakeProgress job={job} of="intake" />
      ) : roots.length === 0 ? (
        <EmptyState
          icon={<HardDriveDownload aria-hidden />}
          title={t('intake.no-root')}
          action={<Button onPress={() => changeView({ sheet: 'add-folder' })}>{t('sidebar.add')}</Button>}
        />
      ) : (
        <div className="intake">
          <Sources
            sources={sources.data}
            chosen={from}
            onChoose={(path) => {
              setFrom(path);
              setSkipped(new Set());
            }}
            onAgain={() => void sources.refetch()}
          />
          {from ? (
            <Days
              days={whole.data?.days}
              isPending={whole.isPending}
              name={from}
              skipped={skipped}
              onSkip={(day, isSkipped) => {
                const next = new Set(skipped);
                if (isSkipped) next.add(day);
                else next.delete(day);
                setSkipped(next);
              }}
            />
          ) : null}
          {days.length > 0 ? (
            <>
              <TextField label={t('intake.what')} value={what} onChange={setWhat} description={t('intake.what.hint')} />
              {roots.length > 1 && root ? (
                <Segmented
                  label={t('intake.to')}
                  value={root.id}
                  onChange={setRoot}
                  segments={roots.map((one) => ({ value: one.id, label: folderName(one.path) }))}
                />
              ) : null}
              {folder ? (
                <p className="intake__folder">{t('intake.folder', { folder: plan.data?.to ?? folder })}</p>
              ) : null}
              {wanted.some(({ known }) => known > 0) ? (
                <CheckBox isOn={isAll} onChange={setAll}>
                  {t('intake.again-all')}
                </CheckBox>
              ) : null}
              <Room lacks={lacksRoom} bytes={bytes} free={free ?? 0} />
              <p className="intake__safe">{t('intake.safe')}</p>
            </>
          ) : null}
          {failure ? (
            <p className="intake__amiss" role="alert">
              {t(`error.${failureOf(failure).code}`, failureOf(failure).details)}{' '}
              {t(`error.${failureOf(failure).code}.do`, failureOf(failure).details)}
            </p>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

function Room({ lacks, bytes, free }: { readonly lacks: boolean; readonly bytes: number; readonly free: number }) {
  const t = useT();
  const { size } = useFormats();
  if (!lacks) return null;
  return (
    <p className="intake__amiss" role="alert">
      {t('intake.space', { size: size(bytes), free: size(free) })}
    </p>
  );
}

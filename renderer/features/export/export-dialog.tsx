import { Check, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { failureOf } from '../../data/failure.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useLate } from '../../elements/skeleton.tsx';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { keep, recall } from '../../state/persist.ts';
import { createStore, useStore } from '../../state/store.ts';
import { changeView } from '../../state/view.ts';
import { closeExport, exporting } from './exporting.ts';
import { TargetFolder } from './target-folder.tsx';
import { byReason, usePlan, usePresets, useStartExport } from './use-plan.ts';
import './export-dialog.css';

interface Habit {
  readonly presets: readonly string[];
  readonly to: string;
}

/** What was taken last time is what is offered next time. */
const habit = createStore<Habit>(recall<Habit>('export', { presets: ['web'], to: '' }));
keep('export', habit);

/** Takes copies out: for which use, where to, and what would happen, before it does. */
export function ExportDialog() {
  const ids = useStore(exporting);
  return ids ? <Opened ids={ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const language = useLanguage();
  const presets = usePresets();
  const { presets: wanted, to } = useStore(habit);
  const [settled, setSettled] = useState(to);
  const names = useId();
  const known = presets.data ?? [];
  const chosen = known.filter((preset) => wanted.includes(preset.id)).map((preset) => preset.id);
  const request = { ids, presets: chosen, to: settled.trim() };
  const plan = usePlan(request);
  const start = useStartExport();
  const copies = plan.data && chosen.length > 0 && settled.trim() !== '' ? plan.data.copies : 0;

  const choose = (preset: string, isOn: boolean) =>
    habit.set((before) => ({
      ...before,
      presets: isOn ? [...before.presets, preset] : before.presets.filter((one) => one !== preset),
    }));
  const go = async () => {
    start.reset();
    try {
      await start.mutateAsync(request);
    } catch {
      // told beside the button, from the mutation
      return;
    }
    closeExport();
    notify({
      id: 'export',
      tone: 'calm',
      key: 'export.started',
      values: { count: copies },
      action: { label: 'export.show-progress', run: () => changeView({ sheet: 'jobs' }) },
    });
  };

  return (
    <Dialog
      title={t('export.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={closeExport}
      footer={
        <>
          <Button onPress={closeExport}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={copies === 0 || start.isPending} onPress={() => void go()}>
            {copies > 0 ? t('export.go', { count: copies }) : t('export.go-none')}
          </Button>
        </>
      }
    >
      <div className="export">
        <fieldset className="export__part">
          <legend>{t('export.for')}</legend>
          {known.map((preset) => (
            <label key={preset.id} className="preset">
              <input
                type="checkbox"
                checked={chosen.includes(preset.id)}
                aria-describedby={`${names}-${preset.id}`}
                onChange={(event) => choose(preset.id, event.currentTarget.checked)}
              />
              <span className="preset__tick" aria-hidden="true">
                <Check />
              </span>
              <span>
                <strong>{preset.name[language]}</strong>
                <span id={`${names}-${preset.id}`} className="preset__purpose">
                  {preset.purpose[language]}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="export__part" onBlur={() => setSettled(habit.get().to)}>
          <legend>{t('export.to')}</legend>
          <TargetFolder
            path={to}
            onChange={(path) => {
              start.reset();
              habit.set((before) => ({ ...before, to: path }));
              // A path that is being typed is looked at when the field is left; a chosen one at once.
              if (!(document.activeElement instanceof HTMLInputElement)) setSettled(path);
            }}
          />
        </fieldset>
        <Outlook plan={plan} hasPreset={chosen.length > 0} hasFolder={settled.trim() !== ''} failed={start.error} />
      </div>
    </Dialog>
  );
}

/** What would happen, in words. */
function Outlook(props: {
  readonly plan: ReturnType<typeof usePlan>;
  readonly hasPreset: boolean;
  readonly hasFolder: boolean;
  readonly failed: unknown;
}) {
  const { plan, hasPreset, hasFolder, failed } = props;
  const t = useT();
  const formats = useFormats();
  const isLate = useLate(plan.isFetching && !plan.data);
  const error = failed ?? plan.error;
  if (error) {
    const failure = failureOf(error);
    return (
      <div className="export__outlook export__outlook--refused" role="alert">
        <TriangleAlert aria-hidden="true" />
        <div>
          <strong>{t(`error.${failure.code}` as MessageKey, failure.details)}</strong>
          <p>{t(`error.${failure.code}.do` as MessageKey, failure.details)}</p>
        </div>
      </div>
    );
  }
  if (!hasPreset || !hasFolder) {
    return <p className="export__outlook">{t(hasPreset ? 'export.needs-folder' : 'export.needs-preset')}</p>;
  }
  if (!plan.data) return <p className="export__outlook">{isLate ? t('export.planning') : ''}</p>;
  const { copies, refused, freeBytes } = plan.data;
  return (
    <div className="export__outlook" aria-live="polite">
      <div>
        <p>
          <strong>{t('export.copies', { count: copies })}</strong>
          {freeBytes === null ? '' : ` · ${t('export.free', { size: formats.size(freeBytes) })}`}
        </p>
        {refused.length > 0 ? (
          <>
            <p className="export__left">{t('export.refused', { count: refused.length })}</p>
            <ul className="export__reasons">
              {byReason(refused).map(({ reason, count }) => (
                <li key={reason}>
                  <span>{formats.number(count)}</span> {reasonOf(reason, t)}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </div>
  );
}

/** Why something is not copied. Only photographs can be made smaller: that is said here, where it matters. */
const reasonOf = (reason: string, t: ReturnType<typeof useT>): string =>
  reason === 'file-unsupported' ? t('export.not-a-photo') : t(`error.${reason}` as MessageKey);

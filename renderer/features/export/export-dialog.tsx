import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { MetadataPolicy } from '../../../shared/model/export.ts';
import {
  type ExportRequest,
  mostAsked,
  mostSaid,
  useCards,
  useGateOfMany,
  usePlan,
  usePresets,
  useStartExport,
} from '../../data/exports.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { NotRead } from '../../elements/not-read.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { Skeleton } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import { cropping } from './cropping.ts';
import { begun, closeExport, exporting, lookAtExport } from './exporting.ts';
import type { Extracts } from './extract-offer.tsx';
import { leavingBy } from './extract-picture.ts';
import { GatePart } from './gate-part.tsx';
import { changeHabit, habit } from './habit.ts';
import { ItemStrip } from './item-strip.tsx';
import { Leaving } from './leaving.tsx';
import { Outlook } from './outlook.tsx';
import { PresetList } from './preset-list.tsx';
import { managePresets } from './presets/managing.ts';
import { PresetsDialog } from './presets/presets-dialog.tsx';
import { Previews } from './previews.tsx';
import { rowAround } from './strip-keys.ts';
import { TargetFolder } from './target-folder.tsx';
import './export-dialog.css';
import './previews.css';

/** Takes copies out: for which use, how they will look, what leaves with them, where to, and what would happen. */
export function ExportDialog() {
  const ids = useStore(exporting);
  return ids ? (
    <>
      <Opened ids={ids} />
      <PresetsDialog />
    </>
  ) : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const known = usePresets();
  const { presets: wanted, to, conflict, as } = useStore(habit);
  const [settled, setSettled] = useState(to);
  const [policy, setPolicy] = useState<MetadataPolicy | undefined>(undefined);
  const [extracts, setExtracts] = useState<Extracts>({});
  const [isInsideSaid, setInsideSaid] = useState(false);
  const [at, setAt] = useState(0);
  const presets = known.data?.filter((preset) => wanted.includes(preset.id)) ?? [];
  const id = ids[at] ?? ids[0] ?? '';
  const all = useMemo(() => [...ids], [ids]);
  // those beside it come along: whoever goes on to the next one does not wait for it
  const card = useCards(rowAround(all, at).row).data?.find((one) => one.id === id);
  const leaving = leavingBy(presets, extracts[id]);
  const request: ExportRequest = {
    ids: all,
    presets: presets.map((preset) => preset.id),
    to: settled.trim(),
    as,
    conflict,
    insideRoot: isInsideSaid,
    ...(policy ? { metadata: policy } : {}),
    ...(Object.keys(extracts).length > 0 ? { extracts } : {}),
  };
  const plan = usePlan(request);
  const start = useStartExport();
  const isAsked = presets.length > 0 && settled.trim() !== '';
  const copies = plan.data && isAsked && !plan.error ? plan.data.copies : 0;
  const isWarned = (plan.data?.warnedCount ?? 0) > 0;
  const canGo = copies > 0 && !start.isPending && (!plan.data?.insideRoot || isInsideSaid);
  const channels = [...new Set(presets.map((preset) => preset.channel))];
  const checked = useGateOfMany(all, channels, !isAsked || !plan.data);
  // what may not leave is said before it is known where to
  const gate = plan.data && isAsked ? plan.data.gate : checked.data;
  const isSomeOnly = plan.data && isAsked ? plan.data.gate.length >= mostSaid : all.length > mostAsked;
  const isFresh = isAsked && settled === to && !plan.isFetching && !plan.isPlaceholderData;
  /** Somebody said yes before it was known what to: whether they had read warnings by then. */
  const [said, setSaid] = useState<{ readonly warned: boolean } | undefined>(undefined);

  const goTo = (wantedId: string) => setAt(Math.max(0, ids.indexOf(wantedId)));
  const choose = (preset: string, isOn: boolean) => {
    start.reset();
    changeHabit({ presets: isOn ? [...wanted, preset] : wanted.filter((one) => one !== preset) });
  };
  const go = async () => {
    start.reset();
    try {
      // the warnings stand above the button that names them
      const job = await start.mutateAsync({ ...request, warningsSeen: isWarned });
      begun.set((before) => [...before, job.id]);
      closeExport();
      notify({
        id: 'export',
        tone: 'calm',
        key: 'export.started',
        values: { count: copies },
        action: { label: 'export.show-progress', run: () => lookAtExport(job.id) },
      });
    } catch {
      // told beside the button, from the mutation; what has changed meanwhile is looked at again
      void plan.refetch();
    }
  };
  const say = () => {
    setSettled(to);
    setSaid({ warned: gate?.some(({ verdict }) => verdict.outcome === 'warned') ?? false });
  };
  const inside = useGoKey(say);
  useEffect(() => {
    if (!said || !isFresh) return;
    setSaid(undefined);
    // what nobody has read yet is read first: the button names it from now on
    if (canGo && (said.warned || !isWarned)) void go();
  });
  useEffect(() => () => cropping.set(undefined), []);

  return (
    <Dialog
      title={t('export.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={closeExport}
      size="full"
      footer={
        <Foot
          outlook={
            <Outlook
              plan={plan}
              // nobody is asked to choose from a list that is not there yet
              hasPreset={presets.length > 0 || !known.data}
              hasFolder={settled.trim() !== ''}
              failed={start.error}
              conflict={conflict}
              onConflict={(next) => changeHabit({ conflict: next })}
              isInsideSaid={isInsideSaid}
              onInside={setInsideSaid}
              seen={id}
              onExtracts={(more) => setExtracts((before) => ({ ...before, ...more }))}
              onShow={goTo}
            />
          }
          onSettle={() => setSettled(habit.get().to)}
          onPath={(path) => {
            start.reset();
            setInsideSaid(false);
            changeHabit({ to: path });
            // A path that is being typed is looked at when the field is left; a chosen one at once.
            if (!(document.activeElement instanceof HTMLInputElement)) setSettled(path);
          }}
        >
          <Button onPress={closeExport}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={!canGo} onPress={say}>
            {copies > 0 ? t(isWarned ? 'export.go-warned' : 'export.go', { count: copies }) : t('export.go-none')}
          </Button>
        </Foot>
      }
    >
      <div className="export" ref={inside}>
        <div className="export__choice">
          <h3 className="hidden-words">{t('export.for')}</h3>
          {known.data ? (
            <PresetList
              presets={known.data}
              chosen={presets.map((preset) => preset.id)}
              onChoose={choose}
              onManage={managePresets}
            />
          ) : known.isError ? (
            <NotRead again={t('action.retry')} onAgain={() => void known.refetch()}>
              {t('export.presets-failed')}
            </NotRead>
          ) : (
            <Skeleton height="12rem" />
          )}
        </div>
        <div className="export__sight">
          <ItemStrip ids={all} at={Math.min(at, ids.length - 1)} onGo={setAt} />
          {card && known.data ? (
            <Previews
              card={card}
              presets={presets}
              extract={extracts[id]}
              onExtract={(extract) => setExtracts((before) => ({ ...before, [id]: extract }))}
            />
          ) : known.isError ? null : (
            <Skeleton height="14rem" />
          )}
          <div className="export__said">
            {presets.length > 0 ? <GatePart gate={gate} isSomeOnly={isSomeOnly} onShow={goTo} /> : null}
            {leaving.length > 0 && id !== '' ? (
              <Leaving id={id} presets={leaving} policy={policy} onChange={setPolicy} />
            ) : null}
          </div>
        </div>
      </div>
    </Dialog>
  );
}

/** Where to, as what, and what would happen. */
function Foot(props: {
  readonly outlook: ReactNode;
  readonly onSettle: () => void;
  readonly onPath: (path: string) => void;
  readonly children: ReactNode;
}) {
  const t = useT();
  const { to, as } = useStore(habit);
  return (
    <div className="export-foot">
      <fieldset className="export-foot__target" onBlur={props.onSettle}>
        <legend>{t('export.to')}</legend>
        <TargetFolder path={to} onChange={props.onPath} />
        <Segmented
          label={t('export.way')}
          value={as}
          onChange={(next) => changeHabit({ as: next })}
          segments={(['files', 'zip', 'press'] as const).map((value) => ({ value, label: t(`export.way.${value}`) }))}
        />
        {as === 'files' ? null : <p className="export__hint">{t(`export.way.${as}.words`)}</p>}
      </fieldset>
      {props.outlook}
      <div className="export-foot__buttons">{props.children}</div>
    </div>
  );
}

/** Ctrl+Enter exports, wherever the keyboard stands in the dialog that holds what this returns, and in none above it. */
function useGoKey(go: () => void): RefObject<HTMLDivElement | null> {
  const inside = useRef<HTMLDivElement>(null);
  const now = useRef(go);
  now.current = go;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      const top = [...document.querySelectorAll('[role="dialog"]')].at(-1);
      if (!top?.contains(inside.current)) return;
      event.preventDefault();
      now.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return inside;
}

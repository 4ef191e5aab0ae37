import { FolderSymlink, RefreshCw } from 'lucide-react';
import type { Root, RootPace } from '../../../shared/model/root.ts';
import { useRootSettings, useSweep } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { ask, unask } from '../../state/asked.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { megabyte, stateOf } from '../health/folder-words.ts';
import { useNow } from '../jobs/use-now.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { ReadingHours } from './reading-hours.tsx';
import './moving.css';

/** Megabytes a second that are offered; whatever else was set is offered too. */
const speeds = [20, 5, 1] as const;

/** How one watched folder is treated: where it lies, how gently it is read, what is written there. */
export function FolderDialog({ root }: { readonly root: Root }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow(true);
  const settings = useRootSettings();
  const sweep = useSweep();
  const { pace } = root;
  const setPace = (change: Partial<RootPace>) => settings.mutate({ root: root.id, pace: { ...pace, ...change } });
  const offered = [
    ...new Set([...speeds, ...(pace.megabytesPerSecond === null ? [] : [pace.megabytesPerSecond])]),
  ].sort((a, b) => b - a);
  return (
    <Dialog
      title={t('root.title', { name: folderName(root.path) })}
      closeLabel={t('action.close')}
      isOpen
      onClose={unask}
    >
      <div className="folder">
        <div>
          <p className="folder__path">{root.path}</p>
          <p className={root.state === 'offline' ? 'folder__offline' : 'folder__faint'}>
            {stateOf(root, t, formats, now)}
          </p>
          {root.state === 'offline' ? <p className="folder__faint">{t('settings.folders.offline')}</p> : null}
          {root.state === 'offline' || root.watch === 'listening' ? null : (
            <p className={root.watch === 'none' ? 'folder__faint' : 'folder__offline'}>
              {t(`health.folder.watch.${root.watch}`)}
            </p>
          )}
          <div className="folder__do">
            <Button
              size="small"
              icon={<RefreshCw aria-hidden />}
              isDisabled={root.state === 'sweeping'}
              onPress={() => sweep.mutate(root.id)}
            >
              {t('health.do.sweep')}
            </Button>
            <Button
              size="small"
              icon={<FolderSymlink aria-hidden />}
              onPress={() => ask({ kind: 'point', root: root.id })}
            >
              {t('root.point')}
            </Button>
          </div>
        </div>
        <div className="folder__part">
          <Segmented
            label={t('root.speed')}
            value={String(pace.megabytesPerSecond ?? '')}
            onChange={(value) => setPace({ megabytesPerSecond: value === '' ? null : Number(value) })}
            segments={[
              { value: '', label: t('root.speed.full') },
              ...offered.map((speed) => ({
                value: String(speed),
                label: t('root.speed.some', { size: formats.size(speed * megabyte) }),
              })),
            ]}
          />
          <p className="folder__faint">{t('root.speed.words')}</p>
        </div>
        <ReadingHours pace={pace} onChange={setPace} />
        <div className="folder__part">
          <Segmented
            label={t('root.sidecars')}
            value={root.sidecarsOut ? 'on' : 'off'}
            onChange={(value) => settings.mutate({ root: root.id, sidecarsOut: value === 'on' })}
            segments={[
              { value: 'off', label: t('root.sidecars.off') },
              { value: 'on', label: t('root.sidecars.on') },
            ]}
          />
          <p className="folder__faint">{t('root.sidecars.words')}</p>
          {root.sidecarsWaiting > 0 ? (
            <p className="folder__offline">{t('health.folder.sidecars', { count: root.sidecarsWaiting })}</p>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

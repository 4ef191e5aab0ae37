import { FolderInput, MonitorX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDesktop } from '../../data/engine.tsx';
import { report } from '../../data/report.ts';
import { useFolders, useRoots } from '../../data/roots.ts';
import { dropped, lastTarget } from '../../state/dropped.ts';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { useQuery } from '../../state/query.ts';
import { useStore } from '../../state/store.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { listenForDrops } from './listen.ts';
import { proposedTarget } from './target.ts';
import './dropping.css';

/** Takes files that are dropped anywhere on the window, and says before what will become of them. */
export function DropZone() {
  const desktop = useDesktop();
  const now = useRef(desktop);
  now.current = desktop;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const take = async (files: readonly File[]) => {
      if (!now.current) return dropped.set({ kind: 'browser' });
      const gathered = await now.current.takeFiles(files);
      // the keyboard is still with the program that they were dragged from
      window.focus();
      if (gathered) dropped.set({ kind: 'taken', gathered });
      else notify({ id: 'drop-nowhere', tone: 'calm', key: 'drop.nowhere' });
    };
    return listenForDrops(window, { over: setOver, dropped: (files) => void take(files).catch(report) });
  }, []);
  if (!isOver) return null;
  return (
    <div className="drop-veil">
      <div className="drop-veil__inside" role="status">
        {desktop ? <Invitation /> : <Refusal />}
      </div>
    </div>
  );
}

function Invitation() {
  const t = useT();
  const { text } = useQuery();
  const roots = useRoots().data ?? [];
  const folders = useFolders().data ?? [];
  const target = proposedTarget(text, roots, folders, useStore(lastTarget));
  const path = target?.below || roots.find(({ id }) => id === target?.root)?.path;
  return (
    <>
      <FolderInput aria-hidden />
      <p className="drop-veil__title">{t('drop.here')}</p>
      {path === undefined ? null : <p>{t('drop.here.to', { folder: folderName(path) })}</p>}
      <p>{t('drop.here.kept')}</p>
    </>
  );
}

function Refusal() {
  const t = useT();
  return (
    <>
      <MonitorX aria-hidden />
      <p className="drop-veil__title">{t('drop.here.browser')}</p>
      <p>{t('drop.here.browser.words')}</p>
    </>
  );
}

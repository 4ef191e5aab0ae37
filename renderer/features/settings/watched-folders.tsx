import { CloudOff, FolderPlus, FolderSymlink, HardDrive, HeartPulse, LoaderCircle, MoreHorizontal } from 'lucide-react';
import type { Root } from '../../../shared/model/root.ts';
import { useAddRoot, useRemoveRoot, useRoots, useSweep } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { ask } from '../../state/asked.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { changeView } from '../../state/view.ts';
import { remarksOf, stateOf } from '../health/folder-words.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';

/** The folders that are watched: their state in words, looking again, stopping (which can be taken back), adding. */
export function WatchedFolders() {
  const t = useT();
  const { data } = useRoots();
  const add = () => changeView({ sheet: 'add-folder' });
  return (
    <div className="watched">
      <p className="settings__words">{t('settings.folders.words')}</p>
      {data?.length === 0 ? (
        <EmptyState icon={<FolderPlus aria-hidden />} title={t('settings.folders.none')} />
      ) : (
        <ul className="watched__list">
          {data?.map((root) => (
            <WatchedFolder key={root.id} root={root} />
          ))}
        </ul>
      )}
      <div className="watched__do">
        <Button icon={<FolderPlus aria-hidden />} onPress={add}>
          {t('settings.folders.add')}
        </Button>
        <Button icon={<HeartPulse aria-hidden />} onPress={() => changeView({ sheet: 'health' })}>
          {t('health.open')}
        </Button>
      </div>
    </div>
  );
}

const icons = { online: HardDrive, offline: CloudOff, sweeping: LoaderCircle } as const;

function WatchedFolder({ root }: { readonly root: Root }) {
  const t = useT();
  const formats = useFormats();
  const sweep = useSweep();
  const remove = useRemoveRoot();
  const again = useAddRoot();
  const name = folderName(root.path);
  const Icon = icons[root.state];
  const facts = [stateOf(root, t, formats, Date.now()), t('settings.folders.assets', { count: root.assets })];
  const act = (id: string) => {
    if (id === 'sweep') sweep.mutate(root.id);
    else if (id === 'more') ask({ kind: 'folder', root: root.id });
    else if (id === 'point') ask({ kind: 'point', root: root.id });
    else {
      remove.mutate(root.id, {
        onSuccess: () =>
          void notify({
            id: 'folder',
            tone: 'calm',
            key: 'settings.folders.removed',
            values: { name },
            action: { label: 'settings.folders.again', run: () => again.mutate(root.path) },
          }),
      });
    }
  };
  return (
    <li className="watched__one">
      <Icon className={`root-state root-state--${root.state}`} aria-hidden />
      <div className="watched__words">
        <strong>{name}</strong>
        <p className="watched__path" title={root.path}>
          {root.path}
        </p>
        <p>{facts.join(' · ')}</p>
        {remarksOf(root, t, formats).map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        {root.unreadable > 0 ? <p>{t('sidebar.state.unreadable', { count: root.unreadable })}</p> : null}
        {root.state === 'offline' ? (
          <>
            <p className="watched__offline">{t('settings.folders.offline')}</p>
            <Button
              size="small"
              className="watched__point"
              icon={<FolderSymlink aria-hidden />}
              onPress={() => ask({ kind: 'point', root: root.id })}
            >
              {t('health.do.point')}
            </Button>
          </>
        ) : null}
      </div>
      <Menu
        label={t('settings.folders.more', { name })}
        trigger={<IconButton label={t('settings.folders.more', { name })} icon={<MoreHorizontal aria-hidden />} />}
        entries={[
          { id: 'sweep', label: t('settings.folders.sweep'), isDisabled: root.state === 'sweeping' },
          { id: 'more', label: t('root.more') },
          { id: 'point', label: t('health.do.point') },
          { id: 'remove', label: t('settings.folders.remove'), startsGroup: true },
        ]}
        onAction={act}
      />
    </li>
  );
}

import { CloudOff, HardDrive, LoaderCircle, SlidersHorizontal } from 'lucide-react';
import type { Root } from '../../../shared/model/root.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { ask } from '../../state/asked.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { remarksOf, stateOf } from './folder-words.ts';
import { showUnreadable } from './unreadable.tsx';

const icons = { online: HardDrive, offline: CloudOff, sweeping: LoaderCircle } as const;

/** Each watched folder: whether it answers, what waits, what cannot be read, what is missing. */
export function FoldersPart({ roots, now }: { readonly roots: readonly Root[]; readonly now: number }) {
  const t = useT();
  return (
    <section aria-labelledby="health-folders">
      <h3 id="health-folders" className="health__head">
        {t('health.folders')}
      </h3>
      {roots.length === 0 ? <p className="health__words">{t('health.folders.none')}</p> : null}
      <ul>
        {roots.map((root) => (
          <Row key={root.id} root={root} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Row({ root, now }: { readonly root: Root; readonly now: number }) {
  const t = useT();
  const formats = useFormats();
  const Icon = icons[root.state];
  const name = folderName(root.path);
  return (
    <li className="health__row">
      <Icon className={`root-state root-state--${root.state}`} aria-hidden />
      <div className="health__row-words">
        <strong>{name}</strong>
        <p className={root.state === 'offline' ? 'health__amber' : ''}>
          {[stateOf(root, t, formats, now), t('settings.folders.assets', { count: root.assets })].join(' · ')}
        </p>
        {remarksOf(root, t, formats).map((remark) => (
          <p key={remark} className="health__faint">
            {remark}
          </p>
        ))}
        {root.unreadable > 0 || root.missing > 0 ? (
          <div className="trouble-row__do">
            {root.unreadable > 0 ? (
              <Button size="small" onPress={() => showUnreadable(root.id)}>
                {t('sidebar.state.unreadable', { count: root.unreadable })}
              </Button>
            ) : null}
            {root.missing > 0 ? (
              <Button size="small" onPress={() => changeView({ sheet: 'missing' })}>
                {t('health.folder.missing', { count: root.missing })}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <IconButton
        label={`${t('root.more')} ${name}`}
        icon={<SlidersHorizontal aria-hidden />}
        onPress={() => ask({ kind: 'folder', root: root.id })}
      />
    </li>
  );
}

import { CornerLeftUp, Folder, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { useDesktop } from '../../data/engine.tsx';
import { failureOf } from '../../data/failure.ts';
import { useBrowse } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';

/** Where the copies go: a path that can be typed, and a way to choose it. */
export function TargetFolder(props: { readonly path: string; readonly onChange: (path: string) => void }) {
  const { path, onChange } = props;
  const t = useT();
  const desktop = useDesktop();
  const [isBrowsing, setBrowsing] = useState(false);
  const choose = async () => {
    if (!desktop) return setBrowsing((before) => !before);
    const chosen = await desktop.chooseFolder(t('export.choose-folder'));
    if (chosen) onChange(chosen);
  };
  return (
    <div className="target">
      <div className="target__line">
        <TextField
          label={t('export.folder')}
          isLabelHidden
          value={path}
          onChange={onChange}
          placeholder={t('export.folder-none')}
        />
        <Button
          icon={<FolderOpen aria-hidden="true" />}
          onPress={() => void choose()}
          {...(desktop ? {} : { 'aria-expanded': isBrowsing })}
        >
          {t('export.choose')}
        </Button>
      </div>
      {isBrowsing ? <FolderList path={path} onChange={onChange} /> : null}
    </div>
  );
}

/** Folders of the computer that Bahan runs on. Going into one chooses it. */
function FolderList({ path, onChange }: { readonly path: string; readonly onChange: (path: string) => void }) {
  const t = useT();
  const { data, error } = useBrowse(path === '' ? null : path, true);
  const trouble = error ? failureOf(error) : undefined;
  return (
    <div className="target__list">
      <div className="target__here">
        <IconButton
          size="small"
          label={t('export.up')}
          icon={<CornerLeftUp aria-hidden="true" />}
          isDisabled={data?.parent == null}
          onPress={() => onChange(data?.parent ?? '')}
        />
        <span>{data?.path ?? ''}</span>
      </div>
      {trouble ? <p role="alert">{t(`error.${trouble.code}` as MessageKey, trouble.details)}</p> : null}
      <ul>
        {data?.folders.map((folder) => (
          <li key={folder.path}>
            <button type="button" onClick={() => onChange(folder.path)}>
              <Folder aria-hidden="true" />
              {folder.name}
            </button>
          </li>
        ))}
        {data && data.folders.length === 0 ? <li className="target__none">{t('export.no-folders')}</li> : null}
      </ul>
    </div>
  );
}

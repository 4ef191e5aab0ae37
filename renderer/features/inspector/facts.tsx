import { FileText, FolderOpen } from 'lucide-react';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { AllFacts } from './all-facts.tsx';
import { CopyButton } from './copy-button.tsx';
import { usePlain } from './plain-facts.ts';

/** What the file says about itself, in plain words, and the way to all of it. */
export function Facts({ whole }: { readonly whole: AssetWhole }) {
  const facts = usePlain(whole);
  return (
    <>
      <dl className="facts">
        {facts.map(({ key, name, value, copied }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              <span>{value}</span>
              <CopyButton text={copied ?? value} label={name} />
            </dd>
          </div>
        ))}
      </dl>
      <AllFacts whole={whole} />
    </>
  );
}

/** Where the asset lies, each place with what can be done there. */
export function Files({ whole }: { readonly whole: AssetWhole }) {
  const t = useT();
  const formats = useFormats();
  const desktop = useDesktop();
  return (
    <ul className="files">
      {whole.files.map((file, at) => (
        <li key={file.path} data-state={file.state === 'present' ? undefined : file.state}>
          <div>
            <p className="files__path">{file.path}</p>
            <p className="files__more">
              {file.state === 'present'
                ? t('facts.modified', { when: formats.moment(file.modifiedAt) })
                : t(`grid.state.${file.state}`)}
            </p>
          </div>
          <CopyButton text={file.path} label={t('facts.path')} />
          {desktop && at === 0 && file.state === 'present' ? (
            <IconButton
              size="small"
              label={t('viewer.reveal')}
              icon={<FolderOpen aria-hidden="true" />}
              onPress={() => void desktop.reveal(whole.id)}
            />
          ) : null}
        </li>
      ))}
      {whole.sidecars.map((path) => (
        <li key={path}>
          <div>
            <p className="files__path">{path}</p>
            <p className="files__more">
              <FileText aria-hidden="true" />
              {t('inspector.sidecar')} · {t('inspector.sidecar.why')}
            </p>
          </div>
          <CopyButton text={path} label={t('facts.path')} />
        </li>
      ))}
    </ul>
  );
}

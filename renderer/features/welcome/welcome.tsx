import { ArchiveRestore, FolderOpen, Lock, ShieldCheck, Sparkles, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHealth } from '../../data/health.ts';
import { Button } from '../../elements/button.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { ask } from '../../state/asked.ts';
import { useT } from '../../state/language.tsx';
import { useSettings } from '../../state/settings.ts';
import { changeView } from '../../state/view.ts';
import { FailureWords } from '../toasts/toasts.tsx';
import { useChooseFolder } from './choose-folder.tsx';
import { useAddFolder } from './use-add-folder.ts';
import './welcome.css';

/** The first minute: what Bahan is for, what it will never do, and the one button that begins. */
export function Welcome() {
  const t = useT();
  const { language, change } = useSettings();
  const { choose, isBusy, failure } = useAddFolder();
  return (
    <main className="welcome">
      <div className="welcome__language">
        <Segmented
          label={t('settings.language')}
          isLabelHidden
          value={language}
          onChange={(value) => change({ language: value })}
          segments={[
            { value: 'id', label: 'Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className="welcome__page">
        <Mark />
        <h1 className="welcome__title">{t('welcome.title')}</h1>
        <p className="welcome__words">{t('welcome.words')}</p>
        <Button
          tone="primary"
          size="large"
          autoFocus
          icon={<FolderOpen aria-hidden />}
          isDisabled={isBusy}
          onPress={() => (choose ? void choose() : changeView({ sheet: 'add-folder' }))}
        >
          {isBusy ? t('welcome.choosing') : t('welcome.choose')}
        </Button>
        {failure ? (
          <div className="welcome__failure" role="alert">
            <FailureWords code={failure.code} path={failure.details.path} />
          </div>
        ) : null}
        <Cloud />
        <OpenBackup />
        <ul className="welcome__promises">
          <Promised icon={<ShieldCheck aria-hidden />} title={t('welcome.safe.title')} words={t('welcome.safe')} />
          <Promised icon={<Lock aria-hidden />} title={t('welcome.offline.title')} words={t('welcome.offline')} />
          <Promised icon={<Sparkles aria-hidden />} title={t('welcome.live.title')} words={t('welcome.live')} />
        </ul>
      </div>
    </main>
  );
}

/** A library that begins in a cloud program's folder is warned before it holds anything. */
function Cloud() {
  const t = useT();
  const cloud = useHealth().data?.database.cloud;
  if (!cloud) return null;
  return (
    <p className="welcome__cloud" role="note">
      <TriangleAlert aria-hidden />
      <span>{t('cloud.first', { cloud: t(`cloud.${cloud}`) })}</span>
    </p>
  );
}

/** For whoever comes from another computer: the library as it was there. */
function OpenBackup() {
  const t = useT();
  const chooseFolder = useChooseFolder();
  const open = async () => {
    const path = await chooseFolder(t('open-backup.choose'), t('open-backup.choose.go'));
    if (path !== undefined) ask({ kind: 'restore', path, at: undefined });
  };
  return (
    <p className="welcome__backup">
      {t('open-backup.words')}
      <Button tone="quiet" size="small" icon={<ArchiveRestore aria-hidden />} onPress={() => void open()}>
        {t('open-backup.go')}
      </Button>
    </p>
  );
}

function Promised({
  icon,
  title,
  words,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly words: string;
}) {
  return (
    <li className="promise">
      {icon}
      <div>
        <strong>{title}</strong>
        <p>{words}</p>
      </div>
    </li>
  );
}

/** Three rows of pictures, as the grid will show them. */
function Mark() {
  return (
    <svg className="welcome__mark" viewBox="0 0 96 66" aria-hidden="true">
      <g className="welcome__mark-quiet">
        <rect x="0" y="0" width="30" height="20" rx="2" />
        <rect x="33" y="0" width="15" height="20" rx="2" />
        <rect x="51" y="0" width="45" height="20" rx="2" />
        <rect x="0" y="46" width="20" height="20" rx="2" />
        <rect x="23" y="46" width="36" height="20" rx="2" />
        <rect x="62" y="46" width="34" height="20" rx="2" />
        <rect x="0" y="23" width="40" height="20" rx="2" />
        <rect x="76" y="23" width="20" height="20" rx="2" />
      </g>
      <rect className="welcome__mark-found" x="43" y="23" width="30" height="20" rx="2" />
    </svg>
  );
}

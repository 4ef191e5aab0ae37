import { CircleCheck, FolderOpen, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Root } from '../../../shared/model/root.ts';
import { failureOf } from '../../data/failure.ts';
import { usePoint, usePointTry } from '../../data/roots.ts';
import { Button } from '../../elements/button.tsx';
import { useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { FailureWords } from '../toasts/toasts.tsx';
import { useChooseFolder } from '../welcome/choose-folder.tsx';
import './moving.css';

/** Asks where a watched folder lies now, and shows how much of what is known lies there before anything is done. */
export function PointForm(props: {
  readonly root: Root;
  readonly onDone: () => void;
  /** The other way out, with its label. */
  readonly skip: { readonly label: string; readonly onSkip: () => void };
}) {
  const { root, onDone, skip } = props;
  const t = useT();
  const chooseFolder = useChooseFolder();
  const [path, setPath] = useState<string | undefined>(undefined);
  const tried = usePointTry(root.id, path);
  const point = usePoint();
  const name = folderName(root.path);
  const counts = tried.data;
  const isSame = counts !== undefined && (counts.known === 0 || counts.found * 2 >= counts.known);
  const choose = async () => {
    const chosen = await chooseFolder(t('point.choose.title', { name }), t('point.choose.go'));
    if (chosen === undefined) return;
    point.reset();
    setPath(chosen);
  };
  const go = () => {
    if (path === undefined) return;
    point.mutate(
      { root: root.id, path, force: !isSame },
      {
        onSuccess: () => {
          notify({ id: 'folder', tone: 'calm', key: 'point.done', values: { name } });
          onDone();
        },
      },
    );
  };
  return (
    <div className="point">
      <dl className="point__places">
        <div>
          <dt>{t('point.was')}</dt>
          <dd>{root.path}</dd>
        </div>
        {path === undefined ? null : (
          <div>
            <dt>{t('point.new')}</dt>
            <dd>{path}</dd>
          </div>
        )}
      </dl>
      <Button
        icon={<FolderOpen aria-hidden />}
        {...(path === undefined ? { autoFocus: true } : {})}
        onPress={() => void choose()}
      >
        {t('point.choose')}
      </Button>
      <Counted tried={tried} isSame={isSame} failed={point.error} hasPath={path !== undefined} />
      <div className="point__do">
        <Button onPress={skip.onSkip}>{skip.label}</Button>
        <Button
          tone={counts && !isSame ? 'danger' : 'primary'}
          isDisabled={!counts || tried.isFetching || point.isPending}
          onPress={go}
        >
          {t(counts && !isSame ? 'point.force' : 'point.go')}
        </Button>
      </div>
    </div>
  );
}

function Counted(props: {
  readonly tried: ReturnType<typeof usePointTry>;
  readonly isSame: boolean;
  readonly failed: unknown;
  readonly hasPath: boolean;
}) {
  const { tried, isSame, failed, hasPath } = props;
  const t = useT();
  const isLate = useLate(hasPath && tried.isFetching);
  const error = failed ?? tried.error;
  if (error) {
    return (
      <div className="point__counted point__counted--refused" role="alert">
        <FailureWords code={failureOf(error).code} />
      </div>
    );
  }
  if (!tried.data || tried.isFetching) {
    return (
      <p className="point__looking" role="status">
        {isLate ? t('point.looking') : ''}
      </p>
    );
  }
  const { found, known } = tried.data;
  const Icon = isSame ? CircleCheck : TriangleAlert;
  return (
    <div className={`point__counted point__counted--${isSame ? 'same' : 'few'}`} role="status">
      <Icon aria-hidden />
      <div>
        <strong>{known === 0 ? t('point.counted.none') : t('point.counted', { found, known })}</strong>
        {known === 0 ? null : <p>{t(isSame ? 'point.counted.good' : 'point.counted.few')}</p>}
      </div>
    </div>
  );
}

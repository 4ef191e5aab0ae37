import { FolderOpen, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { IntakeSource } from '../../../shared/model/intake.ts';
import { Button } from '../../elements/button.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { useT } from '../../state/language.tsx';
import { useChooseFolder } from '../welcome/choose-folder.tsx';

/** Where to copy from: cards first, and any folder that a person names. */
export function Sources(props: {
  readonly sources: readonly IntakeSource[] | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (path: string) => void;
  readonly onAgain: () => void;
}) {
  const t = useT();
  const chooseFolder = useChooseFolder();
  const [named, setNamed] = useState<IntakeSource | undefined>(undefined);
  const found = props.sources ?? [];
  const all = named && !found.some(({ path }) => path === named.path) ? [...found, named] : found;
  const other = async () => {
    const path = await chooseFolder(t('intake.choose'), t('intake.choose.go'));
    if (path === undefined) return;
    setNamed({ path, name: path.split(/[/\\]/).filter(Boolean).at(-1) ?? path, kind: 'folder' });
    props.onChoose(path);
  };
  return (
    <section className="intake__sources">
      {all.length > 0 ? (
        <Segmented
          label={t('intake.from')}
          value={props.chosen ?? all[0]?.path ?? ''}
          onChange={props.onChoose}
          segments={all.map(({ path, name, kind }) => ({
            value: path,
            label: `${name} (${t(`intake.kind.${kind}`)})`,
          }))}
        />
      ) : (
        <div>
          <h3>{t('intake.none')}</h3>
          <p className="intake__safe">{t('intake.none.words')}</p>
        </div>
      )}
      <div className="intake__ways">
        <Button size="small" icon={<RefreshCw aria-hidden />} onPress={props.onAgain}>
          {t('intake.again')}
        </Button>
        <Button size="small" icon={<FolderOpen aria-hidden />} onPress={() => void other()}>
          {t('intake.other')}
        </Button>
      </div>
    </section>
  );
}

import { FolderInput } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Gathered } from '../../../shared/model/intake.ts';
import type { Folder, Root } from '../../../shared/model/root.ts';
import { failureOf } from '../../data/failure.ts';
import { type IntakeWish, useIntakePlan, useIntakeStart } from '../../data/intake.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { ComboBox } from '../../elements/combo-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { closeDropped, copying, dropped, lastTarget } from '../../state/dropped.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { query } from '../../state/query.ts';
import { plainFolder } from '../intake/event-folder.ts';
import { folderName } from '../sidebar/folder-nodes.tsx';
import { Counted } from './counted.tsx';
import { foldersIn, knownFolder, proposedTarget, reachable } from './target.ts';

export interface CopyFormProps {
  readonly gathered: Gathered;
  readonly roots: readonly Root[];
  readonly folders: readonly Folder[];
}

/** Asks where gathered files shall be copied to, and says what that would do. */
export function CopyForm({ gathered, roots, folders }: CopyFormProps) {
  const t = useT();
  const { size } = useFormats();
  const there = reachable(roots);
  const [proposal] = useState(() => proposedTarget(query.get().text, roots, folders, lastTarget.get()));
  const [rootId, setRoot] = useState(proposal?.root);
  const [typed, setTyped] = useState(proposal?.below ?? '');
  const [made, setMade] = useState('');
  const [isAll, setAll] = useState(false);
  const root = there.find(({ id }) => id === rootId) ?? there[0];
  const paths = useMemo(() => (root ? foldersIn(root.id, folders) : []), [root, folders]);
  const options = useMemo(() => paths.map((name) => ({ name })), [paths]);
  const below = knownFolder(typed, paths);
  const folder = plainFolder(made);
  const wish: IntakeWish | undefined =
    root && below !== undefined ? { from: { gathered: gathered.id }, root: root.id, below, folder: '' } : undefined;
  const { data: plan, error, isPending } = useIntakePlan(wish);
  const start = useIntakeStart();

  const count = plan ? plan.files - (isAll ? 0 : plan.known) : undefined;
  const isNothing = plan?.files === 0;
  const lacksRoom = plan !== undefined && plan.free !== null && plan.free < plan.bytes;
  const to = plan && (folder === '' ? plan.to : `${plan.to}${plan.to.includes('\\') ? '\\' : '/'}${folder}`);
  const offline = roots.filter((one) => !there.includes(one)).map(({ path }) => folderName(path));
  const failure = failureIn(start.error ?? error);
  const go = () => {
    if (!wish || !root) return;
    start.mutate(
      { ...wish, folder, all: isAll },
      {
        onSuccess: (job) => {
          lastTarget.set({ root: root.id, below: wish.below ?? '' });
          const one = { kind: 'copying', job: job.id, to: to ?? root.path } as const;
          copying.set((before) => [...before, one]);
          // whoever closed the dialog meanwhile is told at the end
          if (dropped.get()?.kind === 'taken') dropped.set(one);
        },
      },
    );
  };
  return (
    <Dialog
      title={t('drop.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={closeDropped}
      footer={
        isNothing ? (
          <Button tone="primary" onPress={closeDropped}>
            {t('action.close')}
          </Button>
        ) : (
          <>
            <Button onPress={closeDropped}>{t('action.cancel')}</Button>
            <Button
              tone="primary"
              icon={<FolderInput aria-hidden />}
              isDisabled={!wish || count === 0 || lacksRoom || start.isPending || error !== null}
              onPress={go}
            >
              {count ? t('drop.go', { count }) : t('drop.go.uncounted')}
            </Button>
          </>
        )
      }
    >
      <div className="dropped">
        <p className="dropped__what">
          {t('drop.what', { count: gathered.count, name: gathered.name, folder: gathered.folder })}
        </p>
        <Counted plan={plan} isPending={isPending && wish !== undefined} />
        {plan && plan.known > 0 ? (
          <CheckBox isOn={isAll} onChange={setAll}>
            {t('drop.again-all')}
          </CheckBox>
        ) : null}
        {isNothing ? null : (
          <>
            {root && there.length > 1 ? (
              <Segmented
                label={t('drop.root')}
                value={root.id}
                onChange={(id) => {
                  setRoot(id);
                  setTyped('');
                }}
                segments={there.map(({ id, path }) => ({ value: id, label: folderName(path) }))}
              />
            ) : null}
            {paths.length > 0 && root ? (
              <ComboBox
                label={t('drop.below')}
                listLabel={t('drop.below.list')}
                value={typed}
                onChange={setTyped}
                onCommit={(value) => setTyped(knownFolder(value, paths) ?? value)}
                options={options}
                limit={200}
                placeholder={t('drop.below.top', { folder: folderName(root.path) })}
                description={
                  below === undefined ? <span className="dropped__amiss">{t('drop.below.unknown')}</span> : undefined
                }
              />
            ) : null}
            <TextField label={t('drop.new')} value={made} onChange={setMade} />
            {to ? <p className="dropped__to">{t('drop.to', { folder: to })}</p> : null}
            {offline.length > 0 ? (
              <p className="dropped__soft">{t('drop.offline', { folders: offline.join(', ') })}</p>
            ) : null}
          </>
        )}
        {lacksRoom ? (
          <p className="dropped__amiss" role="alert">
            {t('intake.space', { size: size(plan.bytes), free: size(plan.free ?? 0) })}
          </p>
        ) : null}
        {failure ? (
          <p className="dropped__amiss" role="alert">
            {t(`error.${failure.code}`, failure.details)} {t(`error.${failure.code}.do`, failure.details)}
          </p>
        ) : null}
        {isNothing ? null : <p className="dropped__soft">{t('drop.safe')}</p>}
      </div>
    </Dialog>
  );
}

const failureIn = (error: unknown) => (error ? failureOf(error) : undefined);

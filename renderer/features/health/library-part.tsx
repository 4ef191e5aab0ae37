import type { Health } from '../../../shared/model/health.ts';
import { useCheck } from '../../data/health.ts';
import { Button } from '../../elements/button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { changeView } from '../../state/view.ts';

/** The records themselves: how large they are, what room is left, whether they are whole. */
export function LibraryPart({ health }: { readonly health: Health }) {
  const t = useT();
  const formats = useFormats();
  const check = useCheck();
  const { database } = health;
  const isOwner = database.folder !== null;
  const when = database.lastCheckAt === null ? undefined : formats.moment(database.lastCheckAt);
  const checked =
    when === undefined
      ? t('health.library.check.never')
      : t(database.lastCheckOk === false ? 'health.library.check.broken' : 'health.library.check.ok', { when });
  const facts = [
    ['assets', t('health.library.assets'), formats.number(database.assets)],
    ['edits', t('health.library.edits'), formats.number(database.edits)],
    ['size', t('health.library.size'), formats.size(database.bytes)],
    ['pictures', t('health.library.pictures'), formats.size(database.picturesBytes)],
    ...(database.freeBytes === null ? [] : [['free', t('health.library.free'), formats.size(database.freeBytes)]]),
    ['check', t('health.library.check'), checked],
    ...(database.folder === null ? [] : [['folder', t('health.library.folder'), database.folder]]),
  ] as const;
  return (
    <section aria-labelledby="health-library">
      <h3 id="health-library" className="health__head">
        {t('health.library')}
      </h3>
      <dl className="health__facts">
        {facts.map(([key, name, value]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isOwner ? (
        <div className="trouble-row__do">
          <Button size="small" isDisabled={check.isPending} onPress={() => check.mutate(false)}>
            {t(check.isPending ? 'settings.check.running' : 'health.library.check.now')}
          </Button>
          {database.lastCheckOk === false ? (
            <Button size="small" isDisabled={check.isPending} onPress={() => check.mutate(true)}>
              {t('health.library.mend')}
            </Button>
          ) : null}
          <Button size="small" onPress={() => changeView({ sheet: 'move' })}>
            {t('health.library.move')}
          </Button>
          <span role="status" className={check.data?.ok === false ? 'health__red' : 'health__faint'}>
            {check.data ? t(check.data.ok ? 'settings.check.ok' : 'settings.check.problems') : ''}
          </span>
        </div>
      ) : null}
    </section>
  );
}

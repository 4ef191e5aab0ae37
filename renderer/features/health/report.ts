import type { Accident } from '../../../shared/api/desktop.ts';
import type { Formats } from '../../../shared/i18n/format.ts';
import type { Health } from '../../../shared/model/health.ts';
import type { Root } from '../../../shared/model/root.ts';
import type { Translate } from '../../state/language.tsx';
import { remarksOf, stateOf } from './folder-words.ts';

/**
 * The health as plain text for whoever helps: folders are numbered, and nothing names a person, a file or a place.
 * `now` in epoch milliseconds.
 */
export function reportOf(
  health: Health,
  roots: readonly Root[],
  accidents: readonly Accident[],
  now: number,
  t: Translate,
  formats: Formats,
): string {
  const { about, database, backups, second, work, troubles } = health;
  const { number, size, moment } = formats;
  const head = [
    `Bahan ${about.version} · ${about.platform} · Node ${about.node} · CPU ${number(about.cores)} · RAM ${size(about.memoryBytes)}`,
    `${t('health.title')}: ${moment(now)}`,
  ];
  const wrong = troubles.map(({ kind, severity }) => `${severity}: ${kind}`);
  const folders = roots.map((root, at) =>
    [
      `${t('health.folders')} ${number(at + 1)}: ${stateOf(root, t, formats, now)}`,
      t('settings.folders.assets', { count: root.assets }),
      t('sidebar.state.unreadable', { count: root.unreadable }),
      t('health.folder.missing', { count: root.missing }),
      ...remarksOf(root, t, formats),
      ...(root.error ? [root.error.code] : []),
    ].join(' · '),
  );
  const checkedAt = database.lastCheckAt === null ? t('health.library.check.never') : moment(database.lastCheckAt);
  const library = [
    [t('health.library.assets'), number(database.assets)],
    [t('missing.place'), number(database.missing)],
    [t('health.library.edits'), number(database.edits)],
    [t('health.library.size'), size(database.bytes)],
    [t('health.library.pictures'), size(database.picturesBytes)],
    [t('health.library.free'), database.freeBytes === null ? '–' : size(database.freeBytes)],
    [t('health.library.check'), `${checkedAt}${database.lastCheckOk === false ? ' (!)' : ''}`],
    ['Cloud', database.cloud ?? '–'],
    [
      t('health.backups'),
      `${number(backups.length)}${database.lastBackupAt === null ? '' : ` · ${moment(database.lastBackupAt)}`}`,
    ],
    [t('health.second'), second === null ? '–' : second.reachable === false ? t('health.second.away') : '✓'],
  ].map(([name, value]) => `${name}: ${value}`);
  const going = (['provisional', 'reading', 'pictures', 'unsettled'] as const)
    .filter((key) => work[key] > 0)
    .map((key) => t(`health.work.${key}`, { count: work[key] }));
  const held = work.held === null ? [] : [t(`health.held.${work.held}`)];
  const stopped = accidents.map(({ at, what, reason }) => t(`health.accident.${what}`, { when: moment(at), reason }));
  const sparing = work.sparing ? [t('health.sparing')] : [];
  return [head, wrong, folders, library, [...held, ...sparing, ...going], stopped]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}

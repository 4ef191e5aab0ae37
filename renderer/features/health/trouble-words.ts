import type { MessageKey, MessageValues } from '../../../shared/i18n/format.ts';
import type { Health, Trouble } from '../../../shared/model/health.ts';
import type { Root } from '../../../shared/model/root.ts';
import type { Translate } from '../../state/language.tsx';
import { folderName } from '../sidebar/folder-nodes.tsx';

/** What can be done about a trouble, in the order in which it is offered. */
export type Remedy =
  | 'again'
  | 'backup'
  | 'backup-elsewhere'
  | 'place'
  | 'point'
  | 'restore'
  | 'mend'
  | 'settings'
  | 'sweep';

const remedies: Readonly<Record<Trouble['kind'], readonly Remedy[]>> = {
  'disk-full': ['again'],
  'disk-low': ['again'],
  'library-read-only': ['again'],
  'library-gone': ['again'],
  'library-damaged': ['restore', 'mend'],
  'backup-old': ['backup'],
  'backup-failed': ['backup'],
  'second-place-away': ['place', 'again'],
  'cloud-folder': ['backup-elsewhere'],
  'root-offline': ['point', 'sweep'],
  'watch-limited': ['sweep'],
  'watch-failed': ['sweep'],
  'sidecars-stuck': ['settings'],
};

export const remedyLabels: Readonly<Record<Remedy, MessageKey>> = {
  again: 'health.do.again',
  backup: 'health.do.backup',
  'backup-elsewhere': 'health.do.elsewhere',
  place: 'health.do.place',
  point: 'health.do.point',
  restore: 'health.do.restore',
  mend: 'health.library.mend',
  settings: 'health.do.settings',
  sweep: 'health.do.sweep',
};

/** What may only be done by who runs the library. */
const ownersOnly: ReadonlySet<Remedy> = new Set([
  'backup',
  'backup-elsewhere',
  'place',
  'point',
  'restore',
  'mend',
  'settings',
  'sweep',
]);

/** The remedies of a trouble for this person: what needs a backup is not offered without one. */
export function remediesOf(trouble: Trouble, health: Health): readonly Remedy[] {
  const isOwner = health.database.folder !== null;
  return remedies[trouble.kind].filter(
    (remedy) => (isOwner || !ownersOnly.has(remedy)) && (remedy !== 'restore' || newestBackup(health) !== undefined),
  );
}

/** The backup to go back to: the newest that was found whole, else the newest. */
export function newestBackup(health: Health): Health['backups'][number] | undefined {
  const newest = [...health.backups].sort((a, b) => b.at - a.at);
  return newest.find((backup) => backup.verified) ?? newest[0];
}

/** Values for the words of a trouble: the name of its folder and of the cloud, beside those it brings along. */
export function troubleValues(trouble: Trouble, roots: readonly Root[], health: Health, t: Translate): MessageValues {
  const root = roots.find((one) => one.id === trouble.root);
  const { cloud } = health.database;
  return {
    ...trouble.values,
    ...(root ? { name: folderName(root.path) } : {}),
    ...(cloud ? { cloud: t(`cloud.${cloud}`) } : {}),
  };
}

const order = { stop: 0, warn: 1, note: 2 } as const;

/** The gravest first. */
export const bySeverity = (troubles: readonly Trouble[]): readonly Trouble[] =>
  [...troubles].sort((a, b) => order[a.severity] - order[b.severity]);

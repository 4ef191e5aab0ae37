import { cpus, release, totalmem } from 'node:os';
import { basename } from 'node:path';
import type { CloudFolder, Health, Trouble } from '../../../shared/model/health.ts';
import type { Root } from '../../../shared/model/root.ts';
import type { SecondPlace } from './backups.ts';
import { cloudNames } from './cloud.ts';
import type { SpaceState } from './space.ts';

/** What the troubles of a library follow from. Times in epoch milliseconds. */
export interface HealthFacts {
  readonly now: number;
  readonly space: SpaceState;
  readonly freeBytes: number | null;
  readonly cloud: CloudFolder | null;
  /** False when the last check found the database unsound; null before the first one. */
  readonly sound: boolean | null;
  readonly newestBackupAt: number | null;
  /** Since when there is something to keep. */
  readonly keepsSince: number | null;
  readonly backupFailure: string | undefined;
  readonly second: SecondPlace | undefined;
  readonly roots: readonly Root[];
  /** Ids of watched folders into which words could not be written for a while. */
  readonly stuck: ReadonlyMap<string, number>;
}

const day = 86_400_000;
/** A backup so old is worth a word, and so is a second place that was away so long. */
const oldAfter = 3 * day;

/** What a person should know of now, the gravest first. */
export function troublesOf(facts: HealthFacts): Trouble[] {
  const { now, space, cloud, second } = facts;
  const troubles: Trouble[] = [];
  const add = (
    kind: Trouble['kind'],
    severity: Trouble['severity'],
    values: Trouble['values'] = {},
    root: string | null = null,
  ) => troubles.push({ kind, severity, values, root });
  if (space !== 'fine') add(space, space === 'disk-low' ? 'note' : 'stop', { free: facts.freeBytes ?? 0 });
  if (facts.sound === false) add('library-damaged', 'stop');
  if (facts.backupFailure) add('backup-failed', 'warn', { code: facts.backupFailure });
  const since = facts.newestBackupAt ?? facts.keepsSince;
  if (since !== null && now - since > oldAfter) add('backup-old', 'warn', { days: Math.floor((now - since) / day) });
  if (second?.awaySince && now - second.awaySince > oldAfter) {
    add('second-place-away', 'warn', { folder: second.folder, days: Math.floor((now - second.awaySince) / day) });
  }
  if (cloud) add('cloud-folder', 'warn', { cloud: cloudNames[cloud] });
  for (const root of facts.roots) {
    const name = basename(root.path) || root.path;
    if (root.state === 'offline') add('root-offline', 'warn', { name, path: root.path }, root.id);
    if (root.watch === 'limited') add('watch-limited', 'note', { name, path: root.path }, root.id);
    if (root.watch === 'failed') add('watch-failed', 'note', { name, path: root.path }, root.id);
    const count = facts.stuck.get(root.id);
    if (count) add('sidecars-stuck', 'warn', { name, path: root.path, count }, root.id);
  }
  const rank = { stop: 0, warn: 1, note: 2 };
  return troubles.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** Of the program and the computer, without names. */
export const aboutHere = (version: string): Health['about'] => ({
  version,
  platform: `${process.platform} ${release()} ${process.arch}`,
  node: process.version,
  cores: cpus().length,
  memoryBytes: totalmem(),
});

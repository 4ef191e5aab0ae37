import { describe, expect, it } from 'vitest';
import { type HealthFacts, troublesOf } from '../../../../electron/engine/upkeep/health.ts';
import * as words from '../../../../shared/i18n/health.ts';
import { trouble } from '../../../../shared/model/health.ts';
import type { Root } from '../../../../shared/model/root.ts';

const day = 86_400_000;
const now = 1000 * day;
const fine: HealthFacts = {
  ...{ now, space: 'fine', freeBytes: 1e12, cloud: null, sound: true, newestBackupAt: now - day, keepsSince: 0 },
  ...{ backupFailure: undefined, second: undefined, roots: [], stuck: new Map() },
};
const root: Root = {
  ...{ id: 'r', path: '/bahan/Foto Humas', state: 'online', assets: 1, waiting: 0, unreadable: 0, lastSweepAt: now },
  ...{ offlineSince: null, missing: 0, watch: 'listening', sidecarsOut: false, sidecarsWaiting: 0, error: null },
  pace: { megabytesPerSecond: null, from: null, to: null },
};
const kinds = (facts: Partial<HealthFacts>) => troublesOf({ ...fine, ...facts }).map(({ kind }) => kind);
const second = { folder: '/usb', reachable: false, lastBackupAt: null, backups: [], awaySince: now - 4 * day };

describe('a trouble', () => {
  it('is none where all is well', () => {
    expect(kinds({ roots: [root], second: { ...second, reachable: true, awaySince: null } })).toEqual([]);
    expect(kinds({ newestBackupAt: null, keepsSince: null })).toEqual([]);
  });

  it('is told of each part that needs a person, the gravest first', () => {
    const roots: Root[] = [
      { ...root, state: 'offline' },
      { ...root, id: 's', watch: 'limited' },
      { ...root, id: 't', watch: 'failed' },
    ];
    const told = troublesOf({
      ...fine,
      ...{
        space: 'disk-full',
        cloud: 'onedrive',
        sound: false,
        newestBackupAt: now - 5 * day,
        backupFailure: 'disk-full',
      },
      ...{ second, roots, stuck: new Map([['s', 3]]) },
    });
    expect(told.map(({ kind, root: id }) => [kind, id])).toEqual([
      ['disk-full', null],
      ['library-damaged', null],
      ['backup-failed', null],
      ['backup-old', null],
      ['second-place-away', null],
      ['cloud-folder', null],
      ['root-offline', 'r'],
      ['sidecars-stuck', 's'],
      ['watch-limited', 's'],
      ['watch-failed', 't'],
    ]);
    for (const one of told) expect(trouble.parse(one)).toEqual(one);
  });

  it('has its words in both languages, with all the values that they need', () => {
    for (const kind of trouble.shape.kind.options) {
      for (const key of [`health.trouble.${kind}`, `health.trouble.${kind}.do`] as (keyof typeof words.id)[]) {
        expect([typeof words.id[key], typeof words.en[key]], key).toEqual(['string', 'string']);
      }
    }
    const told = troublesOf({ ...fine, cloud: 'google-drive', roots: [{ ...root, state: 'offline' }] });
    expect(told.map(({ values }) => values)).toEqual([
      { cloud: 'Google Drive' },
      { name: 'Foto Humas', path: '/bahan/Foto Humas' },
    ]);
  });

  it('of a backup waits some days: one evening without the computer is no news', () => {
    expect(kinds({ newestBackupAt: now - 2 * day })).toEqual([]);
    expect(kinds({ newestBackupAt: null, keepsSince: now - 4 * day })).toEqual(['backup-old']);
    expect(kinds({ second: { ...second, awaySince: now - day } })).toEqual([]);
  });
});

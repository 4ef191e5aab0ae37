import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../../renderer/features/health/report.ts';
import { bySeverity, newestBackup, remediesOf } from '../../../../renderer/features/health/trouble-words.ts';
import { en } from '../../../../shared/i18n/en.ts';
import {
  formats,
  type Language,
  type MessageKey,
  type MessageValues,
  translate,
} from '../../../../shared/i18n/format.ts';
import { id } from '../../../../shared/i18n/id.ts';
import { type Health, trouble } from '../../../../shared/model/health.ts';
import type { Root } from '../../../../shared/model/root.ts';
import { createFakeEngine } from '../../fake-engine.ts';
import { fakeHealth } from '../../fake-keeping.ts';
import { trouble as troubled } from '../page/troubled.ts';

const now = Date.UTC(2026, 10, 2, 5);
const root: Root = {
  id: 'root-1',
  path: '/home/siti-rahayu/Foto Rahasia',
  state: 'online',
  assets: 400,
  waiting: 0,
  unreadable: 0,
  lastSweepAt: now - 60_000,
  offlineSince: null,
  missing: 0,
  watch: 'listening',
  pace: { megabytesPerSecond: null, from: null, to: null },
  sidecarsOut: false,
  sidecarsWaiting: 0,
  error: null,
};

const accidents = (['page', 'engine', 'graphics'] as const).map((what) => ({
  at: now - 60_000,
  what,
  reason: 'exit 9',
}));

/** A library with every trouble there is, whose values name places and people. */
function badDay(): Health {
  const fake = createFakeEngine({ assets: 40, roots: [root] });
  troubled(fake, now);
  const { health } = fake.keeping;
  return {
    ...health,
    database: { ...health.database, folder: '/home/siti-rahayu/Bahan', cloud: 'dropbox', lastCheckOk: false },
    second: { folder: '/media/siti-rahayu/USB', reachable: false, lastBackupAt: null },
    roots: fake.roots,
    troubles: trouble.shape.kind.options.map((kind) => ({
      kind,
      severity: 'warn',
      values: { path: '/home/siti-rahayu/Foto Rahasia', person: 'Siti Rahayu' },
      root: root.id,
    })),
  };
}

describe.each(['id', 'en'] satisfies Language[])('the report that a person copies (%s)', (language) => {
  const t = (key: MessageKey, values?: MessageValues) => translate({ id, en }[language], language, key, values);

  it('says how everything is without a name, a path or a person', () => {
    const health = badDay();
    const report = reportOf(health, health.roots, accidents, now, t, formats(language));
    for (const secret of ['siti', 'rahayu', 'rahasia', 'humas', '/home', '/media', 'arsip bersama', 'foto kegiatan'])
      expect(report.toLowerCase()).not.toContain(secret);
    for (const kind of trouble.shape.kind.options) expect(report).toContain(kind);
    expect(report).toContain('folder-offline');
    expect(report.match(/exit 9/g)).toHaveLength(3);
    expect(report).not.toMatch(/[{}]/);
  });

  it('has words for every trouble, each with what to do', () => {
    for (const kind of trouble.shape.kind.options) {
      const values = { name: 'Foto', cloud: 'OneDrive' };
      expect(t(`health.trouble.${kind}`, values)).toMatch(/^[\p{Lu}“][^{}]*\.$/u);
      expect(t(`health.trouble.${kind}.do`, values)).toMatch(/^[\p{Lu}“][^{}]*\.$/u);
    }
  });
});

describe('what can be done about a trouble', () => {
  it('is something for every trouble, and for a reader nothing that only an owner may do', () => {
    const health = badDay();
    const reader = { ...health, database: { ...health.database, folder: null } };
    for (const one of health.troubles) {
      expect(remediesOf(one, health)).not.toEqual([]);
      expect(remediesOf(one, reader).filter((remedy) => remedy !== 'again')).toEqual([]);
    }
  });

  it('goes back to the newest backup that was found whole, and offers none where there is none', () => {
    const health: Health = { ...fakeHealth(now), roots: [] };
    const [newest, older] = health.backups;
    if (!newest || !older) throw new Error('no backups');
    expect(newestBackup({ ...health, backups: [older, { ...newest, verified: false }] })).toBe(older);
    const damaged = { kind: 'library-damaged', severity: 'stop', values: {}, root: null } as const;
    expect(remediesOf(damaged, health)).toContain('restore');
    expect(remediesOf(damaged, { ...health, backups: [] })).not.toContain('restore');
  });

  it('comes gravest first', () => {
    const of = (severity: 'stop' | 'warn' | 'note') =>
      ({ kind: 'disk-low', severity, values: {}, root: null }) as const;
    expect(bySeverity([of('note'), of('stop'), of('warn')]).map((one) => one.severity)).toEqual([
      'stop',
      'warn',
      'note',
    ]);
  });
});

import type { RefoundItem } from '../../../../shared/model/refound.ts';
import type { Root } from '../../../../shared/model/root.ts';
import type { FakeEngine } from '../../fake-engine.ts';

const hour = 3_600_000;

/** A library on a bad day: a share is away, another is watched in part, files were renamed, some are gone. */
export function trouble(fake: FakeEngine, now: number): void {
  const [first] = fake.roots;
  if (!first) return;
  const away: Root = {
    ...first,
    id: 'root-2',
    path: '//server-humas/Arsip Bersama',
    state: 'offline',
    assets: 12_480,
    offlineSince: now - 5 * hour,
    lastSweepAt: now - 6 * hour,
    error: { code: 'folder-offline', message: 'the folder does not answer' },
  };
  fake.roots[0] = {
    ...first,
    waiting: 37,
    unreadable: 2,
    missing: fake.cards.filter((card) => card.state === 'missing').length,
    lastSweepAt: now - hour / 4,
    watch: 'limited',
    pace: { megabytesPerSecond: 5, from: '17:00', to: '07:00' },
    sidecarsOut: true,
    sidecarsWaiting: 12,
  };
  fake.roots.push(away);
  const { keeping } = fake;
  keeping.health = {
    ...keeping.health,
    troubles: [
      { kind: 'watch-limited', severity: 'note', values: {}, root: first.id },
      { kind: 'root-offline', severity: 'warn', values: {}, root: away.id },
      { kind: 'disk-full', severity: 'stop', values: {}, root: null },
      { kind: 'backup-old', severity: 'warn', values: {}, root: null },
    ],
    second: { folder: '/media/humas/CADANGAN', reachable: false, lastBackupAt: now - 72 * hour },
    work: { reading: 37, provisional: 12, pictures: 140, held: 'unwritable', sparing: false, unsettled: 1 },
  };
  keeping.unreadable.push(
    { asset: fake.cards[0]?.id ?? null, path: `${first.path}/2020/IMG_0040.jpg`, code: 'file-truncated' },
    { asset: fake.cards[1]?.id ?? null, path: `${first.path}/2021/Laporan.pdf`, code: 'file-locked-by-password' },
  );
  const renamed = (group: string, from: string, to: string, count: number): RefoundItem[] =>
    Array.from({ length: count }, (_, at) => ({
      id: at + 1,
      asset: fake.cards[at]?.id ?? null,
      from: `${from}/IMG_${String(at).padStart(4, '0')}.jpg`,
      to: `${to}/IMG_${String(at).padStart(4, '0')}.jpg`,
      how: 'moved',
      reason: group === 'group-1' ? 'file-id' : 'content',
      undone: at === 3,
    }));
  const from = `${first.path}/2020/Pelepasan Ekspor`;
  const to = `${first.path}/2020/20201009 Pelepasan Ekspor Kopi Java Preanger`;
  const shared = { how: 'moved', undone: 1, told: false } as const;
  keeping.groups.push(
    { ...shared, id: 'group-1', at: now - 60_000, reason: 'file-id', count: 214, from, to },
    {
      ...shared,
      id: 'group-2',
      at: now - 48 * hour,
      how: 'returned',
      reason: 'content',
      count: 3,
      undone: 0,
      from: `${first.path}/2019`,
      to: `${first.path}/2019`,
      told: true,
    },
  );
  // as many as a list begins with
  keeping.items.set('group-1', renamed('group-1', from, to, 12));
  keeping.items.set('group-2', renamed('group-2', `${first.path}/2019`, `${first.path}/2019`, 3));
}

import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Change } from '../../shared/model/change.ts';
import type { Health, UnreadableFile } from '../../shared/model/health.ts';
import type { Job } from '../../shared/model/job.ts';
import type { RefoundGroup, RefoundItem } from '../../shared/model/refound.ts';
import type { Root } from '../../shared/model/root.ts';

const day = 86_400_000;

/** A library in which all is well, as of `now`. */
export function fakeHealth(now: number): Omit<Health, 'roots'> {
  return {
    troubles: [],
    database: {
      folder: '/home/humas/Bahan',
      bytes: 84_000_000,
      picturesBytes: 2_400_000_000,
      freeBytes: 182_000_000_000,
      cloud: null,
      lastBackupAt: now - 3 * 3_600_000,
      lastCheckAt: now - 2 * day,
      lastCheckOk: true,
      edits: 1284,
      assets: 400,
      missing: 0,
    },
    backups: [0, 1, 2].map((ago) => ({
      path: `/home/humas/Bahan/backups/${ago}`,
      at: now - 3 * 3_600_000 - ago * day,
      bytes: 84_000_000 - ago * 1_000_000,
      kind: 'daily',
      verified: ago < 2,
      second: false,
    })),
    second: null,
    work: { reading: 0, provisional: 0, pictures: 0, held: null, sparing: false, unsettled: 0 },
    about: { version: '0.1.0', platform: 'linux', node: '24', cores: 4, memoryBytes: 8_000_000_000 },
  };
}

export interface FakeKeeping {
  health: Omit<Health, 'roots'>;
  readonly groups: RefoundGroup[];
  readonly items: Map<string, RefoundItem[]>;
  readonly unreadable: UnreadableFile[];
  /** Of fifty sampled files, how many a place holds when a folder is pointed to it. */
  found: number;
  /** Looking at a backup takes for ever; how often that was called off. */
  slowBackups?: boolean;
  calledOff?: number;
}

/** The procedures about keeping everything, over state that a test changes in place. */
export function keepingOf(
  state: FakeKeeping,
  rest: {
    readonly cards: AssetCard[];
    readonly roots: Root[];
    readonly jobs: Job[];
    readonly change: (part: Partial<Change>) => void;
  },
) {
  const { cards, roots, jobs, change } = rest;
  const rootAt = (id: string) => {
    const at = roots.findIndex((root) => root.id === id);
    const root = roots[at];
    if (!root) throw new BahanError('root-not-found', { id });
    return [at, root] as const;
  };
  return {
    refound: {
      groups: ({ untold }: { untold: boolean }) => state.groups.filter((group) => !untold || !group.told),
      items: ({ group, offset, limit }: { group: string; offset: number; limit: number }) =>
        (state.items.get(group) ?? []).slice(offset, offset + limit),
      told: ({ groups }: { groups: string[] }) => {
        for (const [at, group] of state.groups.entries())
          if (groups.includes(group.id)) state.groups[at] = { ...group, told: true };
        return {};
      },
      undo: ({ group, items }: { group: string; items?: number[] }) => {
        const list = state.items.get(group) ?? [];
        const gone = list.filter((item) => !item.undone && (!items || items.includes(item.id)));
        state.items.set(
          group,
          list.map((item) => (gone.includes(item) ? { ...item, undone: true } : item)),
        );
        const at = state.groups.findIndex((one) => one.id === group);
        const known = state.groups[at];
        if (known) state.groups[at] = { ...known, undone: known.undone + gone.length };
        change({ refound: true, membership: true });
        return { undone: gone.length };
      },
    },
    missing: {
      list: ({ root, offset, limit }: { root?: string; offset: number; limit: number }) => {
        const [of] = root === undefined ? [] : roots.filter((one) => one.id === root);
        const folder = of?.path ?? roots[0]?.path ?? '/home/humas';
        const found = cards.filter((card) => card.state === 'missing');
        return {
          total: found.length,
          items: found.slice(offset, offset + limit).map((card, at) => ({
            card,
            path: `${folder}/2020/Pelepasan Ekspor/${card.name}`,
            missingSince: 1_790_000_000_000 - at * day,
            said: card.title === null ? 0 : 3,
          })),
        };
      },
      forget: ({ ids }: { ids: string[] }) => {
        const left = cards.filter((card) => !(card.state === 'missing' && ids.includes(card.id)));
        const forgotten = cards.length - left.length;
        cards.splice(0, cards.length, ...left);
        for (const [at, root] of roots.entries())
          if (root.missing > 0) roots[at] = { ...root, missing: Math.max(0, root.missing - forgotten) };
        change({ membership: true, roots: true });
        return { forgotten };
      },
    },
    upkeep: {
      health: () => ({ ...state.health, roots: [...roots] }),
      pause: ({ paused }: { paused: boolean }) => {
        state.health = { ...state.health, work: { ...state.health.work, held: paused ? 'paused' : null } };
        return {};
      },
      unreadable: ({ offset, limit }: { offset: number; limit: number }) => ({
        total: state.unreadable.length,
        items: state.unreadable.slice(offset, offset + limit),
      }),
      backup: ({ to }: { to: string | null }) => {
        const job: Job = {
          id: `backup-${jobs.length + 1}`,
          kind: 'backup',
          state: 'running',
          label: to === null ? {} : { to },
          done: 0,
          total: 100,
          failed: 0,
          startedAt: Date.now(),
          endedAt: null,
          error: null,
        };
        jobs.unshift(job);
        change({ jobs: [job] });
        return job;
      },
      backups: () => state.health.backups,
      secondPlace: ({ folder }: { folder: string | null }) => {
        state.health = {
          ...state.health,
          second: folder === null ? null : { folder, reachable: true, lastBackupAt: null },
        };
        change({ health: true });
        return {};
      },
      restore: ({ path }: { path: string }, call?: { readonly signal?: AbortSignal }) => {
        if (state.slowBackups) {
          return new Promise<never>((_, reject) => {
            call?.signal?.addEventListener('abort', () => {
              state.calledOff = (state.calledOff ?? 0) + 1;
              reject(new BahanError('cancelled'));
            });
          });
        }
        if (path.includes('kosong')) throw new BahanError('backup-missing', { path });
        return {};
      },
      glance: () => ({}),
    },
    point: ({ root: id, path, try: isTry, force }: { root: string; path: string; try: boolean; force: boolean }) => {
      const [at, root] = rootAt(id);
      const counts = { found: state.found, known: 50 };
      if (isTry) return { root, ...counts };
      if (state.found < 25 && !force) throw new BahanError('folder-differs', counts);
      const pointed: Root = { ...root, path, state: 'sweeping', offlineSince: null, error: null };
      roots[at] = pointed;
      change({ roots: true });
      return { root: pointed, ...counts };
    },
    settings: ({ root: id, ...set }: { root: string } & Partial<Pick<Root, 'pace' | 'sidecarsOut'>>) => {
      const [at, root] = rootAt(id);
      const next = { ...root, ...set };
      roots[at] = next;
      change({ roots: true });
      return next;
    },
  };
}

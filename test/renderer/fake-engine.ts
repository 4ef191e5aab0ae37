import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Change } from '../../shared/model/change.ts';
import type { EditChange } from '../../shared/model/edit.ts';
import type { Job } from '../../shared/model/job.ts';
import type { Folder, Root } from '../../shared/model/root.ts';
import type { FacetValue } from '../../shared/model/search.ts';
import { counted, facetsOf, fits, layoutOf, timelineOf, wholeOf } from './fake-answers.ts';
import { fakeCard } from './fake-cards.ts';
import { describingOf } from './fake-describing.ts';
import { hitsOf, rawFactsOf, readingOf, wordsOf } from './fake-documents.ts';
import { eventsOf } from './fake-events.ts';
import { exportsOf } from './fake-exports.ts';
import { feed, type Subscriber } from './fake-feed.ts';
import { type FakeKeeping, fakeHealth, keepingOf } from './fake-keeping.ts';
import { type Area, mapOf } from './fake-map.ts';
import { type FakeRights, rightsOf } from './fake-rights.ts';

export interface FakeEngine {
  readonly engine: EngineClient;
  /** Names of the procedures called, in order. */
  readonly calls: string[];
  /** What is in the library; tests change it in place. */
  readonly cards: AssetCard[];
  readonly roots: Root[];
  readonly folders: Folder[];
  readonly jobs: Job[];
  /** Health, what was found again, and the rest about keeping everything; tests change it in place. */
  readonly keeping: FakeKeeping;
  /** Rights, consents and where material stands; tests change it in place. */
  readonly papers: FakeRights;
  /** The next call of a procedure fails with this. */
  failNext(procedure: string, error: unknown): void;
  /** Every call of a procedure fails with this; undefined heals it. */
  failAlways(procedure: string, error: unknown): void;
  /** Ends an export, of whose copies so many failed, and so many more were left out. */
  finishExport(job: string, failed: number, skipped?: number): void;
  /** Sends a change to every subscriber. */
  change(change: Partial<Change>): void;
  /** Every subscription ends with an error, as when a wire breaks. */
  hangUp(): void;
  /** Results made before are forgotten, as the real engine does in time. */
  forgetResults(): void;
}

/** An engine in memory, with as many made-up assets as asked for. */
export function createFakeEngine(
  options: { readonly assets?: number; readonly roots?: readonly Root[] } = {},
): FakeEngine {
  const cards = Array.from({ length: options.assets ?? 0 }, (_, number) => fakeCard(number));
  const roots = [...(options.roots ?? [])];
  const folders: Folder[] = [];
  const jobs: Job[] = [];
  const calls: string[] = [];
  const failures = new Map<string, unknown>();
  const broken = new Map<string, unknown>();
  const subscribers = new Set<Subscriber>();
  const results = new Map<string, readonly string[]>();
  const undone: (readonly AssetCard[])[] = [];
  const done: (readonly AssetCard[])[] = [];
  const papers = rightsOf({ change: () => change({ terms: true }) });
  let seq = 0;
  let resultCount = 0;

  const put = (changed: readonly AssetCard[]) => {
    const byId = new Map(changed.map((card) => [card.id, card]));
    for (const [at, card] of cards.entries()) cards[at] = byId.get(card.id) ?? card;
  };
  const some = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return cards.filter((card) => wanted.has(card.id));
  };
  const resultOf = (result: string) => {
    const ids = results.get(result);
    if (!ids) throw new BahanError('result-gone', { result });
    const byId = new Map(cards.map((card) => [card.id, card]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
  const change = (part: Partial<Change>) => {
    seq += 1;
    const whole: Change = {
      seq,
      assets: [],
      assetsMore: false,
      membership: false,
      roots: false,
      events: false,
      terms: false,
      collections: false,
      folders: false,
      themes: false,
      refound: false,
      health: false,
      jobs: [],
      arrived: { count: 0, folder: null },
      ...part,
    };
    for (const tell of [...subscribers]) tell(whole);
  };
  const swap = (from: (readonly AssetCard[])[], to: (readonly AssetCard[])[]) => {
    const step = from.pop();
    if (!step) throw new BahanError('nothing-to-undo');
    to.push(some(step.map((card) => card.id)));
    put(step);
    change({ assets: step.map((card) => card.id) });
    return { edit: `edit-${from.length}`, changed: step.length };
  };
  const keeping: FakeKeeping = {
    health: fakeHealth(Date.now()),
    groups: [],
    items: new Map(),
    unreadable: [],
    found: 48,
  };
  const { point, settings, ...kept } = keepingOf(keeping, { cards, roots, jobs, change });
  const say = (changed: readonly AssetCard[]) => {
    done.push(some(changed.map((card) => card.id)));
    undone.length = 0;
    put(changed);
    change({ assets: changed.map((card) => card.id) });
    return { edit: `edit-${done.length}`, changed: changed.length };
  };
  const describing = describingOf({ cards, say, change });
  const events = eventsOf({ cards, say, change });
  const taking = exportsOf({ cards, jobs, change });
  const words = (values: readonly (string | null)[]) =>
    counted(values.flatMap((value) => value ?? [])).map(({ value, count }) => ({ name: value, count }));
  const setJob = (id: string, state: Job['state']) => {
    const at = jobs.findIndex((job) => job.id === id);
    const job = jobs[at];
    if (!job) throw new BahanError('job-not-found', { id });
    jobs[at] = { ...job, state };
    change({ jobs: [jobs[at]] });
    return jobs[at];
  };

  const procedures = {
    ...kept,
    library: {
      info: () => ({
        folder: '/home/humas/Bahan',
        device: 'fake',
        assets: cards.length,
        untitled: cards.filter((card) => card.title === null).length,
        recent: Math.min(40, cards.length),
        roots: roots.length,
        version: '0.1.0',
        seq,
      }),
      changes: (_input: unknown, rest?: { readonly signal?: AbortSignal }) => feed(subscribers, rest?.signal),
      check: () => {
        const part = { ok: true, problems: [] };
        return {
          ok: true,
          database: { ...part, bytes: 1_200_000 },
          pictures: { ...part, bytes: 48_000_000 },
          journal: { ...part, edits: 12 },
          index: part,
        };
      },
    },
    roots: {
      list: () => [...roots],
      folders: () => [...folders],
      add: ({ path }: { path: string }) => {
        if (roots.some((root) => root.path === path)) throw new BahanError('folder-already-watched', { path });
        const root: Root = {
          id: `root-${roots.length + 1}`,
          path,
          state: 'sweeping',
          assets: 0,
          waiting: 0,
          unreadable: 0,
          lastSweepAt: null,
          offlineSince: null,
          missing: 0,
          watch: 'listening' as const,
          pace: { megabytesPerSecond: null, from: null, to: null },
          sidecarsOut: false,
          sidecarsWaiting: 0,
          error: null,
        };
        roots.push(root);
        change({ roots: true });
        return root;
      },
      remove: ({ root }: { root: string }) => {
        const [gone] = roots.splice(
          roots.findIndex((one) => one.id === root),
          1,
        );
        change({ roots: true, membership: true });
        if (!gone) throw new BahanError('root-not-found', { id: root });
        return gone;
      },
      point,
      settings,
      sweep: () => ({ seen: 0, added: 0, changed: 0, refound: 0, missing: 0, failed: 0, seconds: 0, changing: [] }),
      browse: ({ path }: { path: string | null }) => {
        const at = path ?? '/home/humas';
        const names = at.split('/').length > 5 ? [] : ['Foto Kegiatan', 'Video', 'Dokumen', 'Desain'];
        return {
          path: at,
          parent: at === '/' ? null : at.slice(0, at.lastIndexOf('/')) || '/',
          folders: names.map((name) => ({ name, path: `${at}/${name}` })),
        };
      },
    },
    search: {
      open: ({ query, order, limit = 200 }: { query: string; order?: string; limit?: number }) => {
        const found = cards.filter((card) => fits(card, query));
        if (order === 'oldest') found.reverse();
        resultCount += 1;
        const result = `result-${resultCount}`;
        results.set(
          result,
          found.map((card) => card.id),
        );
        return {
          result,
          items: found.slice(0, limit),
          total: Math.min(found.length, 1000),
          totalIsExact: found.length <= 1000,
          corrections: [],
        };
      },
      window: ({ result, offset, limit }: { result: string; offset: number; limit: number }) =>
        resultOf(result).slice(offset, offset + limit),
      summary: ({ result }: { result: string }) => {
        const found = resultOf(result);
        return { total: found.length, facets: facetsOf(found) };
      },
      facet: ({ result, name }: { result: string; name: string }) => {
        const facets: Readonly<Record<string, readonly FacetValue[]>> = facetsOf(resultOf(result));
        return { values: facets[name] ?? [], more: false };
      },
      timeline: ({ result }: { result: string }) => timelineOf(resultOf(result)),
      layout: ({ result }: { result: string }) => layoutOf(resultOf(result)),
      ids: ({ result, from, to }: { result: string; from: number; to: number }) => ({
        ids: resultOf(result)
          .slice(from, to)
          .map((card) => card.id),
      }),
      map: ({ result, ...view }: { result: string; area: Area; scale: number }) => mapOf(resultOf(result), view),
      passages: () => ({ passages: [], total: 0, fromMachine: false }),
      suggest: ({ query, cursor }: { query: string; cursor: number }) => {
        const word = /\S*$/.exec(query.slice(0, cursor))?.[0].toLowerCase() ?? '';
        if (word === '') return [];
        return [
          { kind: 'value', label: 'Perkebunan', insert: 'tema:Perkebunan', count: 120 },
          { kind: 'word', label: 'pelepasan', insert: 'pelepasan', count: 48 },
          { kind: 'field', label: 'tema:', insert: 'tema:', count: null },
        ].filter((one) => one.label.toLowerCase().startsWith(word));
      },
    },
    assets: {
      get: ({ id }: { id: string }) => {
        const [card] = some([id]);
        if (!card) throw new BahanError('asset-not-found', { id });
        // a stack is an asset and the one after it
        const next = cards[cards.indexOf(card) + 1];
        return { ...wholeOf(card), stacked: card.stack && next ? [next] : [] };
      },
      cards: ({ ids }: { ids: readonly string[] }) => {
        const byId = new Map(some(ids).map((card) => [card.id, card]));
        return ids.flatMap((id) => byId.get(id) ?? []);
      },
      find: () => ({ id: cards[0]?.id ?? '' }),
      summarize: ({ ids }: { ids: readonly string[] }) => {
        const found = some(ids);
        const field = (read: (card: AssetCard) => string | null) => {
          const values = counted(found.flatMap((card) => read(card) ?? []));
          return { mixed: values.length > 1, value: values.length === 1 ? (values[0]?.value ?? null) : null, values };
        };
        const empty = { mixed: false, value: null, values: [] };
        return {
          count: found.length,
          fields: {
            title: field((card) => card.title),
            theme: field((card) => card.theme),
            date: field((card) => card.date),
            caption: empty,
            keywords: empty,
            event: empty,
            place: empty,
            people: empty,
            creator: empty,
            copyright: empty,
            unit: empty,
          },
        };
      },
      history: () => [],
      rawFacts: () => rawFactsOf(),
      edit: ({ ids, changes }: { ids: readonly string[]; changes: readonly EditChange[] }) => ({
        ...say(describing.saidOf(ids, changes)),
        created: { themes: [], events: [] },
        gone: [],
      }),
      ...describing.assets,
      editEach: () => ({ edit: 'edit-0', changed: 0, created: { themes: [], events: [] } }),
      undo: () => swap(done, undone),
      redo: () => swap(undone, done),
      visible: () => ({}),
    },
    documents: {
      reading: ({ id }: { id: string }) => readingOf(some([id])[0]),
      words: ({ page }: { page: number }) => ({ runs: wordsOf(page) }),
      find: ({ text }: { text: string }) => hitsOf(text),
    },
    vocabulary: {
      themes: () => words(cards.map((card) => card.theme)),
      keywords: () => [],
      events: () => [],
      people: () => [],
      places: () => [],
      units: () => [],
      titled: ({ names }: { names: readonly string[] }) => names,
    },
    events: events.verbs,
    collections: describing.collections,
    stacks: describing.stacks,
    machineReading: {
      state: () => ({ on: false, waiting: 0, read: 0, withText: 0, failed: 0 }),
      set: ({ on }: { on: boolean }) => ({ on, waiting: on ? 940 : 0, read: on ? 60 : 0, withText: 12, failed: 0 }),
      read: () => ({ on: false, waiting: 0, read: 0, withText: 0, failed: 0 }),
    },
    jobs: {
      list: () => [...jobs],
      cancel: ({ id }: { id: string }) => setJob(id, 'cancelled'),
      pause: ({ id }: { id: string }) => setJob(id, 'paused'),
      resume: ({ id }: { id: string }) => setJob(id, 'running'),
    },
    exports: taking.exports,
    rights: { check: taking.check, ...papers.rights },
    publications: papers.publications,
  };

  const groups = Object.entries(procedures).map(([group, verbs]) => [
    group,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, run]) => [
        verb,
        async (input: never, rest: never) => {
          const name = `${group}.${verb}`;
          calls.push(name);
          await Promise.resolve();
          if (broken.has(name)) throw broken.get(name);
          if (failures.has(name)) {
            const failure = failures.get(name);
            failures.delete(name);
            throw failure;
          }
          return (run as (input: never, rest: never) => unknown)(input, rest);
        },
      ]),
    ),
  ]);
  return {
    // the double keeps the shapes by hand: the contract's own types are checked where it is used
    engine: Object.fromEntries(groups) as unknown as EngineClient,
    calls,
    cards,
    roots,
    folders,
    jobs,
    keeping,
    papers,
    failNext: (procedure, error) => void failures.set(procedure, error),
    failAlways: (procedure, error) => void (error ? broken.set(procedure, error) : broken.delete(procedure)),
    finishExport: taking.finish,
    change,
    hangUp: () => {
      for (const tell of [...subscribers]) tell(undefined);
    },
    forgetResults: () => results.clear(),
  };
}

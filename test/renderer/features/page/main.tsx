import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../../renderer/app.tsx';
import type { Connection } from '../../../../renderer/connect/connection.ts';
import { focusAtOnce } from '../../../../renderer/elements/focus-at-once.ts';
import { applyAccent } from '../../../../renderer/state/accent.ts';
import { loadWords } from '../../../../renderer/state/language.tsx';
import { applySettings, changeSettings, settings } from '../../../../renderer/state/settings.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type DesktopVerbs, type DesktopWishes, desktopWishes } from '../../../../shared/api/desktop.ts';
import { BahanError, type ErrorCode } from '../../../../shared/errors.ts';
import type { Root } from '../../../../shared/model/root.ts';
import { createFakeEngine } from '../../fake-engine.ts';
import { trouble } from './troubled.ts';
import '../../../../renderer/styles/fonts.css';
import '../../../../renderer/styles/tokens.css';
import '../../../../renderer/styles/base.css';

/** The whole window over a made-up engine; the address says how much material, which language and theme. */
const wish = new URLSearchParams(location.search);
const plain: Root = {
  id: 'root-1',
  path: '/home/humas/Foto Kegiatan',
  state: 'online',
  assets: 400,
  waiting: 0,
  unreadable: 0,
  lastSweepAt: 0,
  offlineSince: null,
  missing: 0,
  watch: 'listening',
  pace: { megabytesPerSecond: null, from: null, to: null },
  sidecarsOut: false,
  sidecarsWaiting: 0,
  error: null,
};
const fake = createFakeEngine({
  assets: Number(wish.get('assets') ?? 400),
  roots: wish.has('new') ? [] : [plain],
});

if (wish.has('troubled')) trouble(fake, Date.now());
if (wish.has('behind')) fake.papers.setBehind(true);
const failing = wish.get('fail');
if (failing) fake.failAlways(failing, new BahanError('connection-lost'));
if (wish.has('cloud')) {
  const { health } = fake.keeping;
  fake.keeping.health = { ...health, database: { ...health.database, cloud: 'onedrive' } };
}

/** Calls with what they were given, for the tests to look at. */
const heard: { readonly name: string; readonly input: unknown }[] = [];

function listened(engine: EngineClient): EngineClient {
  const groups = Object.entries(engine as unknown as Record<string, Record<string, (...given: unknown[]) => unknown>>);
  const entries = groups.map(([group, verbs]) => [
    group,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, run]) => [
        verb,
        (...given: unknown[]) => {
          heard.push({ name: `${group}.${verb}`, input: given[0] });
          return run(...given);
        },
      ]),
    ),
  ]);
  return Object.fromEntries(entries) as unknown as EngineClient;
}

const whole = fake.engine.assets.get.bind(fake.engine.assets);
const engine = listened({
  ...fake.engine,
  assets: {
    ...fake.engine.assets,
    get: async (input: { id: string }) => {
      const asset = await whole(input);
      const guess = fake.cards.find((card) => card.id === input.id)?.proposedTitle;
      const proposals = guess ? [{ field: 'title', value: guess, reason: 'folder', certainty: 0.8 }] : [];
      const versions = wish.has('troubled')
        ? [
            {
              at: 1_790_000_000_000,
              reason: 'document',
              bytes: 6_200_000,
              width: 6000,
              height: 4000,
              capturedAt: '2020-10-09T09:30:00',
              title: 'Pelepasan ekspor',
              description: null,
              creator: 'Rina',
            },
          ]
        : [];
      return { ...asset, mime: asset.kind === 'photo' ? 'image/jpeg' : asset.mime, proposals, versions };
    },
  },
} as unknown as EngineClient);

const dragged: string[][] = [];
let updatesAsked = 0;
let wishes: DesktopWishes = { keepsRunning: false, notices: true, startsAtLogin: false };
const desktop: DesktopVerbs = {
  chooseFolder: async () => '/home/humas/Ekspor',
  takeFiles: async () => null,
  chooseFiles: async () => null,
  reveal: async () => true,
  openOriginal: async () => true,
  openFolder: async () => true,
  startDrag: (assets) => void dragged.push([...assets]),
  filmProgram: async () => '/usr/bin/ffmpeg',
  chooseFilmProgram: async () => true,
  accidents: async () => [{ at: Date.now() - 60_000, what: 'engine', reason: 'exit 9' }],
  accent: async () => '#0067c0',
  updates: async () => ({ kind: 'online', name: 'updates.example.go.id', isOn: updatesAsked > 0 }),
  showUpdates: async () => {
    updatesAsked += 1;
    return { kind: 'online', name: 'updates.example.go.id', isOn: true };
  },
  listens: () => undefined,
  look: () => undefined,
  language: 'id',
  wishes: async () => wishes,
  wish: async (change) => {
    wishes = desktopWishes.parse({ ...wishes, ...change });
    return wishes;
  },
  platform: 'linux',
};
let isOpen = true;
const listeners = new Set<() => void>();
/** The wire goes, or is back. */
const setOpen = (now: boolean) => {
  isOpen = now;
  for (const tell of [...listeners]) tell();
};
const connection: Connection = {
  engine,
  desktop: wish.has('desktop') ? desktop : undefined,
  closed: new Promise(() => undefined),
  isOpen: () => isOpen,
  watch: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

Object.assign(globalThis, {
  bahanTest: {
    heard,
    dragged,
    change: fake.change,
    firstIds: (count: number) => fake.cards.slice(0, count).map(({ id }) => id),
    finishExport: fake.finishExport,
    fillPapers: fake.papers.fill,
    keeping: fake.keeping,
    roots: fake.roots,
    awayRoots: ['D:\\Foto Kegiatan', '//server/Arsip'].map((path, at) => ({
      ...plain,
      id: `away-${at}`,
      path,
      state: 'offline',
      offlineSince: 0,
    })),
    setOpen,
    sayOfEvent: (id: string, words: object) => void fake.engine.events.save({ id, words }),
    fail: (name: string, code: ErrorCode) => fake.failNext(name, new BahanError(code)),
    failAlways: (name: string, code?: ErrorCode) => fake.failAlways(name, code && new BahanError(code)),
    /** Newer material comes in above all that is there. */
    arrive: (count: number) => {
      const newer = createFakeEngine({ assets: 400 + count }).cards.slice(400);
      fake.cards.unshift(...newer.map((card) => ({ ...card, date: '2026-11-02' })));
      fake.change({ membership: true });
    },
  },
});

changeSettings({
  language: wish.get('language') === 'en' ? 'en' : 'id',
  theme: wish.get('theme') === 'dark' ? 'dark' : 'light',
});
applySettings(document.documentElement);
focusAtOnce(window);
applyAccent(document.documentElement);
const root = document.querySelector('#root');
void loadWords(settings.get().language).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  );
});

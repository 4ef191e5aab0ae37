import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../../renderer/app.tsx';
import type { Connection } from '../../../../renderer/connect/connection.ts';
import { applySettings, changeSettings } from '../../../../renderer/state/settings.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { DesktopVerbs } from '../../../../shared/api/desktop.ts';
import { BahanError, type ErrorCode } from '../../../../shared/errors.ts';
import { createFakeEngine } from '../../fake-engine.ts';
import '../../../../renderer/styles/fonts.css';
import '../../../../renderer/styles/tokens.css';
import '../../../../renderer/styles/base.css';

/** The whole window over a made-up engine; the address says how much material, which language and theme. */
const wish = new URLSearchParams(location.search);
const fake = createFakeEngine({
  assets: Number(wish.get('assets') ?? 400),
  roots: [
    {
      id: 'root-1',
      path: '/home/humas/Foto Kegiatan',
      state: 'online',
      assets: 400,
      waiting: 0,
      unreadable: 0,
      lastSweepAt: 0,
      offlineSince: null,
      missing: 0,
      watch: 'listening' as const,
      pace: { megabytesPerSecond: null, from: null, to: null },
      sidecarsOut: false,
      sidecarsWaiting: 0,
      error: null,
    },
  ],
});

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

const presets = [
  {
    id: 'asli',
    name: { id: 'Asli', en: 'Original' },
    purpose: { id: 'Berkas apa adanya.', en: 'The file as it is.' },
    original: true,
    stripPrivate: false,
  },
  {
    id: 'web',
    name: { id: 'Web', en: 'Web' },
    purpose: { id: 'Untuk situs web.', en: 'For websites.' },
    original: false,
    stripPrivate: true,
  },
];
const whole = fake.engine.assets.get.bind(fake.engine.assets);
const engine = listened({
  ...fake.engine,
  assets: {
    ...fake.engine.assets,
    get: async (input: { id: string }) => {
      const asset = await whole(input);
      const guess = fake.cards.find((card) => card.id === input.id)?.proposedTitle;
      const proposals = guess ? [{ field: 'title', value: guess, reason: 'folder', certainty: 0.8 }] : [];
      return { ...asset, mime: asset.kind === 'photo' ? 'image/jpeg' : asset.mime, proposals };
    },
  },
  exports: {
    ...fake.engine.exports,
    presets: async () => presets,
    plan: async ({ ids, presets: asked }: { ids: string[]; presets: string[] }) => {
      const refused = ids.slice(0, asked.includes('web') ? 1 : 0);
      return {
        copies: ids.length * asked.length - refused.length,
        refused: refused.map((id) => ({ id, preset: 'web', reason: 'file-unsupported' })),
        freeBytes: 42_000_000_000,
      };
    },
    start: async ({ to, ids }: { to: string; ids: string[] }) => {
      if (to.includes('terlarang')) throw new BahanError('target-unwritable', { path: to });
      return {
        id: 'job-1',
        kind: 'export',
        state: 'running',
        label: { to, count: ids.length },
        done: 0,
        total: ids.length,
        failed: 0,
        startedAt: 0,
        endedAt: null,
        error: null,
      };
    },
  },
} as unknown as EngineClient);

const dragged: string[][] = [];
const desktop: DesktopVerbs = {
  chooseFolder: async () => '/home/humas/Ekspor',
  reveal: async () => true,
  openOriginal: async () => true,
  openFolder: async () => true,
  startDrag: (assets) => void dragged.push([...assets]),
  filmProgram: async () => '/usr/bin/ffmpeg',
  chooseFilmProgram: async () => true,
  platform: 'linux',
};
const connection: Connection = {
  engine,
  desktop: wish.has('desktop') ? desktop : undefined,
  closed: new Promise(() => undefined),
  isOpen: () => true,
  watch: () => () => undefined,
};

Object.assign(globalThis, {
  bahanTest: {
    heard,
    dragged,
    change: fake.change,
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
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  );
}

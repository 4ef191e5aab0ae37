// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import type { Connection } from '../../renderer/connect/connection.ts';
import { query } from '../../renderer/state/query.ts';
import { changeSettings } from '../../renderer/state/settings.ts';
import type { DesktopVerbs } from '../../shared/api/desktop.ts';
import { BahanError } from '../../shared/errors.ts';
import type { Root } from '../../shared/model/root.ts';
import { freshWindow } from './dress.ts';
import { createFakeEngine } from './fake-engine.ts';

const root: Root = {
  id: 'r1',
  path: '/mnt/humas/Foto Kegiatan',
  state: 'online',
  assets: 120,
  waiting: 0,
  unreadable: 0,
  lastSweepAt: 1,
  offlineSince: null,
  missing: 0,
  watch: 'listening' as const,
  pace: { megabytesPerSecond: null, from: null, to: null },
  sidecarsOut: false,
  sidecarsWaiting: 0,
  error: null,
};

function open(options: { assets?: number; roots?: readonly Root[]; desktop?: Partial<DesktopVerbs> } = {}) {
  const fake = createFakeEngine({ assets: options.assets ?? 120, roots: options.roots ?? [root] });
  const listeners = new Set<() => void>();
  let isOpen = true;
  const connection: Connection = {
    engine: fake.engine,
    desktop: options.desktop && ({ listens: () => {}, ...options.desktop } as DesktopVerbs),
    closed: new Promise(() => undefined),
    isOpen: () => isOpen,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const lose = () => {
    isOpen = false;
    for (const tell of [...listeners]) tell();
  };
  // everything is mounted twice, as it would be for a developer: what does not clean up after itself shows
  render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  );
  return { fake, lose, user: userEvent.setup() };
}

const field = () => screen.findByRole('combobox', { name: 'Cari bahan' });

describe('the window', () => {
  freshWindow();

  it('has its landmarks, its counts and its folders', async () => {
    open();
    expect(await screen.findAllByText('120 bahan')).not.toHaveLength(0);
    expect(screen.getByRole('navigation', { name: 'Pustaka' })).toBeTruthy();
    expect(screen.getByRole('main', { name: 'Bahan' })).toBeTruthy();
    expect(screen.getByRole('complementary', { name: 'Keterangan bahan' })).toBeTruthy();
    expect(await screen.findByRole('row', { name: /Foto Kegiatan/ })).toBeTruthy();
    expect(screen.getByText('1 folder dipantau')).toBeTruthy();
  });

  it('searches while one types and says how many were found', async () => {
    const { user, fake } = open();
    await user.type(await field(), 'rakor');
    const count = fake.cards.filter((card) => card.title?.startsWith('Rakor')).length;
    expect(await screen.findByText(`${count} bahan ditemukan`)).toBeTruthy();
  });

  it('turns a finished filter into a chip, and takes it away', async () => {
    const { user } = open();
    await user.type(await field(), 'tema:Perkebunan panen');
    const away = await screen.findByRole('button', { name: 'Hapus saringan tema: Perkebunan' });
    expect((await field()).getAttribute('value')).toBe('panen');
    await user.click(away);
    expect(query.get().text).toBe('panen');
    expect(screen.queryByRole('button', { name: /Hapus saringan/ })).toBeNull();
  });

  it('opens the last chip again with the backspace key', async () => {
    const { user } = open();
    await user.type(await field(), 'jenis:foto ');
    await user.keyboard('{Backspace}');
    expect((await field()).getAttribute('value')).toBe('jenis:foto');
  });

  it('completes with the arrows and Enter', async () => {
    const { user } = open();
    await user.type(await field(), 'perk');
    await screen.findByRole('option', { name: /Perkebunan/ });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(query.get().text).toBe('tema:Perkebunan ');
    expect(screen.queryByRole('listbox', { name: 'Saran', hidden: false })).toBeNull();
  });

  it('goes back one step at a time with Esc: list, words, pictures', async () => {
    const { user } = open();
    await user.type(await field(), 'perk');
    await screen.findByRole('option', { name: /Perkebunan/ });
    await user.keyboard('{Escape}');
    expect(query.get().text).toBe('perk');
    await user.keyboard('{Escape}');
    expect(query.get().text).toBe('');
    await user.keyboard('{Escape}');
    expect(document.activeElement?.closest('main')).not.toBeNull();
  });

  it('narrows by a facet and shows that it does', async () => {
    const { user } = open();
    const [video] = await screen.findAllByRole('button', { name: /^Video\s*\d+/ });
    if (!video) throw new Error('no facet');
    await user.click(video);
    expect(query.get().text).toBe('jenis:video ');
    await waitFor(() => expect(screen.getByRole('button', { name: /^Video\s*\d+/, pressed: true })).toBeTruthy());
  });

  it('looks at one place of the library from the sidebar', async () => {
    const { user } = open();
    await user.type(await field(), 'kopi');
    await user.click(await screen.findByRole('button', { name: /Belum diberi judul/ }));
    expect(query.get().text.trim()).toBe('belum:judul');
    const here = screen.getByRole('button', { name: /Belum diberi judul/ });
    expect(here.getAttribute('aria-current')).toBe('true');
  });

  it('begins a search with the letters typed among the pictures', async () => {
    const { user } = open();
    await field();
    screen.getByRole('main').focus();
    await user.keyboard('k');
    await waitFor(async () => expect(document.activeElement).toBe(await field()));
    expect(query.get().text).toBe('k');
  });

  it('is reached by its keys', async () => {
    const { user } = open();
    const search = await field();
    await user.keyboard('/');
    expect(document.activeElement).toBe(search);
    await user.keyboard('{F6}');
    expect(document.activeElement?.closest('nav')).not.toBeNull();
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(document.activeElement).toBe(search);
    await user.keyboard('{Control>},{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Pengaturan' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    screen.getByRole('main').focus();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Semua tombol' })).toBeTruthy();
  });

  it('changes its language while it is open', async () => {
    open();
    await field();
    changeSettings({ language: 'en' });
    expect(await screen.findByRole('combobox', { name: 'Search assets' })).toBeTruthy();
    expect(screen.getAllByText('120 assets')).not.toHaveLength(0);
  });

  it('says calmly that the connection is lost', async () => {
    const { lose } = open();
    await field();
    lose();
    expect(await screen.findByText('Sambungan terputus')).toBeTruthy();
  });
});

describe('the first run', () => {
  freshWindow();

  it('goes from a choice of folder to the window', async () => {
    const { user, fake } = open({ assets: 0, roots: [] });
    await user.click(await screen.findByRole('button', { name: 'Pilih folder…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Pilih folder' });
    await user.click(await within(dialog).findByRole('option', { name: 'Foto Kegiatan' }));
    await waitFor(() =>
      expect(within(dialog).getByRole('textbox').getAttribute('value')).toBe('/home/humas/Foto Kegiatan'),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Pantau folder ini' }));
    expect(await field()).toBeTruthy();
    expect(fake.roots.map((one) => one.path)).toEqual(['/home/humas/Foto Kegiatan']);
  });

  it('uses the dialog of the system where there is one', async () => {
    const { user, fake } = open({
      assets: 0,
      roots: [],
      desktop: { accent: async () => null, chooseFolder: async () => '/media/kartu' },
    });
    await user.click(await screen.findByRole('button', { name: 'Pilih folder…' }));
    await waitFor(() => expect(fake.roots.map((one) => one.path)).toEqual(['/media/kartu']));
  });

  it('tells in words why a folder cannot be watched, where the person stands', async () => {
    const { user, fake } = open({
      assets: 0,
      roots: [],
      desktop: { accent: async () => null, chooseFolder: async () => '/secret' },
    });
    fake.failNext('roots.add', new BahanError('folder-unreadable', { path: '/secret' }));
    await user.click(await screen.findByRole('button', { name: 'Pilih folder…' }));
    expect(await screen.findByText('Bahan tidak diizinkan membuka folder ini.')).toBeTruthy();
  });
});

describe('the work that goes on', () => {
  freshWindow();

  it('stands in the line at the foot with its numbers, and can be paused', async () => {
    const { user, fake } = open();
    await field();
    fake.jobs.push({
      id: 'j1',
      kind: 'sweep',
      state: 'running',
      label: { folder: 'Ekspor Kopi' },
      done: 71,
      total: 100,
      failed: 2,
      startedAt: Date.now(),
      endedAt: null,
      error: null,
    });
    fake.change({ jobs: [...fake.jobs] });
    expect(await screen.findByText('Memeriksa Ekspor Kopi')).toBeTruthy();
    expect(screen.getByText('71%')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Jeda' }));
    expect(await screen.findByText('Dijeda')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Buka daftar pekerjaan' }));
    expect(await screen.findByText(/71 dari 100.*2 tidak terbaca/)).toBeTruthy();
  });
});

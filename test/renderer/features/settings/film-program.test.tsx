// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FilmProgram } from '../../../../renderer/features/settings/film-program.tsx';
import type { DesktopVerbs } from '../../../../shared/api/desktop.ts';
import { freshWindow } from '../../dress.ts';

function open(first: string | null, chosen: { answer: boolean | null; now: string | null }) {
  let path = first;
  const desktop = {
    filmProgram: async () => path,
    chooseFilmProgram: async () => {
      path = chosen.now;
      return chosen.answer;
    },
  } as Partial<DesktopVerbs> as DesktopVerbs;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FilmProgram desktop={desktop} />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const press = async (user: ReturnType<typeof open>) =>
  user.click(await screen.findByRole('button', { name: 'Pilih ffmpeg…' }));

describe('the program for older films', () => {
  freshWindow();

  it('is said to be missing, and then where it is', async () => {
    const user = open(null, { answer: true, now: '/opt/ffmpeg' });
    expect(await screen.findByText(/belum ditemukan di komputer ini/)).toBeTruthy();
    await press(user);
    expect(await screen.findByText(/dibaca dengan ffmpeg: \/opt\/ffmpeg/)).toBeTruthy();
  });

  it('stays when something else was chosen, which is said', async () => {
    const user = open('/usr/bin/ffmpeg', { answer: false, now: '/usr/bin/ffmpeg' });
    await press(user);
    const words = await screen.findByText(/bukan ffmpeg yang dapat dijalankan/);
    expect(words.textContent).toContain('/usr/bin/ffmpeg');
  });

  it('stays without a word when nothing was chosen', async () => {
    const user = open('/usr/bin/ffmpeg', { answer: null, now: '/usr/bin/ffmpeg' });
    await press(user);
    expect(screen.queryByText(/bukan ffmpeg/)).toBeNull();
  });
});

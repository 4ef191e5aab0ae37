import { expect, test, vi } from 'vitest';
import { wordsOf } from '../../../electron/main/language.ts';

vi.mock('electron', () => ({ Menu: {}, Tray: class {}, nativeImage: {} }));
const { stateWords, trayTemplate, watchingWords } = await import('../../../electron/main/tray.ts');

const well = { folders: 3, away: 0, reading: 0, paused: false, jobs: null };

test.each([
  [well, 'Memantau 3 folder', 'Semua berjalan baik'],
  [{ ...well, reading: 1412 }, 'Memantau 3 folder', '1.412 berkas sedang dibaca'],
  [{ ...well, reading: 9, away: 1 }, 'Memantau 3 folder', '1 folder tidak terhubung'],
  [{ ...well, reading: 9, away: 1, paused: true }, 'Memantau 3 folder', 'Pengambilan dijeda'],
  [{ ...well, folders: 0 }, 'Belum ada folder yang dipantau', 'Semua berjalan baik'],
])('%j is said as “%s”, “%s”', (state, watching, said) => {
  expect([watchingWords(state, wordsOf('id')), stateWords(state, wordsOf('id'))]).toEqual([watching, said]);
});

test('one folder is one in English', () => {
  expect(watchingWords({ ...well, folders: 1 }, wordsOf('en'))).toBe('Watching 1 folder');
  expect(stateWords({ ...well, away: 2 }, wordsOf('en'))).toBe('2 folders are not connected');
});

test('what goes on can be paused, what is paused goes on', () => {
  const done: unknown[] = [];
  const verbs = {
    open: () => done.push('open'),
    pause: (is: boolean) => done.push(is),
    quit: () => done.push('quit'),
  };
  for (const paused of [false, true]) {
    for (const { click } of trayTemplate({ ...well, paused }, wordsOf('id'), verbs)) {
      click?.({} as never, undefined, {} as never);
    }
  }
  expect(done).toEqual(['open', true, 'quit', 'open', false, 'quit']);
  // before the library is open there is nothing to pause
  expect(trayTemplate(undefined, wordsOf('id'), verbs).flatMap(({ label }) => label ?? [])).toEqual([
    'Buka Bahan',
    'Keluar dari Bahan',
  ]);
});

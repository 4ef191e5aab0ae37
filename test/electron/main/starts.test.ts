import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '../../../electron/main/language.ts';
import { dockTemplate, taskBarTasks, wantedBy } from '../../../electron/main/starts.ts';
import { assetLink } from '../../../shared/api/asset-link.ts';

test('each task of the task bar asks for what it says', () => {
  const tasks = taskBarTasks('C:\\Bahan.exe', wordsOf('id'));
  expect(tasks.map(({ title, program }) => [title, program])).toEqual([
    ['Jendela baru', 'C:\\Bahan.exe'],
    ['Ambil dari kartu atau HP…', 'C:\\Bahan.exe'],
  ]);
  const wanted = tasks.map((task) => wantedBy(['C:\\Bahan.exe', task.arguments]));
  expect(wanted).toEqual([
    { opens: true, command: undefined },
    { opens: false, command: { kind: 'act', act: 'intake' } },
  ]);
});

test('the Dock offers the same', () => {
  const done: string[] = [];
  const verbs = { open: () => void done.push('open'), intake: () => void done.push('intake') };
  for (const { click } of dockTemplate(wordsOf('en'), verbs)) click?.({} as never, undefined, {} as never);
  expect(done).toEqual(['open', 'intake']);
});

test('a link goes before all else, and words that nobody knows ask for nothing', () => {
  const link = assetLink('aaaaaaaaaaaa');
  expect(wantedBy(['bahan', '--intake', link, '--new-window']).command).toEqual({ kind: 'asset', id: 'aaaaaaaaaaaa' });
  const known = /^--(new-window|intake)$/;
  fc.assert(
    fc.property(fc.array(fc.string().filter((word) => !known.test(word) && word !== link)), (argv) => {
      expect(wantedBy(argv)).toEqual({ opens: false, command: undefined });
    }),
  );
});

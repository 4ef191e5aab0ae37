import { describe, expect, test, vi } from 'vitest';
import { bahan, lines, startBahan } from './run-bahan.ts';

// each test starts processes, on a machine that may have more to do
vi.setConfig({ testTimeout: 120_000 });

describe('infer', () => {
  test('tells what names propose, of paths that are nowhere, byte for byte', async () => {
    const odd = '  ./2021//Rakor_Bandung ';
    const ended = await bahan(['infer', odd, 'DCIM/100CANON/IMG_2021.JPG', '--json', '--today', '2026-11-21']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(lines(ended)).toEqual([
      { path: odd, title: 'Rakor', dateFrom: '2021', dateTo: null, place: 'Bandung' },
      { path: 'DCIM/100CANON/IMG_2021.JPG', title: null, dateFrom: null, dateTo: null, place: null },
    ]);
  });

  test('reads names without a year from the day that is given', async () => {
    const ended = await bahan(['infer', '25 Desember Natal Bersama', '--json', '--today=2020-12-25']);
    expect(lines(ended)).toMatchObject([{ dateFrom: '2020-12-25' }]);
    expect((await bahan(['infer', 'x', '--today', 'besok'])).code).toBe(2);
  });

  test('is called wrongly without a path', async () => {
    expect((await bahan(['infer'])).code).toBe(2);
  });

  test('ends when standard input does', async () => {
    const ended = await startBahan(['infer', '-', 'Rakor', '--json']).ended;
    expect(lines(ended)).toMatchObject([{ path: 'Rakor', title: 'Rakor' }]);
  });
});

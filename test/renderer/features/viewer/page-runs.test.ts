import { describe, expect, it } from 'vitest';
import { betweenRuns } from '../../../../renderer/features/viewer/page-runs.ts';

const run = (text: string, x: number, y: number, width = 0.1, height = 0.02) => ({
  text,
  box: { x, y, width, height },
});

describe('words of a page', () => {
  it('break where a new line begins', () => {
    expect(betweenRuns([run('Menimbang', 0.1, 0.1), run('bahwa', 0.1, 0.13)], 0.7)).toEqual(['\n', '']);
  });

  it('get the space that only a gap says', () => {
    expect(betweenRuns([run('a.', 0.1, 0.1), run('bahwa', 0.25, 0.1)], 0.7)).toEqual([' ', '']);
  });

  it('stay together where one word was drawn in two pieces', () => {
    expect(betweenRuns([run('Keten', 0.1, 0.1), run('tuan', 0.2001, 0.1)], 0.7)).toEqual(['', '']);
  });

  it('keep a space that is written already', () => {
    expect(betweenRuns([run('satu ', 0.1, 0.1), run('dua', 0.3, 0.1)], 0.7)).toEqual(['', '']);
  });

  it('count a raised letter to its line', () => {
    expect(betweenRuns([run('m', 0.1, 0.1), run('2', 0.201, 0.095, 0.01, 0.012)], 0.7)).toEqual(['', '']);
  });

  it('break before a second column that begins further left', () => {
    expect(betweenRuns([run('kanan', 0.6, 0.1), run('kiri', 0.1, 0.1)], 0.7)).toEqual(['\n', '']);
  });
});

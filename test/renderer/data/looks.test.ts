import { expect, it } from 'vitest';
import { othersOf } from '../../../renderer/data/looks.ts';
import type { LookAsset, LookGroup } from '../../../shared/model/look.ts';

const groupOf = (...assets: readonly [id: string, ...goesWith: string[]][]): LookGroup => ({
  why: [],
  assets: assets.map(([id, ...goesWith]) => ({ id, goesWith }) as unknown as LookAsset),
});

it('hides all but the chosen one, each with the files of its stack', () => {
  const group = groupOf(['a'], ['b', 'b-raw'], ['c']);
  expect(othersOf(group, 'a')).toEqual(['b', 'b-raw', 'c']);
  expect(othersOf(group, 'c')).toEqual(['a', 'b', 'b-raw']);
});

it('keeps what belongs to the chosen one, whatever else it belongs to', () => {
  expect(othersOf(groupOf(['a'], ['b', 'b-raw']), 'b')).toEqual(['a']);
  expect(othersOf(groupOf(['a', 'shared'], ['b', 'shared']), 'b')).toEqual(['a']);
});

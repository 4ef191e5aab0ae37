import { beforeEach, expect, it } from 'vitest';
import { groupKey, leaveAlike, leftAlike, offerAgain } from '../../../renderer/state/left-alike.ts';

beforeEach(() => leftAlike.set({ groups: [] }));

it('knows a group by its pictures, in whatever order they come', () => {
  expect(groupKey(['c', 'a', 'b'])).toBe(groupKey(['a', 'b', 'c']));
  expect(groupKey(['a', 'b'])).not.toBe(groupKey(['a', 'b', 'c']));
});

it('leaves a group once, and offers it again when that is taken back', () => {
  leaveAlike('a b');
  leaveAlike('c d');
  leaveAlike('a b');
  expect(leftAlike.get().groups).toEqual(['c d', 'a b']);
  offerAgain('a b');
  expect(leftAlike.get().groups).toEqual(['c d']);
});

it('remembers so many groups and no more, the newest', () => {
  for (let n = 0; n < 2_100; n += 1) leaveAlike(`group ${n}`);
  expect(leftAlike.get().groups.length).toBe(2_000);
  expect(leftAlike.get().groups.at(-1)).toBe('group 2099');
});

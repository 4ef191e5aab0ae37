import { expect, test } from 'vitest';
import { markOfKey } from '../../../../renderer/features/marks/mark-keys.ts';

const none = { rating: null, pick: null, label: null };

test('one key sets a choice or a colour and takes it away again', () => {
  expect(markOfKey('p', none)).toEqual({ field: 'pick', op: 'set', value: 'chosen' });
  expect(markOfKey('P', { ...none, pick: 'chosen' })).toEqual({ field: 'pick', op: 'set', value: null });
  expect(markOfKey('6', { ...none, label: 'red' })).toEqual({ field: 'label', op: 'set', value: null });
  expect(markOfKey('6', { ...none, label: undefined })).toEqual({ field: 'label', op: 'set', value: 'red' });
});

test('stars are set by their number, and 0 takes them off', () => {
  expect(markOfKey('5', none)).toEqual({ field: 'rating', op: 'set', value: 5 });
  expect(markOfKey('0', { ...none, rating: 3 })).toEqual({ field: 'rating', op: 'set', value: null });
  expect(markOfKey('a', none)).toBeUndefined();
});

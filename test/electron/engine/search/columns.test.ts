import { expect, test } from 'vitest';
import { bytesPerAsset, columnsOf } from '../../../../electron/engine/search/columns.ts';

test('a block of columns takes two pieces of memory, one of them shared with the thread that reads', () => {
  const arrays = Object.values(columnsOf(100)).filter((value) => ArrayBuffer.isView(value));
  const pieces = new Set(arrays.map(({ buffer }) => buffer));
  expect(pieces.size).toBe(2);
  expect([...pieces].filter((piece) => piece instanceof SharedArrayBuffer)).toHaveLength(1);
});

test('a block takes as many bytes for each asset as are counted for it', () => {
  const arrays = Object.values(columnsOf(100)).filter((value) => ArrayBuffer.isView(value));
  expect(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(100 * bytesPerAsset);
  expect([...new Set(arrays.map(({ buffer }) => buffer))].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(
    100 * bytesPerAsset,
  );
});

test('columns of a block do not lie over each other', () => {
  const block = columnsOf(3);
  const arrays = Object.values(block).filter((value) => ArrayBuffer.isView(value)) as Uint8Array[];
  arrays.forEach((array, n) => {
    array.fill(n + 1);
  });
  arrays.forEach((array, n) => {
    expect([...array]).toEqual([n + 1, n + 1, n + 1]);
  });
});

import { expect, test } from 'vitest';
import { isCode, projectFiles, read } from '../../house-files.ts';

const product = projectFiles().filter((file) => isCode(file) && /^(electron|renderer|shared)\//.test(file));

test('nothing of the product can put a file into the recycle bin', () => {
  expect(product.length).toBeGreaterThan(500);
  expect(product.filter((file) => read(file).includes('trashItem'))).toEqual([]);
});

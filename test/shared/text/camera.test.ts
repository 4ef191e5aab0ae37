import { describe, expect, it } from 'vitest';
import { cameraName } from '../../../shared/text/camera.ts';

describe('the name of a camera', () => {
  it.each([
    ['NIKON CORPORATION', 'NIKON D750', 'NIKON D750'],
    ['Canon', 'Canon EOS R6', 'Canon EOS R6'],
    ['SONY', 'ILCE-7M3', 'SONY ILCE-7M3'],
    [' samsung ', 'SM-A525F', 'samsung SM-A525F'],
    ['DJI', null, 'DJI'],
    [null, 'FC7303', 'FC7303'],
    [null, ' ', null],
  ])('of %s and %s is %s', (make, model, name) => {
    expect(cameraName(make, model)).toBe(name);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetLink, linkedAsset } from '../../../shared/api/asset-link.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz234567'];
const id = fc.array(fc.constantFrom(...letters), { minLength: 12, maxLength: 12 }).map((all) => all.join(''));

test('the link of an asset names it, also with the stroke that some systems add', () => {
  fc.assert(
    fc.property(id, (id) => {
      expect(linkedAsset(assetLink(id))).toBe(id);
      expect(linkedAsset(`${assetLink(id)}/`)).toBe(id);
    }),
  );
});

test('whatever stands before, after or inside a link makes it none', () => {
  const some = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text !== '/');
  fc.assert(
    fc.property(id, some, fc.nat(28), (id, odd, at) => {
      const link = assetLink(id);
      for (const hostile of [odd + link, link + odd, link.slice(0, at) + odd + link.slice(at)]) {
        expect(linkedAsset(hostile)).toBeUndefined();
      }
    }),
  );
});

test.each([
  'bahan://asset/AAAAAAAAAAAA',
  'BAHAN://asset/aaaaaaaaaaaa',
  'bahan://ASSET/aaaaaaaaaaaa',
  'bahan:asset/aaaaaaaaaaaa',
  'bahan:///asset/aaaaaaaaaaaa',
  'bahan://asset//aaaaaaaaaaaa',
  'bahan://asset/aaaaaaaaaaaa//',
  'bahan://asset/aaaaaaaaaaaa?x=1',
  'bahan://asset/aaaaaaaaaaaa#x',
  'bahan://asset:80/aaaaaaaaaaaa',
  'bahan://me@asset/aaaaaaaaaaaa',
  'bahan://asset/%61aaaaaaaaaaa',
  'bahan://asset/../asset/aaaaaaaaaaaa',
  'bahan://asset/aaaaaaaaaaaa\n',
  'bahan://asset/aaaaaaaaaaaa\nbahan://asset/bbbbbbbbbbbb',
  '--gpu-launcher=bahan://asset/aaaaaaaaaaaa',
  'app://asset/aaaaaaaaaaaa',
  'javascript:alert(1)//bahan://asset/aaaaaaaaaaaa',
  'bahan://asset/аaaaaaaaaaaa',
  '',
])('%j is no link', (text) => {
  expect(linkedAsset(text)).toBeUndefined();
});

test('no text breaks it, and nothing but an id comes out of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
      const found = linkedAsset(`bahan://asset/${text}`);
      expect(found === undefined || /^[a-z2-7]{12}$/.test(found)).toBe(true);
    }),
  );
});

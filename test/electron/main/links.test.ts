import { EventEmitter } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { assetInWords, followLinks } from '../../../electron/main/links.ts';

let makeReady: () => void;
let app: EventEmitter & { setAsDefaultProtocolClient(scheme: string): boolean; whenReady(): Promise<void> };
let schemes: string[];
let shown: string[];

beforeEach(() => {
  schemes = [];
  shown = [];
  const ready = new Promise<void>((resolve) => {
    makeReady = resolve;
  });
  app = Object.assign(new EventEmitter(), {
    whenReady: () => ready,
    setAsDefaultProtocolClient: (scheme: string) => schemes.push(scheme) > 0,
  });
  followLinks(app as never, (asset) => shown.push(asset));
});

const open = (link: string) => {
  let prevented = false;
  app.emit('open-url', { preventDefault: () => (prevented = true) }, link);
  return prevented;
};

test('links of the system lead here', () => {
  expect(schemes).toEqual(['bahan']);
});

test('a link that comes before the program is ready is shown once it is', async () => {
  expect(open('bahan://asset/aaaaaaaaaaaa')).toBe(true);
  await Promise.resolve();
  expect(shown).toEqual([]);
  makeReady();
  await expect.poll(() => shown).toEqual(['aaaaaaaaaaaa']);
});

test('a link that is none shows nothing', async () => {
  makeReady();
  for (const link of ['bahan://asset/', 'bahan://run/aaaaaaaaaaaa', 'https://example.com/', '']) open(link);
  open('bahan://asset/bbbbbbbbbbbb');
  await expect.poll(() => shown).toEqual(['bbbbbbbbbbbb']);
});

test('of the words of a start the last link counts, and no other word does anything', () => {
  const words = ['C:\\Bahan.exe', '--flag', 'bahan://asset/aaaaaaaaaaaa', 'bahan://asset/bbbbbbbbbbbb', 'x'];
  expect(assetInWords(words)).toBe('bbbbbbbbbbbb');
  expect(assetInWords(['bahan', '--inspect', 'bahan://asset/aaaaaaaaaaaa --evil', '/bahan://asset/x'])).toBeUndefined();
  expect(assetInWords([])).toBeUndefined();
});

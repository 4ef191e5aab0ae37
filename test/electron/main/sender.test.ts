import { expect, test } from 'vitest';
import { isOurPage, isOurs } from '../../../electron/main/sender.ts';

const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } });

test.each(['app://bahan/', 'app://bahan/?theme=dark', 'app://bahan/#/x'])('%s is our page', (url) => {
  expect(isOurPage(frame(url))).toBe(true);
});

test.each([
  'app://bahan.example/',
  'app://other/',
  'app://bahan@evil/',
  'app://bahan:1/',
  'https://bahan/',
  'file:///app://bahan/',
  'about:blank',
  'data:text/html,app://bahan/',
  '',
])('%s is not our page', (url) => {
  expect(isOurs(url)).toBe(false);
  expect(isOurPage(frame(url))).toBe(false);
});

test.each(['app://bahan/decode/index.html', 'app://bahan/media/original/aaaaaaaaaaaa', 'app://bahan/index.html'])(
  'what is served at %s is ours, and still may not speak for the page that people see',
  (url) => {
    expect(isOurs(url)).toBe(true);
    expect(isOurPage(frame(url))).toBe(false);
  },
);

test('a frame inside our page may not speak for it', () => {
  expect(isOurPage(frame('app://bahan/', {}))).toBe(false);
});

test('a page that is gone may not speak any more', () => {
  expect(isOurPage({ senderFrame: null })).toBe(false);
});

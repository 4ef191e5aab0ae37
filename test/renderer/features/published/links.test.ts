import { expect, test } from 'vitest';
import { channelOfLink, isLink, momentOfDay } from '../../../../renderer/features/published/links.ts';

test('a link says where it leads, where its host is one of a channel', () => {
  const cases = {
    'https://www.instagram.com/p/C1a2b3/': 'instagram',
    ' http://fb.watch/abc ': 'facebook',
    'https://x.com/pemkab/status/1': 'x',
    'https://youtu.be/abc': 'youtube',
    'https://vt.tiktok.com/abc': 'tiktok',
    'https://humas.sukamaju.go.id/berita/1': 'website',
    'https://contohinstagram.com/a': undefined,
    'https://netflix.com/a': undefined,
    'instagram.com/p/1': undefined,
  };
  for (const [link, channel] of Object.entries(cases)) expect(channelOfLink(link), link).toBe(channel);
});

test('only what a browser opens is a link', () => {
  expect(['https://a.id/b', 'HTTP://a.id'].every(isLink)).toBe(true);
  expect(['', 'a.id', 'javascript:alert(1)', 'https://', 'https://a b'].some(isLink)).toBe(false);
});

test('today is now, any other day its noon, and no day is now', () => {
  const now = new Date(2026, 2, 5, 16, 20).getTime();
  expect(momentOfDay('2026-03-05', now)).toBe(now);
  expect(momentOfDay('2026-03-01', now)).toBe(new Date(2026, 2, 1, 12).getTime());
  expect(momentOfDay(null, now)).toBe(now);
});

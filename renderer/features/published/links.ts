import type { Channel } from '../../../shared/model/export.ts';

/** Whether a text is a link that a browser opens. */
export const isLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text.trim()) && URL.canParse(text.trim());

const hosts: readonly (readonly [Channel, RegExp])[] = [
  ['instagram', /(^|\.)(instagram\.com|instagr\.am)$/],
  ['facebook', /(^|\.)(facebook\.com|fb\.watch|fb\.com)$/],
  ['x', /(^|\.)(x\.com|twitter\.com)$/],
  ['youtube', /(^|\.)(youtube\.com|youtu\.be)$/],
  ['tiktok', /(^|\.)tiktok\.com$/],
  ['whatsapp', /(^|\.)(whatsapp\.com|wa\.me)$/],
  ['website', /\.go\.id$/],
];

/** The channel that a link leads to, where its host says so; pages of governments are websites. */
export function channelOfLink(text: string): Channel | undefined {
  if (!isLink(text)) return undefined;
  const { hostname } = new URL(text.trim());
  return hosts.find(([, host]) => host.test(hostname.toLowerCase()))?.[0];
}

/** The moment that stands for a day, in epoch milliseconds: now for today, and noon of any other. */
export function momentOfDay(day: string | null, now: number = Date.now()): number {
  if (day === null) return now;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const noon = new Date(year, month - 1, date, 12);
  return noon.toDateString() === new Date(now).toDateString() || Number.isNaN(noon.getTime()) ? now : noon.getTime();
}

import { formats, type Language, type MessageKey, type MessageValues, translate } from '../../shared/i18n/format.ts';
import * as published from '../../shared/i18n/published.ts';
import * as rights from '../../shared/i18n/rights.ts';
import type { Ground, Verdict } from '../../shared/model/rights.ts';

/** What a page shows or plays in itself, in the words of a browser. */
const looks: ReadonlySet<string> = new Set(['image', 'video', 'audio']);

/**
 * Whether bytes are asked for to be looked at within the page. A browser says what it wants them for (Fetch Metadata,
 * `Sec-Fetch-Dest`), and no page can say otherwise: an address that was typed, a link that is followed and "save as" are no
 * looks. Where nothing is said (an older browser, the scheme of the desktop's window) a request for a picture is one, and so is
 * one for a part of a file, as players make them.
 */
export function isLook(headers: Headers): boolean {
  const wanted = headers.get('sec-fetch-dest');
  if (wanted !== null) return looks.has(wanted);
  return headers.has('range') || /^image\//i.test(headers.get('accept') ?? '');
}

/** The answer depends on what it is asked for: what was shown is not in a cache for whoever would save it. */
export const byPurpose = { vary: 'Sec-Fetch-Dest' } as const;

const written: Record<Language, Readonly<Record<string, string>>> = {
  id: { ...rights.id, ...published.id },
  en: { ...rights.en, ...published.en },
};

/** Grounds that began on their day; the others end on it. */
const began: ReadonlySet<Ground> = new Set([
  'consent-withdrawn',
  'consent-expired',
  'licence-expired',
  'exclusion-ended',
]);

/** Says to a person why an original is not given out, and what would cure that. */
export function heldBack(verdict: Verdict, headers: Headers): Response {
  const { say, dates } = wordsFor(headers);
  const grounds = verdict.grounds.flatMap(({ ground, until, name }) => {
    const [day, time] = until?.split('T') ?? [];
    const date = day === undefined ? '' : [dates.date(day), ...(time ? [dates.time(time)] : [])].join(', ');
    const more = [
      ...(name === null ? [] : [name]),
      ...(date === '' ? [] : [say(began.has(ground) ? 'rights.since' : 'rights.until', { date })]),
    ];
    const what = say(`gate.${ground}`);
    return [more.length > 0 ? `• ${what} (${more.join(', ')})` : `• ${what}`, `  ${say(`gate.${ground}.do`)}`];
  });
  return plain([say('taking.held-back'), '', ...grounds, '', say('taking.held-back.do')]);
}

/** Says to a person that pictures of the page are for looking at. */
export function onlyToLookAt(headers: Headers): Response {
  const { say } = wordsFor(headers);
  return plain([say('taking.only-look'), '', say('taking.only-look.do')]);
}

function wordsFor(headers: Headers) {
  const language: Language = /^en\b/i.test(headers.get('accept-language') ?? '') ? 'en' : 'id';
  const say = (key: MessageKey, values?: MessageValues) => translate(written[language], language, key, values);
  return { say, dates: formats(language) };
}

function plain(lines: readonly string[]): Response {
  return new Response(`${lines.join('\n')}\n`, {
    status: 403,
    headers: {
      ...byPurpose,
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}

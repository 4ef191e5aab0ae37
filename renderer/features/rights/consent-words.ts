import type { Formats, MessageKey } from '../../../shared/i18n/format.ts';
import type { Consent } from '../../../shared/model/rights.ts';
import type { Translate } from '../../state/language.tsx';

export type ConsentStanding = 'holds' | 'withdrawn' | 'expired' | 'ahead';

/** What a consent is on a day (YYYY-MM-DD). */
export function standingOf({ withdrawn, until, given }: Consent, today: string): ConsentStanding {
  if (withdrawn !== null && withdrawn <= today) return 'withdrawn';
  if (until !== null && until < today) return 'expired';
  return given !== null && given > today ? 'ahead' : 'holds';
}

/** Whom or what it speaks of. */
export function aboutWords({ person, assets }: Consent, t: Translate): string {
  if (person === null) return t('rights.consent.of-assets', { count: assets.length });
  return assets.length === 0 ? person : t('rights.consent.on-assets', { person, count: assets.length });
}

/** Channels, guardian and days in one line. */
export function termsWords(consent: Consent, t: Translate, formats: Formats): string {
  const { channels, guardian, given, until, withdrawn } = consent;
  const date = (day: string) => ({ date: formats.date(day) });
  return [
    channels.length === 0
      ? t('rights.consent.everywhere')
      : channels.map((channel) => t(`channel.${channel}` as MessageKey)).join(', '),
    ...(guardian === null ? [] : [t('rights.consent.by-guardian', { name: guardian })]),
    ...(given === null ? [] : [t('rights.since', date(given))]),
    ...(until === null ? [] : [t('rights.until', date(until))]),
    ...(withdrawn === null ? [] : [t('rights.consent.withdrawn-on', date(withdrawn))]),
  ].join(' · ');
}

import type { Channel } from '../../../shared/model/export.ts';
import type { Consent } from '../../../shared/model/rights.ts';
import { isOver, type OfficeTime } from './office-time.ts';

export type ConsentDays = Pick<Consent, 'channels' | 'given' | 'until' | 'withdrawn'>;

/** `given`: it holds for the channel. `other`: it holds, but for other channels. `missing`: there is none. */
export type ConsentState =
  | { readonly state: 'given' | 'missing' | 'other' }
  /** The day on which it ended. */
  | { readonly state: 'withdrawn' | 'expired'; readonly day: string };

/**
 * What several consents of one person come to, for a channel; `other` is asked where nobody says which. A withdrawal holds
 * against all but what was given on a later day, and also where it may be its channel.
 */
export function consentState(consents: readonly ConsentDays[], channel: Channel, at: OfficeTime): ConsentState {
  const today = at.slice(0, 10);
  const covers = ({ channels }: ConsentDays) => channels.length === 0 || channels.includes(channel);
  const mayCover = (one: ConsentDays) => covers(one) || channel === 'other';
  const isWithdrawn = ({ withdrawn }: ConsentDays) => withdrawn !== null && withdrawn <= today;
  // papers that are dated ahead of today say nothing yet
  const given = consents.filter((one) => one.given === null || one.given <= today || isWithdrawn(one));
  const live = given.filter((one) => !isWithdrawn(one));
  const valid = live.filter(({ until }) => until === null || !isOver(until, at));
  const withdrawn = lastOf(given.filter((one) => isWithdrawn(one) && mayCover(one)).map((one) => one.withdrawn));
  const isRenewed = (since: string) => valid.some((one) => covers(one) && one.given !== null && one.given > since);
  if (withdrawn !== undefined && !isRenewed(withdrawn)) return { state: 'withdrawn', day: withdrawn };
  if (valid.some(covers)) return { state: 'given' };
  if (channel === 'other' && valid.length > 0) return { state: 'other' };
  const expired = lastOf(live.filter((one) => !valid.includes(one) && mayCover(one)).map(({ until }) => until));
  if (expired !== undefined) return { state: 'expired', day: expired };
  return { state: given.length > 0 ? 'other' : 'missing' };
}

const lastOf = (days: readonly (string | null)[]): string | undefined =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1);

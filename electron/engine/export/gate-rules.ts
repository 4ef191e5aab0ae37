import * as z from 'zod';
import { type Channel, channels } from '../../../shared/model/export.ts';
import { type Classification, type Ground, ground, grounds, type Verdict } from '../../../shared/model/rights.ts';
import { type ConsentDays, type ConsentState, consentState } from '../db/consent-state.ts';
import { isOver, type OfficeTime } from '../db/office-time.ts';

export type Outcome = Verdict['outcome'];

/** What becomes of each ground for each channel; `allowed`: there it is none. */
export type GateRules = Readonly<Record<Ground, Readonly<Record<Channel, Outcome>>>>;

const outcome = z.enum(['allowed', 'warned', 'refused']);
const ruleFile = z.record(
  ground,
  z.strictObject({ usually: outcome, ...Object.fromEntries(channels.map((name) => [name, outcome.optional()])) }),
);

/** Reads a table of rules: for each ground what it usually comes to, and the channels where that is otherwise. */
export function readRules(table: unknown): GateRules {
  const said = ruleFile.parse(table);
  const byChannel = (one: Ground) => {
    const rule: Readonly<Record<string, Outcome | undefined>> & { readonly usually: Outcome } = said[one];
    return Object.fromEntries(channels.map((name) => [name, rule[name] ?? rule.usually])) as Record<Channel, Outcome>;
  };
  return Object.fromEntries(grounds.map((one) => [one, byChannel(one)])) as GateRules;
}

/** Consents that speak of one person, or with `name` null of whoever is shown. */
export interface Shown {
  readonly name: string | null;
  readonly consents: readonly ConsentDays[];
}

/** What the gate knows of an asset. */
export interface GateFacts {
  readonly classification: Classification | null;
  /** YYYY-MM-DD, as `licenceUntil`. */
  readonly until: string | null;
  /** YYYY-MM-DDTHH:MM. */
  readonly embargo: string | null;
  readonly licenceUntil: string | null;
  readonly described: boolean;
  readonly shown: readonly Shown[];
}

const gravity: readonly Outcome[] = ['allowed', 'warned', 'refused'];
const allowed: Verdict = { outcome: 'allowed', grounds: [] };

/** What the rules make of an asset for a channel. A day holds to its end; an embargo ends with its minute. */
export function judge(rules: GateRules, facts: GateFacts, channel: Channel, at: OfficeTime): Verdict {
  const found = [...groundsOf(facts, at), ...consentGrounds(facts.shown, channel, at)]
    .map((one) => ({ ...one, outcome: rules[one.ground][channel] }))
    .filter((one) => one.outcome !== 'allowed')
    .sort((a, b) => gravity.indexOf(b.outcome) - gravity.indexOf(a.outcome) || order(a.ground) - order(b.ground));
  const [first] = found;
  if (!first) return allowed;
  return {
    outcome: first.outcome,
    grounds: found.map(({ ground, until, name }) => ({ ground, until, name })),
  };
}

const order = (one: Ground): number => grounds.indexOf(one);

type Found = Verdict['grounds'][number];

function groundsOf(facts: GateFacts, at: OfficeTime): Found[] {
  const { classification, until, embargo, licenceUntil, described } = facts;
  const found: Found[] = [];
  const add = (ground: Ground, until: string | null = null) => found.push({ ground, until, name: null });
  if (classification === null) add('unclassified');
  if (classification === 'limited') add('limited');
  if (classification === 'excluded') {
    if (until === null || !isOver(until, at)) add('excluded', until);
    // the period is over and the law opens it: whether somebody prolonged it has to be seen
    else add('exclusion-ended', until);
  }
  if (embargo !== null && at < embargo) add('embargo', embargo);
  if (licenceUntil !== null && isOver(licenceUntil, at)) add('licence-expired', licenceUntil);
  if (!described) add('undescribed');
  return found;
}

const groundOfState = {
  withdrawn: 'consent-withdrawn',
  expired: 'consent-expired',
  other: 'consent-other-channel',
  missing: 'consent-missing',
} as const satisfies Partial<Record<ConsentState['state'], Ground>>;

function consentGrounds(shown: readonly Shown[], channel: Channel, at: OfficeTime): Found[] {
  const isForAll = shown.some(({ name }) => name === null);
  return shown.flatMap(({ name, consents }): Found[] => {
    const found = consentState(consents, channel, at);
    if (found.state === 'given') return [];
    // who gave no paper of their own is among those that one for the whole asset speaks of
    if (found.state === 'missing' && name !== null && isForAll) return [];
    return [{ ground: groundOfState[found.state], until: 'day' in found ? found.day : null, name }];
  });
}

import { describe, expect, it, test } from 'vitest';
import type { ConsentDays } from '../../../../electron/engine/db/consent-state.ts';
import { officeTime } from '../../../../electron/engine/db/office-time.ts';
import { type GateFacts, judge, type Outcome, readRules } from '../../../../electron/engine/export/gate-rules.ts';
import table from '../../../../resources/gate.json' with { type: 'json' };
import { type Channel, channels } from '../../../../shared/model/export.ts';
import { classifications, type Ground, grounds } from '../../../../shared/model/rights.ts';

const rules = readRules(table);
const now = '2026-05-20T09:30';
const open: GateFacts = {
  classification: 'public',
  until: null,
  embargo: null,
  licenceUntil: null,
  described: true,
  shown: [],
};
const paper = (more: Partial<ConsentDays> = {}): ConsentDays => ({
  channels: [],
  given: '2026-01-01',
  until: null,
  withdrawn: null,
  ...more,
});

/** What each ground comes to: as the office was promised, said once more apart from the file. */
const promised: Record<Ground, Outcome | Partial<Record<Channel | 'usually', Outcome>>> = {
  excluded: 'refused',
  'consent-withdrawn': 'refused',
  'consent-expired': 'refused',
  'consent-other-channel': { usually: 'refused', other: 'warned' },
  embargo: 'refused',
  limited: 'warned',
  'exclusion-ended': 'warned',
  'licence-expired': 'warned',
  'consent-missing': 'warned',
  unclassified: 'warned',
  undescribed: { usually: 'warned', whatsapp: 'allowed', print: 'allowed', other: 'allowed' },
};
const promisedFor = (ground: Ground, channel: Channel): Outcome => {
  const said = promised[ground];
  return typeof said === 'string' ? said : (said[channel] ?? said.usually ?? 'refused');
};

test('the table of rules is what was promised, for each ground and channel', () => {
  for (const ground of grounds)
    for (const channel of channels)
      expect([ground, channel, rules[ground][channel]]).toEqual([ground, channel, promisedFor(ground, channel)]);
});

/** Each thing that can be said of an asset, and the ground that it gives by itself (for a channel where it matters). */
type Choice = readonly [name: string, facts: Partial<GateFacts>, ground: (channel: Channel) => Ground | undefined];
const always = (ground: Ground | undefined) => () => ground;
const classified: readonly Choice[] = [
  ['nobody classified it', { classification: null }, always('unclassified')],
  ['public', {}, always(undefined)],
  ['limited', { classification: 'limited' }, always('limited')],
  ['excluded for good', { classification: 'excluded' }, always('excluded')],
  ['excluded until today', { classification: 'excluded', until: '2026-05-20' }, always('excluded')],
  ['excluded until yesterday', { classification: 'excluded', until: '2026-05-19' }, always('exclusion-ended')],
];
const embargoed: readonly Choice[] = [
  ['no embargo', {}, always(undefined)],
  ['embargo for a minute more', { embargo: '2026-05-20T09:31' }, always('embargo')],
  ['embargo that ends this minute', { embargo: '2026-05-20T09:30' }, always(undefined)],
];
const licensed: readonly Choice[] = [
  ['no licence', {}, always(undefined)],
  ['licence until today', { licenceUntil: '2026-05-20' }, always(undefined)],
  ['licence until yesterday', { licenceUntil: '2026-05-19' }, always('licence-expired')],
];
const described: readonly Choice[] = [
  ['described', {}, always(undefined)],
  ['not described', { described: false }, always('undescribed')],
];
const ani = (...consents: ConsentDays[]): Partial<GateFacts> => ({ shown: [{ name: 'Ani', consents }] });
const webOnly = (channel: Channel): Ground | undefined => (channel === 'website' ? undefined : 'consent-other-channel');
const consented: readonly Choice[] = [
  ['nobody is named', {}, always(undefined)],
  ['somebody is named and no paper is there', ani(), always('consent-missing')],
  ['a paper for all', ani(paper()), always(undefined)],
  ['a paper until today', ani(paper({ until: '2026-05-20' })), always(undefined)],
  ['a paper until yesterday', ani(paper({ until: '2026-05-19' })), always('consent-expired')],
  ['an old and a new paper', ani(paper({ until: '2026-05-19' }), paper()), always(undefined)],
  ['a paper for the website', ani(paper({ channels: ['website'] })), webOnly],
  ['a paper taken back', ani(paper({ withdrawn: '2026-05-01' })), always('consent-withdrawn')],
  ['a paper that is to be taken back', ani(paper({ withdrawn: '2026-05-21' })), always(undefined)],
  [
    'one of two papers taken back',
    ani(paper({ given: '2026-04-01' }), paper({ withdrawn: '2026-05-01' })),
    always('consent-withdrawn'),
  ],
  [
    'a paper given anew later',
    ani(paper({ given: '2026-05-02' }), paper({ withdrawn: '2026-05-01' })),
    always(undefined),
  ],
  ['a paper of tomorrow', ani(paper({ given: '2026-05-21' })), always('consent-missing')],
  [
    'the website taken back, the rest left',
    ani(paper(), paper({ channels: ['website'], withdrawn: '2026-05-01' })),
    // where nobody says which channel, it may be that one
    (channel) => (channel === 'website' || channel === 'other' ? 'consent-withdrawn' : undefined),
  ],
];

const gravity: readonly Outcome[] = ['allowed', 'warned', 'refused'];

describe('every classification with every embargo, licence, consent and description', () => {
  for (const channel of channels) {
    it(`comes to the gravest of what each says alone, for ${channel}`, () => {
      for (const choices of combinations([classified, embargoed, licensed, described, consented])) {
        const facts: GateFacts = Object.assign({}, open, ...choices.map(([, said]) => said));
        const expected = choices
          .map(([, , ground]) => ground(channel))
          .filter((ground) => ground !== undefined)
          .filter((ground) => promisedFor(ground, channel) !== 'allowed');
        const outcome = expected
          .map((ground) => promisedFor(ground, channel))
          .reduce<Outcome>((a, b) => (gravity.indexOf(a) < gravity.indexOf(b) ? b : a), 'allowed');
        const verdict = judge(rules, facts, channel, now);
        const name = choices.map(([said]) => said).join(', ');
        expect([name, verdict.outcome]).toEqual([name, outcome]);
        expect([name, verdict.grounds.map(({ ground }) => ground).sort()]).toEqual([name, expected.sort()]);
        const order = verdict.grounds.map(({ ground }) => gravity.indexOf(rules[ground][channel]));
        expect(order).toEqual(order.toSorted((a, b) => b - a));
      }
    });
  }
});

function combinations(lists: readonly (readonly Choice[])[]): Choice[][] {
  return lists.reduce<Choice[][]>((made, list) => made.flatMap((some) => list.map((one) => [...some, one])), [[]]);
}

test('who is named has to agree for themselves, unless a paper speaks of all who are shown', () => {
  const group = { name: null, consents: [paper()] };
  const named = { name: 'Ani', consents: [] };
  const out = { name: 'Budi', consents: [paper({ withdrawn: '2026-05-01' })] };
  const outcome = (...shown: GateFacts['shown']) => judge(rules, { ...open, shown }, 'website', now);
  expect(outcome(group, named).outcome).toBe('allowed');
  expect(outcome(named).grounds).toEqual([{ ground: 'consent-missing', until: null, name: 'Ani' }]);
  expect(outcome(group, named, out).grounds).toEqual([
    { ground: 'consent-withdrawn', until: '2026-05-01', name: 'Budi' },
  ]);
  const over = { name: null, consents: [paper({ until: '2026-05-01' })] };
  expect(outcome(over, named).grounds).toEqual([{ ground: 'consent-expired', until: '2026-05-01', name: null }]);
});

test('what ends says when', () => {
  const facts: GateFacts = {
    ...open,
    classification: 'excluded',
    until: '2026-12-31',
    embargo: '2026-06-01T10:00',
    licenceUntil: '2026-05-01',
  };
  expect(judge(rules, facts, 'website', now).grounds).toEqual([
    { ground: 'excluded', until: '2026-12-31', name: null },
    { ground: 'embargo', until: '2026-06-01T10:00', name: null },
    { ground: 'licence-expired', until: '2026-05-01', name: null },
  ]);
});

test('nothing that nobody spoke of is refused, and every classification has a rule', () => {
  for (const channel of channels) {
    const unknown: GateFacts = {
      ...open,
      classification: null,
      described: false,
      shown: [{ name: 'Ani', consents: [] }],
    };
    expect(judge(rules, unknown, channel, now).outcome).toBe('warned');
    for (const classification of classifications)
      expect(judge(rules, { ...open, classification }, channel, now).outcome).toBe(
        { public: 'allowed', limited: 'warned', excluded: 'refused' }[classification],
      );
  }
});

test('the time of the office is that of its wall', () => {
  expect(officeTime(new Date(2026, 4, 20, 9, 5).getTime())).toBe('2026-05-20T09:05');
  expect(officeTime(new Date(2026, 11, 31, 23, 59, 59).getTime())).toBe('2026-12-31T23:59');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, run } from '../../../../electron/engine/db/connection.ts';
import { noteMoment, trustMoment } from '../../../../electron/engine/db/latest-moment.ts';
import {
  byUids,
  consentsByPerson,
  consentsByUids,
  verdictOf,
  verdictsOf,
  verdictsOfMany,
} from '../../../../electron/engine/export/gate.ts';
import { libraryOf, testUid } from '../search/library-of.ts';

const now = new Date(2026, 4, 20, 9, 30).getTime();
const day = 86_400_000;
const fine = { classification: 0, described: 1 };

test('thousands are judged at once, each by what holds of it', () => {
  const some = Array.from({ length: 2_300 }, (_, n) => ({ also: { ...fine, classification: n % 3 } }));
  using library = libraryOf(...some);
  const ids = some.map((_, n) => testUid(n));
  const verdicts = verdictsOf(library.reader, [...ids, 'nobodyknowit'], ['website', 'print'], now);
  expect([...verdicts.keys()].sort()).toEqual([...ids].sort());
  for (const [n, id] of ids.entries()) {
    const outcome = ['allowed', 'warned', 'refused'][n % 3];
    expect([...(verdicts.get(id) ?? [])].map(([channel, one]) => [channel, one.outcome])).toEqual([
      ['website', outcome],
      ['print', outcome],
    ]);
  }
  expect(() => verdictOf(library.reader, 'nobodyknowit', 'website', now)).toThrow('asset-not-found');
});

test('many are judged as each alone would be, while others have their turn', async () => {
  const day = fc.constantFrom('2026-05-19', '2026-05-20', '2026-05-21');
  const said = fc.record({
    people: fc.subarray(['Rina', 'Dedi', 'Siti']),
    also: fc.record(
      {
        classification: fc.nat(2),
        excluded_until: day,
        embargo: day.map((one) => `${one}T10:00`),
        licence_until: day,
        described: fc.nat(1),
      },
      { requiredKeys: ['described'] },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 30 }), fc.nat(29), async (some, which) => {
      using library = libraryOf(...some);
      const { db, reader } = library;
      run(
        db,
        `INSERT INTO consent (uid, person, person_key, everywhere, channels, given, until, words, created_at) VALUES
           ('a', 'Rina', 'rina', 1, '["website"]', NULL, NULL, '', 0), ('b', 'Dedi', 'dedi', 0, '[]', NULL, '2026-05-19', '', 0)`,
      );
      const ids = some.map((_, n) => testUid(n));
      run(db, "INSERT INTO consent_asset SELECT ?, id FROM consent WHERE uid = 'b'", ids[which % ids.length] as string);
      const many = await verdictsOfMany(reader, ids, ['website', 'other'], now);
      expect([...many.keys()].sort()).toEqual([...ids].sort());
      for (const id of ids) {
        for (const channel of ['website', 'other'] as const) {
          expect(many.get(id)?.get(channel)).toEqual(verdictOf(reader, id, channel, now));
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('the judging of thousands leaves others their turn, and is given up when nobody waits for it any more', async () => {
  const some = Array.from({ length: 2_300 }, (_, n) => ({ also: { ...fine, classification: n % 3 } }));
  using library = libraryOf(...some);
  const ids = some.map((_, n) => testUid(n));
  let turns = 0;
  let others = setImmediate(function turn() {
    turns += 1;
    others = setImmediate(turn);
  });
  const many = await verdictsOfMany(library.reader, ids, ['website', 'print'], now);
  clearImmediate(others);
  expect(turns).toBeGreaterThan(2);
  expect(many).toEqual(verdictsOf(library.reader, ids, ['website', 'print'], now));
  const gone = new AbortController();
  const asked = verdictsOfMany(library.reader, ids, ['website'], now, gone.signal);
  gone.abort(new Error('thought better of it'));
  await expect(asked).rejects.toThrow('thought better of it');
});

test('a person is known by every name that the office gives them, and is nobody whose name only begins alike', () => {
  using library = libraryOf(
    { people: ['Hj. Rina'], also: fine },
    { people: ['rina wulandari'], also: fine },
    { people: ['Rina Wulandari Putri'], also: fine },
  );
  const { db, reader } = library;
  run(db, "INSERT INTO term (uid, kind, name, created_at) VALUES ('t', 'person', 'Rina Wulandari', 0)");
  run(db, "INSERT INTO term_synonym (kind, name, uid) VALUES ('person', 'Hj. Rina', 't')");
  run(
    db,
    `INSERT INTO consent (uid, person, person_key, everywhere, channels, withdrawn, words, created_at)
     VALUES ('c', 'Rina Wulandari', 'rina wulandari', 1, '[]', '2026-05-01', '', 0)`,
  );
  const grounds = [0, 1, 2].map((n) =>
    verdictOf(reader, testUid(n), 'website', now).grounds.map(({ ground }) => ground),
  );
  expect(grounds).toEqual([['consent-withdrawn'], ['consent-withdrawn'], ['consent-missing']]);
});

test('the latest moment that was seen counts, however far the clock is set back', () => {
  using library = libraryOf({ also: { ...fine, licence_until: '2026-05-21', embargo: '2026-05-22T10:00' } });
  const { db, reader } = library;
  const outcome = (at: number) => verdictOf(reader, testUid(0), 'website', at).grounds.map(({ ground }) => ground);
  expect(outcome(now)).toEqual(['embargo']);
  expect(outcome(now + 3 * day)).toEqual(['licence-expired']);
  noteMoment(db, now + 3 * day);
  noteMoment(db, now);
  expect(outcome(now)).toEqual(['licence-expired']);
  trustMoment(db, now);
  expect(outcome(now)).toEqual(['embargo']);
});

for (const [name, sql] of Object.entries({ byUids, consentsByUids, consentsByPerson }))
  test(`${name} reads no table from end to end`, () => {
    using library = libraryOf({});
    const plan = all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${sql}`, '[]').map(({ detail }) => detail);
    expect(plan.filter((line) => line.startsWith('SCAN') && !line.startsWith('SCAN j VIRTUAL TABLE'))).toEqual([]);
  });

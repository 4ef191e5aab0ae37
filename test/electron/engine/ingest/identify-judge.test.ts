import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Verdict } from '../../../../electron/engine/ingest/identify-judge.ts';
import type { Candidate, KnownFile, Question } from '../../../../electron/engine/ingest/identify-question.ts';
import type { Signals } from '../../../../electron/engine/ingest/identify-signals.ts';

const now = 1_700_000_000_000;
const day = 86_400_000;

/** Few values, so that they meet often. */
const few = <T>(...values: T[]) => fc.constantFrom(...values);
const signals = (content: fc.Arbitrary<string | null>): fc.Arbitrary<Signals> =>
  fc.record({
    kind: few('photo' as const, 'photo' as const, 'video' as const, 'document' as const, 'other' as const),
    mime: few('image/jpeg', 'application/pdf'),
    bytes: few(0, 10, 20),
    width: few(null, 100),
    height: few(null, 80),
    capturedAt: few(null, '2024-01-01', '2024-01-01T10:00:00', '2024-01-01T10:00:00.250', '2024-01-01T10:00:07+07:00'),
    capturedAtCertainty: few('exact' as const, 'exact' as const, 'utc-container' as const, 'file' as const),
    make: few(null, 'Canon'),
    model: few(null, 'R5', 'R6'),
    durationSeconds: few(null, 3, 9),
    fingerprint: content,
    essence: few(null, null, 'e1', 'e2'),
    documentId: few(null, null, 'd1', 'd2'),
    technical: fc.constant({}),
    error: few(null, { code: 'file-empty' as const, message: 'empty' }),
    text: fc.constant(null),
  });
const contents = few<string | null>(null, 'c1', 'c2', 'c3');
const mark = {
  rootId: fc.constant(1),
  dirId: few(1, 2),
  name: few('a.jpg', 'b.jpg'),
  size: few(0, 10, 20),
  ino: few('7', '8', ''),
  birth: few(0, 5, 6),
};
const knownFile = (id: number): fc.Arbitrary<KnownFile> =>
  fc.record({
    id: fc.constant(id),
    ...mark,
    content: contents,
    missing: fc.boolean(),
    stale: few(false, false, true),
    missingSince: few(null, now - 1000, now - 3 * day),
    visited: few(false, false, true),
  });
const candidate = (assetId: number): fc.Arbitrary<Candidate> =>
  contents.chain((content) =>
    fc.record({
      assetId: fc.constant(assetId),
      content: fc.constant(content),
      bytes: few(0, 10, 20),
      signals: fc.option(signals(fc.constant(content)), { nil: null, freq: 6 }),
      former: few(false, false, false, true),
      parted: fc.boolean().map((parted) => parted && assetId % 2 === 0),
      young: fc.boolean(),
      rivals: few<number[]>([], [], [500]),
      layHere: fc.boolean(),
      left: fc.subarray([
        { ino: '7', birth: 5, at: now - 2000 },
        { ino: '9', birth: 6, at: now - 500 },
      ]),
      files: fc.tuple(...[0, 1].map((n) => knownFile(assetId * 10 + n))).chain((files) => fc.subarray(files)),
    }),
  );
const question: fc.Arbitrary<Question> = fc.record({
  file: fc.record({ id: few(10, 999), ...mark, linked: fc.boolean() }),
  signals: signals(contents),
  own: fc.option(candidate(1), { nil: undefined }),
  others: fc.tuple(candidate(2), candidate(3), candidate(4)).chain((all) => fc.subarray(all)),
  like: fc.array(fc.tuple(few(1, 2, 3, 4), fc.boolean()), { maxLength: 3 }).map((pairs) => new Map(pairs)),
  now: fc.constant(now),
});

const final = (verdict: Verdict): Exclude<Verdict, { how: 'ask' | 'wait' }> =>
  verdict.how === 'ask' ? final(verdict.otherwise) : verdict.how === 'wait' ? { how: 'new', akin: null } : verdict;
const assetOf = ({ own, others }: Question, id: number): Candidate =>
  [...(own ? [own] : []), ...others].find((one) => one.assetId === id) as Candidate;

/** What the house names as a signal, said once more and plainly: which of them hold between an asset and what was met. */
function named(asked: Question, one: Candidate): Set<string> {
  const { file, signals: met } = asked;
  const before = one.signals;
  const holds = new Set<string>();
  const since = (other: KnownFile) => other.missingSince ?? 0;
  if (one.content !== null && one.content === met.fingerprint) holds.add('content');
  if (one.former) holds.add('content');
  if (asked.own === one && file.linked) holds.add('file-id');
  for (const other of one.files) {
    const isFile = other.birth > 0 && other.ino && other.ino === file.ino && other.birth === file.birth;
    if (isFile) holds.add('file-id');
    if (one.content === null && other.name === file.name && other.size === file.size && now - since(other) <= day) {
      holds.add('name');
    }
  }
  if (one.left.some((other) => other.ino === file.ino && other.birth === file.birth)) holds.add('file-id');
  if (
    asked.own === one &&
    one.content === null &&
    ((one.bytes === 0 && (one.young || before?.error?.code !== 'file-empty')) || one.bytes === met.bytes)
  ) {
    holds.add('name');
  }
  if (!before) return holds;
  if (before.essence && before.essence === met.essence) holds.add('essence');
  if (before.documentId && before.documentId === met.documentId) holds.add('document');
  const moment = (text: string | null) => text?.slice(0, 19);
  if (before.capturedAt?.includes('T') && moment(before.capturedAt) === moment(met.capturedAt)) holds.add('moment');
  if (asked.like.get(one.assetId)) for (const reason of ['picture', 'moment', 'file-id', 'document']) holds.add(reason);
  return holds;
}

describe('the judgement of which asset a file is one of', () => {
  it('gives an asset other content only for a signal that names the two, and never what a person parted', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const verdict = final(judge(asked));
        if (verdict.how === 'new') return;
        const one = assetOf(asked, verdict.assetId);
        if (verdict.how === 'same' && verdict.held) {
          expect(asked.signals.fingerprint).toBeNull();
          return;
        }
        if (verdict.how === 'same' && verdict.reason === null && one.content === null) return; // still unreadable
        const reason = verdict.how === 'copy' || verdict.how === 'same' ? 'content' : verdict.reason;
        const signal = verdict.how === 'same' && verdict.reason !== null ? verdict.reason : reason;
        expect(named(asked, one)).toContain(signal);
        expect(one.parted).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no asset from a file that is still there', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const verdict = final(judge(asked));
        if (verdict.how !== 'refound' && !(verdict.how === 'same' && verdict.reason !== null)) return;
        const one = assetOf(asked, verdict.assetId);
        const there = one.files.filter((file) => !file.missing && file.id !== asked.file.id);
        if (verdict.how === 'refound' && verdict.reason === 'content') {
          // one of its copies moved
          expect(one.files.find((file) => file.id === verdict.fileId)?.missing ?? true).toBe(true);
          return;
        }
        expect(there).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('links nothing of another sort, moment or camera, unless the pictures themselves are the same', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const verdict = final(judge(asked));
        const reason = verdict.how === 'refound' || verdict.how === 'same' ? verdict.reason : null;
        if (!reason || ['content', 'essence'].includes(reason) || verdict.how === 'new') return;
        const before = assetOf(asked, verdict.assetId).signals;
        if (!before || assetOf(asked, verdict.assetId).content === null) return;
        const met = asked.signals;
        expect(before.kind).toBe(met.kind);
        if (before.model && met.model) expect(before.model).toBe(met.model);
        const sure = (one: Signals) => one.capturedAtCertainty === 'exact' && one.capturedAt?.includes('T');
        if (sure(before) && sure(met)) expect(before.capturedAt?.slice(0, 19)).toBe(met.capturedAt?.slice(0, 19));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a file that held one content after the other to the last, and not to a place that it only came by', () => {
    fc.assert(
      fc.property(question, candidate(2), few(0, 1000), fc.boolean(), (asked, one, later, visited) => {
        const { file } = asked;
        const row = {
          ...file,
          id: 20,
          content: 'c9',
          missing: true,
          stale: false,
          missingSince: now - 5000,
          visited: false,
        };
        const text = { ...asked.signals, kind: 'document' as const, fingerprint: 'c8', essence: null, error: null };
        const bare = { ...text, capturedAt: null, model: null, documentId: null };
        const asset = { ...one, content: 'c9', signals: bare, former: false, parted: false, rivals: [], left: [] };
        const was = { ...asset, layHere: false, files: [row] };
        const came = { ...row, id: 30, visited, missingSince: row.missingSince + later };
        const question = {
          ...asked,
          file: { ...file, id: 999, ino: '7', birth: 5, linked: false },
          signals: bare,
          own: undefined,
        };
        const marked = { ino: '7', birth: 5 };
        const verdict = judge({
          ...question,
          others: [
            { ...was, files: [{ ...row, ...marked }] },
            { ...was, assetId: 3, files: [{ ...came, ...marked }] },
          ],
        });
        if (visited) expect(verdict).toMatchObject({ how: 'refound', assetId: 2, reason: 'file-id' });
        else if (later > 0) expect(verdict).toMatchObject({ how: 'refound', assetId: 3, reason: 'file-id' });
        else expect(verdict.how).toBe('new');
      }),
    );
  });

  it('lets content go before every link by place', () => {
    fc.assert(
      fc.property(question, candidate(2), (asked, one) => {
        fc.pre(one.content !== null && !one.parted && asked.own?.content !== one.content);
        const others = [one, ...asked.others.filter((other) => other.assetId !== 2 && other.content !== one.content)];
        const verdict = judge({ ...asked, signals: { ...asked.signals, fingerprint: one.content }, others });
        expect(verdict).toMatchObject({ assetId: 2 });
        expect(['copy', 'refound']).toContain(verdict.how);
      }),
    );
  });

  it('makes a new asset where two are equally near', () => {
    fc.assert(
      fc.property(question, candidate(2), (asked, one) => {
        fc.pre(one.content !== null && !one.parted);
        const twin = { ...one, assetId: 3, files: one.files.map((file) => ({ ...file, id: file.id + 10 })) };
        const met = { ...asked.signals, fingerprint: one.content };
        const verdict = judge({ ...asked, signals: met, own: undefined, others: [one, twin] });
        expect(verdict).toEqual({ how: 'new', akin: null });
      }),
    );
  });
});

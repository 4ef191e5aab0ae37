import type { RefoundReason } from '../../../shared/model/refound.ts';
import { lastHolder, sameFileId } from './identify-holder.ts';
import type { Candidate, FileMark, KnownFile, Question } from './identify-question.ts';
import {
  type Bond,
  bondAtPlace,
  bondElsewhere,
  isBareCopy,
  type Signals,
  sameDocument,
  sameEssence,
  sameOrigin,
} from './identify-signals.ts';
import { plainName } from './name-spelling.ts';

/**
 * Which asset a file is one of, and why.
 * - `new`: nothing links it to a known one; `akin` is the asset that it was made from, whose words are proposed for it.
 * - `same`: the asset that it was; `reason`: the signal that links a new content to the old one. `held`: the content cannot
 *   be read now, and what was known of it stays.
 * - `copy`: another file of a known asset.
 * - `refound`: a file of a known asset that is gone from another place; `fileId` is its row, null when it has none left.
 * - `wait`: files of a known asset are to be read soon (`files`), and what they turn out to be decides.
 * - `ask`: how two pictures look decides; `otherwise` is the judgement when nobody can tell.
 */
export type Verdict =
  | { readonly how: 'new'; readonly akin: number | null }
  | { readonly how: 'same'; readonly assetId: number; readonly reason: RefoundReason | null; readonly held: boolean }
  | { readonly how: 'copy'; readonly assetId: number }
  | {
      readonly how: 'refound';
      readonly assetId: number;
      readonly fileId: number | null;
      readonly reason: RefoundReason;
    }
  | { readonly how: 'wait'; readonly files: readonly number[] }
  | { readonly how: 'ask'; readonly assetId: number; readonly otherwise: Verdict };

/** Milliseconds within which a file of unknown content is known again by its name and size, and one of several copies by being gone. */
const grace = 24 * 3_600_000;

/** Judges by plain data alone. A wrong match is worse than none: in doubt, a new asset. */
export function judge(question: Question): Verdict {
  const { own, signals } = question;
  const content = signals.fingerprint;
  const moved = question.file.linked ? undefined : unlessNew(byFileId(question));
  if (content === null && moved) return moved;
  if (content === null && own && (own.content === null || question.file.linked || signals.bytes > 0)) {
    return unreadable(own);
  }
  if (content === null) return byCircumstance(question) ?? { how: 'new', akin: null };
  if (own && !own.parted && own.content === content) {
    return { how: 'same', assetId: own.assetId, reason: null, held: false };
  }
  // content goes before every link by place: two files may have changed their names
  const equal = question.others.filter((one) => !one.parted && one.content === content);
  if (equal.length > 0) {
    const chosen = nearest(equal, question.file);
    return chosen ? placeIn(chosen, question) : { how: 'new', akin: null };
  }
  const open = own && !own.parted ? own : undefined;
  const here = open && atPlace(question, open);
  if (here && open && isOfOld(open, signals)) return here;
  // what is in it says more than where it lies: another one may have come to this place, and this one have gone elsewhere
  const there = bySubstance(question);
  // the file itself came from elsewhere: what lay here before tells nothing of it
  const known = unlessNew(there) ?? moved;
  if (known) return known;
  // an old state of another asset, written over this one
  if (there && isByFileAlone(question, here)) return there;
  return (
    unlessNew(here) ??
    (open ? beforeOwn(question, open, here) : unlessNew(atLastPlace(question))) ??
    here ??
    there ??
    byCircumstance(question) ?? { how: 'new', akin: null }
  );
}

/** Nothing that is in it says so, nor how it looks. */
const isByFileAlone = ({ like }: Question, verdict: Verdict | undefined): boolean =>
  verdict?.how === 'same' &&
  (verdict.reason === 'file-id' || verdict.reason === 'name') &&
  like.get(verdict.assetId) !== true;

const unlessNew = (verdict: Verdict | undefined): Verdict | undefined => (verdict?.how === 'new' ? undefined : verdict);

/** Its pictures, sounds or letters are those of the asset, now or before. */
const isOfOld = (one: Candidate, met: Signals): boolean =>
  one.former || (one.signals !== null && sameEssence(one.signals, met));

const unreadable = (own: Candidate): Verdict => ({
  how: 'same',
  assetId: own.assetId,
  reason: null,
  held: own.content !== null,
});

const isPresent = (one: Candidate, except: number): boolean =>
  one.files.some((file) => !file.missing && file.id !== except);

/** Where all files that an asset still has are to be read first: they may be something else by now. */
function waitFor(one: Candidate, { id }: FileMark): Verdict | undefined {
  const there = one.files.filter((file) => !file.missing && file.id !== id);
  return there.every(({ stale }) => stale) ? { how: 'wait', files: there.map((file) => file.id) } : undefined;
}

/** The content that it has goes before every other link, also one that it had: what may hold it is looked at first. */
const waitForRivals = ({ rivals }: Candidate): Verdict | undefined =>
  rivals.length === 0 ? undefined : { how: 'wait', files: rivals };

type Rule = (other: KnownFile, file: FileMark) => boolean;

/** By file id, and by name. */
const byMark: readonly Rule[] = [
  sameFileId,
  (other, file) => other.name === file.name && other.dirId === file.dirId,
  (other, file) => plainName(other.name) === plainName(file.name) && other.dirId === file.dirId,
  (other, file) => other.name === file.name,
  (other, file) => plainName(other.name) === plainName(file.name),
];
const byFolder: Rule = (other, file) => other.dirId === file.dirId;

/** The candidates that lie nearest, by one rule after the other. */
function narrowed(candidates: readonly Candidate[], file: FileMark, rules: readonly Rule[]): readonly Candidate[] {
  let left = candidates;
  for (const rule of rules) {
    const matching = left.filter((one) => one.files.some((other) => rule(other, file)));
    if (matching.length > 0) left = matching;
    if (left.length === 1) break;
  }
  return left;
}

/** The one that lies nearest, and else the one that lost its file; undefined when several are equally near. */
function nearest(candidates: readonly Candidate[], file: FileMark): Candidate | undefined {
  const left = narrowed(candidates, file, [...byMark, byFolder]);
  const gone = left.filter((one) => !isPresent(one, file.id));
  if (gone.length === 1) return gone[0];
  return left.length === 1 ? left[0] : undefined;
}

/** A file with the content of a known asset: a file of it that is gone from elsewhere, else one more. */
function placeIn(asset: Candidate, { file, signals, now }: Question): Verdict {
  const gone = asset.files.filter(
    (other) => other.missing && other.id !== file.id && other.content === signals.fingerprint,
  );
  const close = gone.find((other) => sameFileId(other, file)) ?? gone.find((other) => other.name === file.name);
  const { assetId } = asset;
  if (isPresent(asset, file.id)) {
    // one of several copies that was moved, and not one more
    const moved = close ?? gone.find(({ missingSince }) => missingSince !== null && now - missingSince <= grace);
    return moved ? { how: 'refound', assetId, fileId: moved.id, reason: 'content' } : { how: 'copy', assetId };
  }
  const newest = gone.toSorted((a, b) => (b.missingSince ?? 0) - (a.missingSince ?? 0))[0];
  return { how: 'refound', assetId, fileId: (close ?? newest)?.id ?? null, reason: 'content' };
}

/** New content under a known path: the same asset only where a second signal links the two, and no other file is it still. */
function atPlace(question: Question, own: Candidate): Verdict | undefined {
  const { file, signals } = question;
  const { assetId } = own;
  const alone = !isPresent(own, file.id);
  if (own.content === null) {
    // a program that loads a file down leaves an empty one at its place first; of one that could not be opened nothing is known
    const wasEmpty = own.signals?.error?.code === 'file-empty';
    const isNamed = own.bytes === 0 ? own.young || !wasEmpty : own.bytes === signals.bytes;
    const known = file.linked ? 'file-id' : isNamed ? 'name' : undefined;
    return alone && known ? { how: 'same', assetId, reason: known, held: false } : undefined;
  }
  if (own.signals === null) return undefined;
  const bond = bondHere(question, own);
  if (!bond) return undefined;
  // a copy that was edited alone goes its own way; the other files keep what the asset was
  if (!alone) return waitFor(own, file) ?? { how: 'new', akin: assetId };
  const sooner = waitForRivals(own);
  if (sooner) return sooner;
  return settled(bond, question, assetId, (reason) => ({ how: 'same', assetId, reason, held: false }), own.signals);
}

/** How a new content belongs to the asset of the path that it lies under. */
function bondHere({ file, signals }: Question, own: Candidate): Bond {
  if (own.former) return { tie: 'content' };
  return own.signals ? bondAtPlace(own.signals, signals, { linked: file.linked, young: own.young }) : undefined;
}

/**
 * The verdict of a bond: where pictures decide, what is known of them, else the question. Where nobody can tell, since no
 * picture was kept, the file id and birth time hold for a photo of which a program kept nothing that the camera said.
 */
function settled(
  bond: NonNullable<Bond>,
  question: Question,
  assetId: number,
  linked: (reason: RefoundReason) => Verdict,
  before?: Signals,
): Verdict | undefined {
  if ('tie' in bond) return linked(bond.tie);
  const like = question.like.get(assetId);
  if (typeof like === 'boolean') return like ? linked(bond.ask) : undefined;
  const { signals } = question;
  const holds = bond.ask === 'file-id' && before && isBareCopy(before, signals);
  const otherwise: Verdict = holds ? linked('file-id') : { how: 'new', akin: null };
  return like === null ? otherwise : { how: 'ask', assetId, otherwise };
}

const notParted = (question: Question): Candidate[] => question.others.filter((one) => !one.parted);

const withSignals = (candidates: readonly Candidate[]): { one: Candidate; before: Signals }[] =>
  candidates.flatMap((one) => (one.signals ? [{ one, before: one.signals }] : []));

/** A known asset of another place that had this content before, or has it but for its words. */
function bySubstance(question: Question): Verdict | undefined {
  const others = notParted(question);
  const former = others.filter((one) => one.former);
  const essence = withSignals(others).filter(({ before }) => sameEssence(before, question.signals));
  const [group, tie] =
    former.length > 0 ? [former, 'content' as const] : [essence.map(({ one }) => one), 'essence' as const];
  if (group.length === 0) return undefined;
  // a copy of one that is there may have got other words, and so may one that is gone: who is gone tells nothing
  const [chosen, other] = narrowed(group, question.file, byMark);
  return chosen && !other ? taken(question, chosen, { tie }) : { how: 'new', akin: null };
}

/** Of more that lay at one place nobody keeps the pictures apart. */
const mostHere = 2;

/** A known asset that lay here before another one did, and is nowhere since: it came back, saved anew meanwhile. */
function atLastPlace(question: Question): Verdict | undefined {
  const { file, signals, like } = question;
  if (file.linked) return undefined;
  const bonds = withSignals(notParted(question)).flatMap(({ one, before }) => {
    const isOpen = one.layHere && !isPresent(one, file.id);
    const bond = isOpen ? bondAtPlace(before, signals, { linked: false, young: false }) : undefined;
    return bond ? [{ one, bond }] : [];
  });
  const tied = bonds.filter(({ bond }) => 'tie' in bond);
  const unasked = bonds.find(({ one }) => !like.has(one.assetId));
  if (tied.length === 0 && bonds.length > mostHere) return undefined;
  if (tied.length === 0 && unasked) return taken(question, unasked.one, unasked.bond);
  const [first, second] = tied.length > 0 ? tied : bonds.filter(({ one }) => like.get(one.assetId) === true);
  return first && !second ? taken(question, first.one, first.bond) : undefined;
}

/**
 * The same where a file of another asset was the last here. What that one links to as well, since it is a copy of it that was
 * edited alone (`here`), may be made from either of the two: then it is neither.
 */
function beforeOwn(question: Question, own: Candidate, here: Verdict | undefined): Verdict | undefined {
  const last = unlessNew(atLastPlace(question));
  if (!last || here?.how !== 'new' || here.akin === null) return last;
  const bond = bondHere(question, own);
  if (bond && 'tie' in bond) return undefined;
  const like = question.like.get(own.assetId);
  if (like === undefined) return { how: 'ask', assetId: own.assetId, otherwise: here };
  return like === false ? last : undefined;
}

/** The known asset that is gone from elsewhere and whose very file this is. */
function byFileId(question: Question): Verdict | undefined {
  const { file, signals } = question;
  const first = lastHolder(notParted(question), file);
  if (!first?.signals) return undefined;
  const isBare = signals.fingerprint === null || first.content === null;
  // of one that holds nothing the sort is known by its name alone
  if (isBare && first.content !== signals.fingerprint) return undefined;
  const bond = isBare
    ? ({ tie: 'file-id' } as const)
    : bondElsewhere(first.signals, signals, { fileId: true, sameName: false });
  return bond && taken(question, first, bond);
}

/** Known assets whose files are gone from other places, by one weaker signal after the other; each has to name one alone. */
function byCircumstance(question: Question): Verdict | undefined {
  const { file, signals, now } = question;
  const others = notParted(question);
  if (signals.fingerprint !== null) {
    const said = withSignals(others);
    const documents = said.filter(({ before }) => sameDocument(before, signals));
    const moments = said.filter(({ before }) => sameOrigin(before, signals));
    for (const [first, second] of [documents, moments]) {
      if (!first || second) continue;
      const sameName = first.one.files.some(({ name }) => name === file.name);
      const bond = bondElsewhere(first.before, signals, { fileId: false, sameName });
      const verdict = bond && taken(question, first.one, bond);
      if (verdict) return verdict;
    }
  }
  const named = others.filter(
    (one) => one.content === null && !isPresent(one, file.id) && one.files.some((other) => isNamed(other, file, now)),
  );
  const [first, second] = named;
  return first && !second && (first.signals === null || first.signals.kind === signals.kind)
    ? taken(question, first, { tie: 'name' })
    : undefined;
}

const isNamed = (other: KnownFile, file: FileMark, now: number): boolean =>
  other.missing &&
  other.content === null &&
  other.name === file.name &&
  other.size === file.size &&
  other.missingSince !== null &&
  now - other.missingSince <= grace;

/** A linked asset takes the file when all its own are gone; one that is still there was only the model for it. */
function taken(question: Question, one: Candidate, bond: NonNullable<Bond>): Verdict | undefined {
  const { file } = question;
  if (isPresent(one, file.id)) {
    return waitFor(one, file) ?? ('tie' in bond ? { how: 'new', akin: one.assetId } : undefined);
  }
  const sooner = waitForRivals(one);
  if (sooner) return sooner;
  const gone = one.files.filter((other) => other.id !== file.id);
  const from =
    gone.find((other) => sameFileId(other, file)) ?? gone.find((other) => other.name === file.name) ?? gone[0];
  return settled(bond, question, one.assetId, (reason) => ({
    how: 'refound',
    assetId: one.assetId,
    fileId: from?.id ?? null,
    reason,
  }));
}

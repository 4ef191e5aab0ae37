import type { FileFacts } from '../../../shared/model/facts.ts';
import type { RefoundReason } from '../../../shared/model/refound.ts';

/** What is compared of two contents. `text`: the words of a document, where they are at hand. */
export type Signals = Pick<
  FileFacts,
  | 'kind'
  | 'mime'
  | 'bytes'
  | 'width'
  | 'height'
  | 'capturedAt'
  | 'capturedAtCertainty'
  | 'make'
  | 'model'
  | 'durationSeconds'
  | 'fingerprint'
  | 'essence'
  | 'documentId'
  | 'technical'
  | 'error'
> & { readonly text?: string | null };

/**
 * How two contents belong together. `tie`: the signal links them. `ask`: it does if their pictures look alike. Undefined:
 * nothing links them, or something speaks against it.
 */
export type Bond = { readonly tie: RefoundReason } | { readonly ask: RefoundReason } | undefined;

/** Clocks of programs round: two moments further apart than this are two moments. In seconds. */
const clocksRound = 2;
/** Films of one length: containers round it to a frame or two. In seconds. */
const lengthsRound = 0.5;

const sure: ReadonlySet<string> = new Set(['exact', 'utc-container']);
const isKnown = (one: Signals): boolean => sure.has(one.capturedAtCertainty) && /T\d/.test(one.capturedAt ?? '');

/** Epoch milliseconds as if the wall time were UTC, and as it says with its zone. */
function momentsOf(iso: string): { wall: number; instant: number; fraction: boolean } {
  const bare = iso.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  const wall = Date.parse(`${bare}Z`);
  return { wall, instant: bare === iso ? Number.NaN : Date.parse(iso), fraction: /\.\d/.test(bare) };
}

/** Seconds between the moments of two contents; undefined unless both say theirs exactly and in the same sort of time. */
function secondsApart(a: Signals, b: Signals): number | undefined {
  if (!isKnown(a) || !isKnown(b) || a.capturedAtCertainty !== b.capturedAtCertainty) return undefined;
  const [one, other] = [momentsOf(a.capturedAt ?? ''), momentsOf(b.capturedAt ?? '')];
  // a program that adds the zone leaves the wall time; one that writes another zone leaves the instant
  const distances = [Math.abs(one.wall - other.wall), Math.abs(one.instant - other.instant)];
  return Math.min(...distances.filter((distance) => !Number.isNaN(distance))) / 1000;
}

/** The same moment as far as both say it; `finely`: both to a part of a second. */
export function sameMoment(a: Signals, b: Signals, finely = false): boolean {
  const apart = secondsApart(a, b);
  if (apart === undefined || apart >= 1) return false;
  const fine = momentsOf(a.capturedAt ?? '').fraction && momentsOf(b.capturedAt ?? '').fraction;
  return fine ? apart < 0.0015 : !finely;
}

const plain = (text: string | null): string => (text ?? '').trim().toLowerCase();

export const sameCamera = (a: Signals, b: Signals): boolean =>
  plain(a.model) !== '' && plain(a.model) === plain(b.model) && (plain(a.make) === plain(b.make) || !a.make || !b.make);

export const sameSize = (a: Signals, b: Signals): boolean =>
  a.width !== null && a.width === b.width && a.height === b.height;

const sameLength = (a: Signals, b: Signals): boolean =>
  a.durationSeconds !== null &&
  b.durationSeconds !== null &&
  Math.abs(a.durationSeconds - b.durationSeconds) <= lengthsRound;

export const sameEssence = (a: Signals, b: Signals): boolean => a.essence !== null && a.essence === b.essence;

export const sameDocument = (a: Signals, b: Signals): boolean =>
  a.documentId !== null && a.documentId === b.documentId && a.mime === b.mime;

/** What no weaker signal outweighs: another sort of thing, another moment, another camera. */
export function isVetoed(a: Signals, b: Signals): boolean {
  if (a.kind !== b.kind) return true;
  if ((secondsApart(a, b) ?? 0) > clocksRound) return true;
  if (a.model && b.model && plain(a.model) !== plain(b.model)) return true;
  const [one, other] = [a.technical.serialNumber, b.technical.serialNumber];
  return one !== undefined && other !== undefined && String(one) !== String(other);
}

/** The moment, with what makes it one thing's alone: its camera, a film's length and size, a document's sort. */
export function sameOrigin(a: Signals, b: Signals): boolean {
  if (!sameMoment(a, b) || a.kind !== b.kind) return false;
  if (sameCamera(a, b)) return a.kind !== 'video' || sameLength(a, b);
  if (a.kind === 'video') return sameLength(a, b) && sameSize(a, b);
  return a.kind === 'document' && a.mime === b.mime;
}

/** As large as a photo of a camera, in its format, without a word of the camera's: another photo of a card has its own. */
export const isBareCopy = (before: Signals, now: Signals): boolean =>
  isKnown(before) && !isKnown(now) && !now.model && sameSize(before, now) && before.mime === now.mime;

export interface AtPlace {
  /** The file has the file id and birth time that it had. */
  readonly linked: boolean;
  /** It was met a short while ago and nobody has said anything of it: it may still be growing. */
  readonly young: boolean;
}

/** How a new content belongs to the one that lay under the same path before. */
export function bondAtPlace(before: Signals, now: Signals, { linked, young }: AtPlace): Bond {
  if (sameEssence(before, now)) return { tie: 'essence' };
  if (isVetoed(before, now)) return undefined;
  if (sameDocument(before, now)) return { tie: 'document' };
  if (sameOrigin(before, now)) return { tie: 'moment' };
  if (linked) return bondByFileId(before, now, young);
  return now.kind === 'photo' ? { ask: 'picture' } : undefined;
}

export interface Elsewhere {
  /** The file has the file id and birth time of the one that is gone. */
  readonly fileId: boolean;
  readonly sameName: boolean;
}

/** How a content belongs to a known one whose file is gone from another place. */
export function bondElsewhere(before: Signals, now: Signals, { fileId, sameName }: Elsewhere): Bond {
  if (sameEssence(before, now)) return { tie: 'essence' };
  if (isVetoed(before, now)) return undefined;
  if (fileId) return bondByFileId(before, now, false);
  // what was made from one template, or exported from one design, shares its id
  if (sameDocument(before, now) && now.kind === 'photo') return { ask: 'document' };
  if (sameDocument(before, now) && sameName) return { tie: 'document' };
  // letters that began as one letter share the moment of its beginning
  if (now.kind === 'document' || !sameOrigin(before, now)) return undefined;
  if (now.kind === 'video' || (sameMoment(before, now, true) && sameSize(before, now))) return { tie: 'moment' };
  // cameras take several pictures within one second
  return now.kind === 'photo' ? { ask: 'moment' } : undefined;
}

/**
 * A file id and birth time outlive a program that writes over the same file, but also a copy of something else over it:
 * what is known of both contents must not be unlike.
 */
function bondByFileId(before: Signals, now: Signals, young: boolean): Bond {
  const byFile: Bond = { tie: 'file-id' };
  const grew = now.bytes > before.bytes;
  if (grew && (before.error?.code === 'file-truncated' || (young && now.mime === before.mime))) return byFile;
  switch (now.kind) {
    case 'photo':
      return sameMoment(before, now) ? byFile : { ask: 'file-id' };
    case 'video':
    case 'audio':
      return sameLength(before, now) ? byFile : undefined;
    case 'document':
      return areUnlikeTexts(before.text ?? null, now.text ?? null) ? undefined : byFile;
    default:
      return byFile;
  }
}

/** Fewer words tell nothing. */
const fewWords = 12;
const sharedAtLeast = 0.25;

/** Whether two texts of some length have few words in common. */
export function areUnlikeTexts(a: string | null, b: string | null): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const least = Math.min(one.size, other.size);
  if (least < fewWords) return false;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / least < sharedAtLeast;
}

/** Words short enough to be in every text are left out. */
const wordsOf = (text: string | null): Set<string> =>
  new Set(
    (text ?? '')
      .slice(0, 200_000)
      .toLocaleLowerCase('id')
      .match(/\p{L}{4,}/gu),
  );

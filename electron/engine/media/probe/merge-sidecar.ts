import type { LabelColour } from '../../../../shared/model/edit.ts';
import type { FileFacts } from '../../../../shared/model/facts.ts';
import { withFile } from '../file-source.ts';
import type { Words } from '../sidecar/fields.ts';
import { settleWords } from '../sidecar/put-words.ts';
import { parseWallTime } from './capture-time.ts';
import { decodePacket } from './clean.ts';
import { labelFrom } from './colour-label.ts';
import type { Probed } from './probed.ts';
import { factsOfPacket } from './sidecar.ts';
import { readXmp, xmpText } from './xmp.ts';

/** Larger ones are no sidecars; a thousand faces and a long history of edits stay far below. */
const largest = 16 * 1024 * 1024;

/**
 * What one sidecar says. `taken`: the moment of capture by its own field, which people correct. `words`: what people said
 * of it in a Bahan library, where that still stands.
 */
export interface Sidecar {
  readonly facts: Probed;
  readonly taken: string | undefined;
  readonly rating: number | undefined;
  readonly label?: LabelColour | undefined;
  readonly words?: Words | undefined;
}

/**
 * Sidecars speak before what is embedded in their owner, and `x.jpg.xmp` before `x.xmp` (the callers' order). That is
 * how Adobe's programs, digiKam and darktable treat a file that they do not write into: they copy its words into the
 * sidecar at first and keep only the sidecar from then on. So a list of the sidecar replaces the embedded one: what was
 * taken out of it must not come back. What the sidecar does not say the file itself still says. Only its own moment of
 * capture counts, never when the sidecar was made or changed; a moment that agrees with the embedded one to the second
 * leaves that one, with its offset and its fractions. What the camera and the file's structure are (maker, size, length)
 * stays the file's own word where it has one.
 */
export function mergeSidecars(facts: FileFacts, sidecars: readonly Sidecar[]): FileFacts {
  let merged = facts;
  // the weakest first, so that the strongest has the last word
  for (const { facts: said, taken, rating, label, words = {} } of sidecars.toReversed()) {
    merged = {
      ...merged,
      title: said.title ?? merged.title,
      description: said.description ?? merged.description,
      creator: said.creator ?? merged.creator,
      copyright: said.copyright ?? merged.copyright,
      place: said.place ?? merged.place,
      gps: said.gps ?? merged.gps,
      keywords: said.keywords?.length ? said.keywords : merged.keywords,
      people: said.people?.length ? said.people : merged.people,
      make: merged.make ?? said.make ?? null,
      model: merged.model ?? said.model ?? null,
      // a sidecar may stand beside another content than the one it was written for
      documentId: merged.documentId,
      technical: rating === undefined ? merged.technical : { ...merged.technical, rating },
      ...(label && { label }),
    };
    merged = { ...merged, ...saidIn(words) };
    // a day alone does not contradict a moment of that day
    if (taken && taken.length <= 10 && merged.capturedAt?.startsWith(taken)) continue;
    if (taken && merged.capturedAt?.slice(0, 19) !== taken.slice(0, 19)) {
      merged = { ...merged, capturedAt: taken, capturedAtCertainty: 'exact' };
    } else if (taken && merged.capturedAtCertainty !== 'utc-container') {
      merged = { ...merged, capturedAtCertainty: 'exact' };
    }
  }
  return merged;
}

/** Words are taken as they were said: what else stands in the sidecar about places and faces belongs to other words. */
function saidIn(words: Words): Partial<FileFacts> {
  const { title, caption, creator, copyright, place, keywords, people } = words;
  const text = (value: Words[keyof Words]) => (typeof value === 'string' ? value : undefined);
  const list = (value: Words[keyof Words]) => (typeof value === 'object' ? [...value] : undefined);
  const found = {
    title: text(title),
    description: text(caption),
    creator: text(creator),
    copyright: text(copyright),
    place: text(place),
    keywords: list(keywords),
    people: list(people),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Reads a sidecar, without what `library` wrote into it itself; one that is gone, unreadable or no XMP says nothing. */
export async function readSidecar(path: string, library?: string | undefined): Promise<Sidecar> {
  try {
    return await withFile(path, async (source) => {
      const { text, words } = settleWords(decodePacket(source.read(0, largest)), library);
      const xmp = readXmp([text]);
      const rating = Number(xmpText(xmp, 'xmp:Rating') ?? Number.NaN);
      return {
        facts: factsOfPacket(text),
        words,
        taken:
          saidDay(words) ??
          parseWallTime(xmpText(xmp, 'exif:DateTimeOriginal')) ??
          parseWallTime(xmpText(xmp, 'photoshop:DateCreated')),
        rating: rating >= -1 && rating <= 5 ? rating : undefined,
        label: labelFrom(xmp),
      };
    });
  } catch {
    return { facts: {}, taken: undefined, rating: undefined, words: {} };
  }
}

/** The first day that people said; the moment of capture by other fields is an older word. */
const saidDay = ({ date }: Words): string | undefined =>
  typeof date === 'string' ? parseWallTime(date.split('/')[0]) : undefined;

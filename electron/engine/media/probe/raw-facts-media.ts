import type { RawFact } from '../../../../shared/model/facts.ts';
import { readTags } from '../audio-tags.ts';
import type { FileSource } from '../file-source.ts';
import { readTracks } from '../media-info.ts';
import type { Sniffed } from '../sniffed.ts';
import { cleanText } from './clean.ts';
import { Words } from './film-words.ts';
import { soundOf } from './sound-length.ts';
import { ownFacts } from './video.ts';

const most = 5000;

/** MediaInfo's own bookkeeping, and what only repeats another fact in other words. */
const dull =
  /^(@type|extra|CompleteName|FolderName|FileName|File_|.*_String\d?$|Count$|StreamCount|StreamKind|.*_List)/;

/**
 * Everything that a film or a sound says, as it says it: its tags by the names of their format, then what MediaInfo
 * tells of each track. What cannot be read is left out.
 */
export async function rawMediaFacts(source: FileSource, sniffed: Sniffed): Promise<RawFact[]> {
  const facts: RawFact[] = [];
  const add = (group: string, name: string, value: unknown): void => {
    const text = cleanText(typeof value === 'object' ? plain(value) : String(value ?? ''));
    if (text && facts.length < most) facts.push({ group, name, value: text });
  };
  const words = new Words();
  await attempt(async () => {
    soundOf(source, sniffed.format, words);
    const own = await ownFacts(source, sniffed);
    for (const { group, name, value } of [...words.said, ...(own.words?.said ?? [])]) add(group, name, value);
  });
  if (sniffed.kind === 'audio') {
    await attempt(async () => {
      const { native } = await readTags(source, sniffed.mime, false);
      for (const [group, tags] of Object.entries(native)) for (const { id, value } of tags) add(group, id, value);
    });
  }
  await attempt(async () => {
    const counts = new Map<string, number>();
    for (const track of await readTracks(source)) {
      const kind = track['@type'];
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      const group = number === 1 ? kind : `${kind} ${number}`;
      for (const [name, value] of Object.entries(track)) if (!dull.test(name)) add(group, name, value);
    }
  });
  return facts;
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // one reader's failure does not take away what the others found
  }
}

/** A value with parts in one line; pictures and other bytes by their length. */
function plain(value: unknown): string {
  if (value === null) return '';
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return value
      .slice(0, 100)
      .map((each) => (typeof each === 'object' ? plain(each) : String(each)))
      .join('; ');
  return Object.entries(value as Record<string, unknown>)
    .slice(0, 50)
    .flatMap(([name, each]) => {
      const text = typeof each === 'object' ? plain(each) : String(each ?? '');
      return text === '' ? [] : [`${name}: ${text}`];
    })
    .join(', ');
}

import type { Preset } from '../../../shared/model/export.ts';
import { dateInWords } from '../../../shared/text/date-words.ts';
import { fillTemplate } from '../../../shared/text/template.ts';
import { all, type Reader } from '../db/connection.ts';
import { placeInEvent } from '../db/event-assets.ts';
import { type Shown, shownOf } from '../db/shown.ts';
import type { NameWords } from './naming.ts';

/** What the names of copies are made of, by id. `first`: where the first of them stands among all `of`, counted from 0. */
export function nameWordsOf(
  db: Reader,
  ids: readonly string[],
  presets: readonly Preset[],
  { first, of }: { first: number; of: number },
): Map<string, NameWords> {
  const rows = all<{ uid: string; id: number }>(
    db,
    'SELECT a.uid, a.id FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value',
    JSON.stringify(ids),
  );
  const byUid = new Map(rows.map(({ uid, id }) => [uid, id]));
  const shown = shownOf(db, [...byUid.values()]);
  // counting through an event is worth it only where a name speaks of it
  const speaks = presets.some(({ names }) => names !== undefined && /\{\s*(acara|kegiatan|event)\s*\}/iu.test(names));
  return new Map(
    ids.flatMap((uid, at): [string, NameWords][] => {
      const words = shown.get(byUid.get(uid) ?? 0);
      if (!words) return [];
      return [[uid, { shown: words, n: first + at + 1, of, inEvent: speaks ? placeInEvent(db, uid) : undefined }]];
    }),
  );
}

/** The words of a preset's caption bar for an asset; null where nothing of it can be said. */
export function barOf({ captionBar }: Preset, shown: Shown | undefined): string | null {
  if (!captionBar || !shown) return null;
  const text = fillTemplate(captionBar.text, {
    title: shown.title,
    theme: shown.theme,
    date: shown.date && dateInWords(shown.date),
    event: shown.event,
    place: shown.place,
    people: shown.people.join(', ') || null,
    creator: shown.creator,
    unit: shown.unit,
    name: null,
    folder: null,
    number: null,
    count: null,
  });
  return text || null;
}

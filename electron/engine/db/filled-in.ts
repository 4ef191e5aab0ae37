import type { EditChange, EditField } from '../../../shared/model/edit.ts';
import { fillTemplate, type TemplateVariable } from '../../../shared/text/template.ts';
import { get, type Reader } from './connection.ts';

type Replacement = Extract<EditChange, { op: 'replace' }>;
type Filling = Extract<EditChange, { op: 'template' }>;

/** Where one asset stands among those of an edit: for {nomor} and {jumlah}. */
export interface Standing {
  /** Counted from 0. */
  readonly at: number;
  readonly of: number;
}

interface Shown {
  readonly title: string | null;
  readonly caption: string | null;
  readonly creator: string | null;
  readonly copyright: string | null;
  readonly place: string | null;
  readonly unit: string | null;
  readonly theme: string | null;
  readonly event: string | null;
  readonly date: string | null;
  readonly name: string;
  readonly folder: string;
  readonly keywords: string;
  readonly people: string;
}

const shownOf = (db: Reader, assetId: number): Shown | undefined =>
  get<Shown>(
    db,
    `SELECT a.title, a.caption, a.creator, a.copyright, a.place, a.unit, t.name AS theme, e.name AS event, a.date, a.name,
        d.path AS folder, a.keywords, a.people
       FROM asset a JOIN dir d ON d.id = a.dir_id LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id
      WHERE a.id = ?`,
    assetId,
  );

/**
 * What a field says after a replacement or a template; both work on the words that the asset shows, also on its file's own.
 * Null: nothing to say. What does not change is left as it was said (`previous`).
 */
export function filledIn(
  db: Reader,
  assetId: number,
  previous: string | readonly string[] | null,
  change: Replacement | Filling,
  standing: Standing,
): string | readonly string[] | null {
  const shown = shownOf(db, assetId);
  if (!shown) return previous;
  if (change.op === 'template') return filled(shown, change, standing) || null;
  const pattern = patternOf(change);
  if (change.field === 'keywords' || change.field === 'people') {
    const list = JSON.parse(shown[change.field]) as string[];
    const next = [...new Set(list.map((word) => replaced(word, pattern, change.value)).filter(Boolean))];
    return JSON.stringify(next) === JSON.stringify(list) ? previous : next;
  }
  const text = shown[change.field];
  if (text === null) return previous;
  const next = replaced(text, pattern, change.value);
  return next === text ? previous : next || null;
}

const replaced = (text: string, pattern: RegExp, value: string): string =>
  text
    .replace(pattern, () => value)
    .replace(/\s{2,}/g, ' ')
    .trim();

/** Letters however they are composed; whole words end where no letter or digit goes on. */
function patternOf({ find, matchCase, wholeWords }: Replacement): RegExp {
  const escaped = find.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = wholeWords ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped;
  return new RegExp(word, matchCase ? 'gu' : 'giu');
}

function filled(shown: Shown, { value, start }: Filling, { at, of }: Standing): string {
  const digits = String(start + of - 1).length;
  const values: Record<TemplateVariable, string | null> = {
    title: shown.title,
    theme: shown.theme,
    date: shown.date,
    event: shown.event,
    place: shown.place,
    people: (JSON.parse(shown.people) as string[]).join(', '),
    creator: shown.creator,
    unit: shown.unit,
    name: shown.name.replace(/\.[^.]+$/, ''),
    folder: shown.folder.split('/').at(-1) ?? '',
    number: String(start + at).padStart(digits, '0'),
    count: String(of),
  };
  return fillTemplate(value, values);
}

/** The words of a field that an asset shows, as one text; for a look beforehand. */
export function shownText(db: Reader, assetId: number, field: EditField): string | null {
  const shown = shownOf(db, assetId);
  if (!shown) return null;
  if (field === 'keywords' || field === 'people') return (JSON.parse(shown[field]) as string[]).join(', ') || null;
  return shown[field];
}

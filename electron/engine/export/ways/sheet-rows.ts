import { channels } from '../../../../shared/model/export.ts';
import { type AssetKind, assetKinds } from '../../../../shared/model/kind.ts';
import { all, type Reader } from '../../db/connection.ts';

/** What a sheet says about an asset; guesses are left out. */
export interface SheetRow {
  readonly id: string;
  readonly name: string;
  readonly kind: AssetKind;
  readonly title: string | null;
  readonly caption: string | null;
  readonly theme: string | null;
  readonly event: string | null;
  /** YYYY[-MM[-DD]], or two of these with `/` between. */
  readonly date: string | null;
  readonly place: string | null;
  readonly people: readonly string[];
  readonly keywords: readonly string[];
  readonly creator: string | null;
  readonly copyright: string | null;
  readonly unit: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly channels: readonly (typeof channels)[number][];
  readonly times: number;
  /** Key of its pictures in the picture store. */
  readonly picture: string | null;
}

interface Row extends Omit<SheetRow, 'kind' | 'people' | 'keywords' | 'channels'> {
  readonly kind: number;
  readonly people: string;
  readonly keywords: string;
  readonly bits: number;
}

const byUids = `SELECT a.uid AS id, a.name, a.kind, a.title, a.caption, t.name AS theme, e.name AS event, a.date, a.place,
    a.people, a.keywords, a.creator, a.copyright, a.unit, a.width, a.height, a.bytes, a.channels AS bits,
    a.times_out AS times, a.picture
  FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value
  LEFT JOIN theme t ON t.id = a.theme_id LEFT JOIN event e ON e.id = a.event_id ORDER BY j.key`;

/** Rows of the assets that are there, in the order of the ids. */
export const sheetRows = (db: Reader, ids: readonly string[]): SheetRow[] =>
  all<Row>(db, byUids, JSON.stringify(ids)).map(({ bits, kind, people, keywords, ...row }) => ({
    ...row,
    kind: assetKinds[kind] ?? 'other',
    people: JSON.parse(people) as string[],
    keywords: JSON.parse(keywords) as string[],
    channels: channels.filter((_, n) => bits & (1 << n)),
  }));

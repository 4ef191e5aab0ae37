import type { LookAsset, LookGroup } from '../../../shared/model/look.ts';
import { cardsByUids } from '../db/cards.ts';
import { all, type Reader } from '../db/connection.ts';
import { consentsAlsoOf } from '../db/consents.ts';
import { applyEdit } from '../db/edits.ts';
import { type FoundGroup, LookGroups } from '../ingest/look-groups.ts';
import { keepingItems } from '../ingest/look-keep.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

export const looksApi = (os: Implementer['looks'], engine: Engine) => {
  const { db, store, media, search } = engine;
  const found = new LookGroups({ db, store, media, looks: search.looks });
  return {
    groups: os.groups.handler(async ({ input: { closeness, offset, limit }, signal }) => {
      const { groups, total } = await found.groups(closeness, offset, limit, signal);
      return { groups: shown(db, groups), total, waiting: engine.looks.waiting };
    }),
    keep: os.keep.handler(({ input: { groups, withWords }, context }) =>
      edited(engine, () => {
        // who agreed to be shown, or took that back, is shown on the one that is kept, too
        const hidden = groups.flatMap(({ keep, hide }) => hide.map((from) => ({ from, into: keep })));
        const consents = withWords ? consentsAlsoOf(db, hidden, false) : [];
        return applyEdit(db, engine.editContext(context.person), keepingItems(db, groups, withWords), consents);
      }),
    ),
  };
};

function shown(db: Reader, groups: readonly FoundGroup[]): LookGroup[] {
  const ids = groups.flatMap((group) => group.ids);
  const more = new Map(
    all<{ uid: string; bytes: number; folder: string; others: string }>(
      db,
      `SELECT a.uid, a.bytes, d.path AS folder,
          (SELECT json_group_array(s.uid) FROM asset s WHERE s.stack = a.stack AND s.id <> a.id) AS others
        FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value JOIN dir d ON d.id = a.dir_id`,
      JSON.stringify(ids),
    ).map((row) => [row.uid, row]),
  );
  const cards = new Map(cardsByUids(db, ids).map((card) => [card.id, card]));
  return groups.map((group) => ({
    why: [...group.why],
    assets: group.ids.flatMap((id): LookAsset[] => {
      const [card, row] = [cards.get(id), more.get(id)];
      if (!card || !row) return [];
      return [{ ...card, bytes: row.bytes, folder: row.folder, goesWith: JSON.parse(row.others) as string[] }];
    }),
  }));
}

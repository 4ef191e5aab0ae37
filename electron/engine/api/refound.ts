import { assetById } from '../db/assets.ts';
import { run, transaction, type Writer } from '../db/connection.ts';
import { refoundGroups, refoundIds, refoundItems, setRefoundTold } from '../db/refound.ts';
import { undoRefound } from '../ingest/refound-undo.ts';
import { restack } from '../ingest/stacks.ts';
import type { PictureStore } from '../media/store.ts';
import { indexAssets } from '../search/index-write.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** Records of one transaction: a thousand of them would hold up whoever types meanwhile. */
const atOnce = 200;

export const refoundApi = (os: Implementer['refound'], engine: Engine) => ({
  groups: os.groups.handler(({ input }) => refoundGroups(engine.db, input.untold)),
  items: os.items.handler(({ input }) => refoundItems(engine.db, input.group, input.offset, input.limit)),
  told: os.told.handler(({ input }) => {
    transaction(engine.db, () => setRefoundTold(engine.db, input.groups));
    engine.changes.note({ refound: true });
    return {};
  }),
  undo: os.undo.handler(({ input }) => {
    const known = refoundIds(engine.db, input.group);
    const asked = input.items && new Set(input.items);
    return { undone: undo(engine, asked ? known.filter((id) => asked.has(id)) : known) };
  }),
});

/** Takes records back, the newest first; returns how many could be. */
function undo({ db, changes, search, store, host }: Engine, ids: readonly number[]): number {
  let undone = 0;
  for (let from = 0; from < ids.length; from += atOnce) {
    const touched = new Set<number>();
    transaction(db, () => {
      for (const id of ids.slice(from, from + atOnce)) {
        const changed = undoRefound(db, id, host.clock.now());
        if (changed) undone += 1;
        for (const one of changed ?? []) touched.add(one);
        for (const one of changed ?? []) keepPicture(db, store, one);
      }
      for (const one of restack(db, [...touched])) touched.add(one);
      indexAssets(db, [...touched]);
    });
    search.noteChanged([...touched]);
    const assets = [...touched].flatMap((id) => assetById(db, id)?.uid ?? []);
    changes.note({ assets, membership: true, folders: true, roots: true, refound: true });
  }
  return undone;
}

/** The picture of a content that is gone from the disk cannot be drawn again, but may still be kept. */
function keepPicture(db: Writer, store: PictureStore, id: number): void {
  const content = assetById(db, id)?.content ?? null;
  if (content === null || !store.has(content, 'thumb')) return;
  run(
    db,
    'UPDATE asset SET picture = ?, picture_kind = coalesce(picture_kind, 0), picture_state = 1 WHERE id = ? AND picture IS NULL AND turn = 0',
    content,
    id,
  );
}

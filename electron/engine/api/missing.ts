import { transaction } from '../db/connection.ts';
import { forgetAsset, missingAssets } from '../db/missing.ts';
import { indexAssets } from '../search/index-write.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** Assets of one transaction. */
const atOnce = 500;

export const missingApi = (os: Implementer['missing'], engine: Engine) => ({
  list: os.list.handler(({ input }) => missingAssets(engine.db, input.root, input.offset, input.limit)),
  forget: os.forget.handler(({ input }) => ({ forgotten: forget(engine, input.ids) })),
});

/** Forgets those that are missing; returns how many. */
function forget({ db, changes, search }: Engine, uids: readonly string[]): number {
  let forgotten = 0;
  for (let from = 0; from < uids.length; from += atOnce) {
    const some = uids.slice(from, from + atOnce);
    const ids = transaction(db, () => {
      const gone = some.flatMap((uid) => forgetAsset(db, uid) ?? []);
      indexAssets(db, gone);
      return gone;
    });
    forgotten += ids.length;
    if (!ids.length) continue;
    search.noteChanged(ids);
    changes.note({ assets: some, membership: true, folders: true, roots: true, refound: true });
  }
  return forgotten;
}

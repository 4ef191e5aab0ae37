import type { Verdict } from '../../../../shared/model/rights.ts';
import type { ChangeFeed } from '../../changes.ts';
import { assetByUid } from '../../db/assets.ts';
import type { Writer } from '../../db/connection.ts';
import { keepCopies } from '../../db/copy-journal.ts';
import type { EditContext } from '../../db/edit-log.ts';
import type { Search } from '../../search/search.ts';
import { verdictOf } from '../gate.ts';
import { noteHanded } from '../ledger.ts';

/** The preset of the bytes as they are, under which an original that was taken stands in the ledger. */
const asItIs = 'asli';

interface TakeContext extends Pick<EditContext, 'host' | 'clock' | 'journal'> {
  readonly db: Writer;
  readonly search: Pick<Search, 'noteChanged'>;
  readonly changes: ChangeFeed;
}

/**
 * Asks whether the original of an asset may be taken out as it is, for nobody knows which channel, by the person at this computer.
 * Where it may, it is written down that it was, once a day.
 * @throws `asset-not-found`
 */
export function takeOriginal({ db, search, changes, ...context }: TakeContext, id: string): Verdict {
  const now = context.host.clock.now();
  const verdict = verdictOf(db, id, 'other', now);
  if (verdict.outcome === 'refused') return verdict;
  const isNew = noteHanded(db, { asset: id, channel: 'other', preset: asItIs, by: context.host.person, at: now });
  const asset = assetByUid(db, id);
  if (isNew && asset) {
    keepCopies(db, context);
    search.noteChanged([asset.id]);
    changes.note({ assets: [id], membership: true });
  }
  return verdict;
}

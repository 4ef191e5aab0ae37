import { BahanError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/model/export.ts';
import { keepCopies } from '../db/copy-journal.ts';
import { syncFolder } from '../db/durable.ts';
import type { EditContext } from '../db/edit-log.ts';
import type { JobRun } from '../jobs/runner.ts';
import { Exporting } from './exporting.ts';
import { countItems, endKnown, endWaiting, exportedAssets } from './items.ts';
import { type ExportContext, orderOf } from './order.ts';
import { reasonOf } from './reasons.ts';
import { Stage } from './stage.ts';
import { prepareTarget } from './target-place.ts';

export interface ExportJobContext extends ExportContext, Pick<EditContext, 'clock' | 'journal'> {
  /** As the office has them now, for jobs that did not keep theirs. */
  presets(): readonly Preset[];
  /** Hears at the end of which assets, by row id, copies left the library. */
  left(ids: readonly number[]): void;
}

/** Milliseconds between two lines of the journal about the copies of one export. */
const keptEvery = 5_000;

/**
 * The work of an `export` job: every copy to its end, all of an asset from one decoding. Each is a temporary file first, then
 * renamed; what a person cancelled is said of it, and a library that closes leaves the rest waiting for its next start.
 * @throws `target-full`, `target-missing`, … when the target takes no more; what was left failed with that reason
 */
export async function runExport(context: ExportJobContext, run: JobRun): Promise<void> {
  const { db } = context;
  const order = orderOf(run.payload, context.presets());
  const jobId = run.row.id;
  let stage: Stage | undefined;
  const keeping = setInterval(() => keepCopies(db, context), keptEvery);
  try {
    endKnown(db, run.row);
    prepareTarget(db, order.to, order.insideRoot);
    if (order.as !== 'files') stage = new Stage(order.to, run.row.uid);
    await new Exporting(context, run, order, stage).all();
    if (!run.signal.aborted) {
      syncFolder(order.to);
      stage?.remove();
    }
  } catch (error) {
    if (run.signal.aborted) throw error;
    endWaiting(db, jobId, 'failed', reasonOf(error));
    throw error;
  } finally {
    clearInterval(keeping);
    keepCopies(db, context);
    const { reason } = run.signal;
    if (run.signal.aborted && reason instanceof BahanError && reason.code === 'cancelled') {
      endWaiting(db, jobId, 'cancelled', null);
      stage?.remove();
    }
    const { total, waiting, failed } = countItems(db, jobId);
    run.progress(total - waiting, total, failed);
    context.left(exportedAssets(db, jobId));
  }
}

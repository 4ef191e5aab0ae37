import { BahanError } from '../../../shared/errors.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import { tidyDate } from '../../../shared/text/tidy-date.ts';
import { assetByUid } from '../db/assets.ts';
import { cardsByUids } from '../db/cards.ts';
import { historyOf } from '../db/edit-history.ts';
import { redoEdit, undoEdit } from '../db/edit-undo.ts';
import { applyEdit } from '../db/edits.ts';
import { filesOfAsset } from '../db/files.ts';
import { objectsOf, wholeOf } from '../db/objects.ts';
import { assetAtPath, matchPaths } from '../db/paths.ts';
import { confirmedItems, previewEdit } from '../db/previews.ts';
import { summarize } from '../db/summaries.ts';
import { sidecarsOf } from '../ingest/sidecars.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

export const assetsApi = (os: Implementer['assets'], engine: Engine) => ({
  get: os.get.handler(({ input }) => {
    const whole = wholeOf(engine.db, input.id);
    if (!whole) throw new BahanError('asset-not-found', { id: input.id });
    const files = filesOfAsset(engine.db, assetByUid(engine.db, input.id)?.id ?? 0);
    const beside = files.filter((file) => !file.missing).flatMap((file) => sidecarsOf(engine.db, file));
    return { ...whole, sidecars: [...new Set(beside.map(({ path }) => path))] };
  }),
  rawFacts: os.rawFacts.handler(async ({ input, signal }) => [
    ...(await engine.media.ask(
      { what: 'raw-facts', path: engine.originalOf(input.id).path },
      { signal, priority: 'now' },
    )),
  ]),
  cards: os.cards.handler(({ input }) => cardsByUids(engine.db, input.ids)),
  objects: os.objects.handler(({ input }) => objectsOf(engine.db, input.ids)),
  find: os.find.handler(({ input }) => {
    const id = assetAtPath(engine.db, input.path);
    if (!id) throw new BahanError('asset-not-found', { path: input.path });
    return { id };
  }),
  match: os.match.handler(({ input }) => ({ ids: matchPaths(engine.db, input.paths) })),
  summarize: os.summarize.handler(({ input }) => summarize(engine.db, input.ids)),
  history: os.history.handler(({ input }) => historyOf(engine.db, input.id, input.subject)),
  edit: os.edit.handler(({ input, context }) => {
    refuseDates(input.changes);
    const items = input.ids.map((id) => ({ id, changes: input.changes }));
    return edited(engine, () => applyEdit(engine.db, engine.editContext(context.person), items));
  }),
  editEach: os.editEach.handler(({ input, context }) => {
    for (const { changes } of input.items) refuseDates(changes);
    return edited(engine, () => applyEdit(engine.db, engine.editContext(context.person), input.items));
  }),
  preview: os.preview.handler(({ input }) => {
    refuseDates(input.changes);
    return previewEdit(engine.db, input.ids, input.changes, input.limit);
  }),
  confirm: os.confirm.handler(({ input, context }) =>
    edited(engine, () =>
      applyEdit(engine.db, engine.editContext(context.person), confirmedItems(engine.db, input.ids, input.fields)),
    ),
  ),
  undo: os.undo.handler(({ input, context }) =>
    edited(engine, () => undoEdit(engine.db, engine.editContext(context.person), input.edit)),
  ),
  redo: os.redo.handler(({ context }) => edited(engine, () => redoEdit(engine.db, engine.editContext(context.person)))),
  visible: os.visible.handler(({ input }) => {
    engine.ingest.show(input.session, input.ids);
    return {};
  }),
});

/** A day that no calendar has is said to whoever typed it; a range the wrong way round is put in order when it is said. */
function refuseDates(changes: readonly EditChange[]): void {
  for (const { field, value } of changes) {
    if (field === 'date' && value && tidyDate(value) === null) throw new BahanError('bad-input', { field, value });
  }
}

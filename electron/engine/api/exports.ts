import { BahanError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/model/export.ts';
import { applyEdit, type ThingItem } from '../db/edits.ts';
import { newId } from '../db/ids.ts';
import { saidCrop } from '../export/crops.ts';
import { exportItems, pagesOf, planItems, waitAgain } from '../export/items.ts';
import { type ExportOrder, orderOf, withMetadata } from '../export/order.ts';
import { isWarned, planExport } from '../export/plan.ts';
import { findPreset, importedPresets, removedPreset, savedPreset } from '../export/presets.ts';
import { extractsOf } from '../export/source.ts';
import { prepareTarget } from '../export/target-place.ts';
import { jobByUid } from '../jobs/queue.ts';
import { libraryPaths } from '../library-folder.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';
import { exportFilmsApi } from './export-films.ts';
import { exportLogosApi } from './export-logos.ts';
import { exportLooksApi } from './export-looks.ts';
import { exportWaysApi } from './export-ways.ts';

export const exportsApi = (os: Implementer['exports'], engine: Engine) => {
  const { db, jobs, host } = engine;
  const saying = (person: string | undefined, ...things: readonly ThingItem[]) =>
    edited(engine, () => applyEdit(db, engine.editContext(person), [], things));
  const chosen = (ids: readonly string[]): Preset[] => {
    const known = engine.presets;
    return ids.map((id) => {
      const { origin: _, ...preset } = findPreset(known, id);
      return preset;
    });
  };
  return {
    presets: os.presets.handler(() => [...engine.presets]),
    savePreset: os.savePreset.handler(({ input, context }) =>
      saying(context.person, savedPreset(engine.ownPresets, input.preset)),
    ),
    removePreset: os.removePreset.handler(({ input, context }) =>
      saying(context.person, removedPreset(db, engine.ownPresets, input.id)),
    ),
    importPresets: os.importPresets.handler(({ input, context }) => {
      const things = importedPresets(db, engine.ownPresets, input.text);
      // what is there already is no step of undo
      if (things.length === 0) return { edit: '', changed: 0, created: { themes: [], events: [] }, gone: [] };
      return saying(context.person, ...things);
    }),
    plan: os.plan.handler(({ input, signal }) => {
      const { ids, to, as } = input;
      const extracts = extractsOf(db, input.extracts);
      const { logos } = libraryPaths(engine.folder);
      return planExport(db, { ids, presets: chosen(input.presets), to, as, extracts, logos }, host, signal);
    }),
    start: os.start.handler(async ({ input, context, signal }) => {
      const { ids, to, as, conflict, insideRoot, language, metadata } = input;
      const presets = withMetadata(chosen([...new Set(input.presets)]), metadata);
      prepareTarget(db, to, insideRoot);
      const extracts = extractsOf(db, input.extracts);
      // between the plan that a person read and this, a colleague may have said something of what is in it
      if (!input.warningsSeen && (await isWarned(db, { ids, presets, extracts }, host, signal))) {
        throw new BahanError('warnings-unseen');
      }
      const by = context.person ?? host.person;
      const order: ExportOrder = { to, as, conflict, presets, extracts, insideRoot, language, by };
      // the rows of the items are written before the work begins, in the same turn of the event loop
      const count = [...new Set(ids)].reduce((sum, id) => sum + pagesOf(extracts[id]).length * presets.length, 0);
      const job = jobs.add('export', newId(), order, { count, folder: to });
      planItems(db, rowOf(engine, job.id), { ids: [...new Set(ids)], presets, extracts });
      return job;
    }),
    retry: os.retry.handler(({ input }) => {
      const row = jobByUid(db, input.job);
      if (row?.kind !== 'export') throw new BahanError('job-not-found', { id: input.job });
      const { to, insideRoot } = orderOf(JSON.parse(row.payload), []);
      prepareTarget(db, to, insideRoot);
      waitAgain(db, row.id);
      return jobs.again(input.job);
    }),
    items: os.items.handler(({ input }) => exportItems(db, input.job, input.offset, input.limit)),
    crop: os.crop.handler(({ input, context }) => {
      const item = saidCrop(db, input.id, input.ratio, input.part, input.of);
      return edited(engine, () => applyEdit(db, engine.editContext(context.person), [item]));
    }),
    ...exportWaysApi(os, engine),
    ...exportLogosApi(os, engine),
    ...exportLooksApi(os, engine),
    ...exportFilmsApi(os, engine),
  };
};

function rowOf({ db }: Engine, uid: string): number {
  const row = jobByUid(db, uid);
  if (!row) throw new BahanError('job-not-found', { id: uid });
  return row.id;
}

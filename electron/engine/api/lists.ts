import { BahanError } from '../../../shared/errors.ts';
import { applyEdit, differencesOf, type EditItem } from '../db/edits.ts';
import { planList } from '../lists/plan.ts';
import { previewList } from '../lists/preview-list.ts';
import { withList } from '../lists/read-list.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

export const listsApi = (os: Implementer['lists'], engine: Engine) => ({
  preview: os.preview.handler(({ input, signal }) =>
    withList(
      engine.media,
      input.source,
      input.columns,
      (list) => previewList(engine.db, list, { base: baseOf(input.source), signal }),
      signal,
    ),
  ),
  apply: os.apply.handler(({ input, context, signal }) =>
    withList(
      engine.media,
      input.source,
      input.columns,
      async (list) => {
        const { format } = list;
        const base = input.base ?? baseOf(input.source);
        const plan = await planList(engine.db, list, { base, signal });
        const { mistake, matched, unmatched, items, problems, problemsMore } = plan;
        if (input.strict && format === 'json' && mistake) throw new BahanError('bad-input', { ...mistake });
        const nothing = { edit: '', changed: 0, created: { themes: [], events: [] }, gone: [] };
        const done = saysAnything(engine, items)
          ? edited(engine, () => applyEdit(engine.db, engine.editContext(context.person), items))
          : nothing;
        return {
          ...done,
          ...{ matched, problemsMore, unmatched: [...unmatched], problems: [...problems] },
        };
      },
      signal,
    ),
  ),
});

/** Whether anything of it is new: else there would be a step of undo that does nothing. */
function saysAnything({ db }: Engine, items: readonly EditItem[]): boolean {
  for (let at = 0; at < items.length; at += 500) {
    if (differencesOf(db, items.slice(at, at + 500)).differences.length > 0) return true;
  }
  return false;
}

/** Lists lie beside the folders that they speak of. */
const baseOf = (source: { path: string } | { name: string; bytes: string }): string | undefined =>
  'path' in source ? source.path.replace(/[\\/][^\\/]*$/, '') : undefined;

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssetObject } from '../../../shared/model/asset.ts';
import { type EditField, editField } from '../../../shared/model/edit.ts';
import { useEdit } from '../../data/edits.ts';
import { useEngine } from '../../data/engine.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { reasonWords } from './reason-words.ts';

/** Above this, guesses are not counted beforehand: nobody looks through so many at once. */
const atMost = 5000;
/** Objects that the engine gives at once. */
const piece = 1000;

export interface FieldGuesses {
  readonly field: EditField;
  readonly count: number;
  /** The one value that all of them propose; undefined where they differ. */
  readonly value: string | undefined;
  /** Reasons, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** What is proposed for assets that say nothing there themselves, field by field. */
export function countGuesses(objects: readonly AssetObject[]): { assets: number; fields: readonly FieldGuesses[] } {
  const found = new Map<EditField, { values: Set<string>; count: number; reasons: Map<string, number> }>();
  let assets = 0;
  for (const object of objects) {
    let isMeant = false;
    for (const [name, guess] of Object.entries(object.proposed)) {
      const field = editField.safeParse(name === 'description' ? 'caption' : name);
      if (!field.success || isSaid(object, field.data)) continue;
      isMeant = true;
      const known = found.get(field.data) ?? {
        values: new Set<string>(),
        count: 0,
        reasons: new Map<string, number>(),
      };
      known.values.add(guess.value);
      known.count += 1;
      known.reasons.set(guess.reason, (known.reasons.get(guess.reason) ?? 0) + 1);
      found.set(field.data, known);
    }
    if (isMeant) assets += 1;
  }
  const fields = editField.options.flatMap((field): FieldGuesses[] => {
    const known = found.get(field);
    if (!known) return [];
    const { values, count } = known;
    const reasons = [...known.reasons].map(([reason, of]) => ({ reason, count: of })).sort((a, b) => b.count - a.count);
    return [{ field, count, value: values.size === 1 ? [...values][0] : undefined, reasons }];
  });
  return { assets, fields };
}

function isSaid(object: AssetObject, field: EditField): boolean {
  if (field === 'caption') return object.description !== null;
  if (field === 'unit') return false;
  const value = object[field];
  return value !== null && value.length > 0;
}

/** What the program guesses for many: all of it, or one field of all, is taken with one press, as one edit. */
export function Guesses({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const engine = useEngine();
  const { confirm } = useEdit();
  const sorted = useMemo(() => [...ids].sort(), [ids]);
  const isCounted = sorted.length <= atMost;
  const { data } = useQuery({
    // under the name of the summary, so that whatever makes that old makes this old
    queryKey: ['summary', 'guesses', sorted],
    queryFn: async ({ signal }) => {
      const objects: AssetObject[] = [];
      for (let from = 0; from < sorted.length; from += piece)
        objects.push(...(await engine.assets.objects({ ids: sorted.slice(from, from + piece) }, { signal })));
      return countGuesses(objects);
    },
    enabled: sorted.length > 1 && isCounted,
    gcTime: 0,
  });
  if (isCounted && (!data || data.assets === 0)) return null;
  const write = (field: EditField, value: string) => (field === 'date' ? formats.date(value) : value);
  return (
    <div className="guesses">
      <p>{data ? t('guesses.title', { count: data.assets }) : t('guesses.many')}</p>
      {data ? (
        <ul className="guesses__fields">
          {data.fields.map(({ field, count, value, reasons }) => {
            const why = reasons.map((one) => `${reasonWords(one.reason, t)} (${formats.number(one.count)})`).join('\n');
            return (
              <li key={field}>
                <button type="button" title={why} aria-description={why} onClick={() => void confirm(ids, [field])}>
                  <span className="hidden-words">{t('guesses.use')} </span>
                  <span>
                    {t(`field.${field}`)} <span className="guesses__count">{formats.number(count)}</span>
                  </span>
                  {value === undefined ? null : <em>“{write(field, value)}”</em>}
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
      <button type="button" className="guesses__all" onClick={() => void confirm(ids)}>
        {t('guesses.use-all', { count: data?.assets ?? ids.length })}
      </button>
    </div>
  );
}

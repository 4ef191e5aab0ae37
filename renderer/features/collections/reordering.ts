import type { CollectionEdits } from '../../data/collections.ts';
import type { ResultHolder } from '../../data/result-holder.ts';

type Order = readonly string[];

/** The order after these were put before another one, or at the end; what moves keeps its own order. */
export function rearranged(order: Order, moved: ReadonlySet<string>, before: string | null): Order {
  const left = order.filter((id) => !moved.has(id));
  const at = before === null ? left.length : left.indexOf(before);
  return left.toSpliced(at < 0 ? left.length : at, 0, ...order.filter((id) => moved.has(id)));
}

/** Before which one these come when they step on or back; undefined where there is no way on. */
export function stepBefore(order: Order, moved: ReadonlySet<string>, step: 1 | -1): string | null | undefined {
  const first = order.findIndex((id) => moved.has(id));
  if (first < 0) return undefined;
  const left = order.filter((id) => !moved.has(id));
  const at = order.slice(0, first).length + step;
  if (at < 0 || at > left.length) return undefined;
  return left[at] ?? null;
}

/** Before which one something comes that is dropped at a place of the order; null: at the end. */
export function dropBefore(order: Order, moved: ReadonlySet<string>, place: number): string | null {
  return order.slice(place).find((id) => !moved.has(id)) ?? null;
}

/** Moves what is chosen within a collection: seen at once, then said. */
export async function reorder(
  results: ResultHolder,
  edits: CollectionEdits,
  collection: string,
  moved: ReadonlySet<string>,
  to: (order: Order) => string | null | undefined,
): Promise<string | undefined> {
  const order = await results.ids(0, results.total());
  const before = to(order);
  if (before === undefined) return undefined;
  const next = rearranged(order, moved, before);
  if (next.every((id, at) => id === order[at])) return undefined;
  results.rearrange(order, next);
  const ids = order.filter((id) => moved.has(id));
  const edit = await edits.order({ id: collection, name: '' }, ids, before);
  if (edit === undefined) results.refresh();
  return edit;
}

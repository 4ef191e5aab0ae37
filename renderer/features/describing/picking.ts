/** Which photographs are chosen, and on which of them the keyboard stands. */
export interface Picking {
  readonly ids: ReadonlySet<string>;
  readonly focused: string | undefined;
  /** Where a range begins. */
  readonly anchor: string | undefined;
}

export const noPicking: Picking = { ids: new Set(), focused: undefined, anchor: undefined };

/** Ids in the order in which they are shown. */
type Order = readonly string[];

export const only = (id: string): Picking => ({ ids: new Set([id]), focused: id, anchor: id });

export function toggled(picking: Picking, id: string): Picking {
  const ids = new Set(picking.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, focused: id, anchor: id };
}

/** From where the range begins to `id`, both included. With `add` it joins what is chosen. */
export function extended(picking: Picking, order: Order, id: string, add = false): Picking {
  const to = order.indexOf(id);
  const anchor = picking.anchor ?? picking.focused ?? id;
  const from = order.indexOf(anchor);
  if (to < 0) return picking;
  if (from < 0) return only(id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(add ? [...picking.ids, ...range] : range), focused: id, anchor };
}

export const all = (picking: Picking, order: Order): Picking => ({
  ids: new Set(order),
  focused: picking.focused ?? order[0],
  anchor: order[0],
});

/** Nothing chosen; the keyboard stays where it is. */
export const cleared = (picking: Picking): Picking => ({ ...picking, ids: new Set(), anchor: undefined });

/** What is still there. Where the keyboard stood on what is gone, it stands on what took its place. */
export function surviving(picking: Picking, before: Order, order: Order): Picking {
  const there = new Set(order);
  const isKept = (id: string) => there.has(id);
  if ([...picking.ids].every(isKept) && (picking.focused === undefined || there.has(picking.focused))) return picking;
  const ids = new Set([...picking.ids].filter(isKept));
  let { focused } = picking;
  if (focused !== undefined && !there.has(focused)) {
    const at = before.indexOf(focused);
    focused = before.slice(at + 1).find(isKept) ?? before.slice(0, at).findLast(isKept);
  }
  return {
    ids,
    focused,
    anchor: picking.anchor !== undefined && there.has(picking.anchor) ? picking.anchor : undefined,
  };
}

/** What an action is done to: the chosen ones, else the one that the keyboard stands on. In the order shown. */
export function actedOn(picking: Picking, order: Order): readonly string[] {
  if (picking.ids.size > 0) return order.filter((id) => picking.ids.has(id));
  return picking.focused === undefined ? [] : [picking.focused];
}

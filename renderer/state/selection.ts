import { createStore, useStore } from './store.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Index in the result of what the keyboard stands on. */
  readonly focused: number | undefined;
  readonly focusedId: string | undefined;
  /** Where a range begins. */
  readonly anchor: number | undefined;
}

/** Where the ids of a range come from: the page holds only what is near. `to` is exclusive. */
export interface IdSource {
  idAt(index: number): string | undefined;
  ids(from: number, to: number): Promise<readonly string[]>;
  total(): number;
}

const none: Selection = { ids: new Set(), focused: undefined, focusedId: undefined, anchor: undefined };

export const selection = createStore<Selection>(none);

let source: IdSource | undefined;
let asked = 0;

/** Called once by whoever holds the result. Returns how to take it back. */
export function setIdSource(next: IdSource): () => void {
  source = next;
  return () => {
    if (source === next) source = undefined;
  };
}

/** This one alone. */
export function select(index: number, id: string): void {
  asked += 1;
  selection.set({ ids: new Set([id]), focused: index, focusedId: id, anchor: index });
}

/** Moves the keyboard's place and leaves the selection as it is. */
export function focus(index: number, id: string | undefined): void {
  selection.set((previous) => ({ ...previous, focused: index, focusedId: id }));
}

export function toggle(index: number, id: string): void {
  asked += 1;
  selection.set((previous) => {
    const ids = new Set(previous.ids);
    if (!ids.delete(id)) ids.add(id);
    return { ids, focused: index, focusedId: id, anchor: index };
  });
}

/** From the anchor to `index`, both included. With `add` the range joins what is selected. */
export async function extendTo(index: number, options: { readonly add?: boolean } = {}): Promise<void> {
  const before = selection.get();
  const anchor = before.anchor ?? before.focused ?? index;
  selection.set({ ...before, focused: index, focusedId: source?.idAt(index), anchor });
  const found = await range(Math.min(anchor, index), Math.max(anchor, index) + 1);
  if (!found) return;
  selection.set((now) => ({ ...now, ids: new Set(options.add ? [...before.ids, ...found] : found) }));
}

export async function selectAll(): Promise<void> {
  const found = await range(0, source?.total() ?? 0);
  if (found) selection.set((now) => ({ ...now, ids: new Set(found) }));
}

/** Replaces what is selected, as a frame drawn with the pointer does. */
export function selectIds(ids: Iterable<string>): void {
  asked += 1;
  selection.set((previous) => ({ ...previous, ids: new Set(ids) }));
}

export function clearSelection(): void {
  asked += 1;
  selection.set((previous) =>
    previous.ids.size === 0 ? previous : { ...previous, ids: new Set(), anchor: undefined },
  );
}

/** A new search: nothing is selected and the keyboard stands nowhere. */
export function resetSelection(): void {
  asked += 1;
  selection.set(none);
}

/** Ids of a range; undefined when something newer was asked meanwhile or nobody can say. */
async function range(from: number, to: number): Promise<readonly string[] | undefined> {
  if (!source || to <= from) return undefined;
  asked += 1;
  const mine = asked;
  const near: string[] = [];
  for (let index = from; index < to; index += 1) {
    const id = source.idAt(index);
    if (id === undefined) break;
    near.push(id);
  }
  if (near.length === to - from) return near;
  const found = await source.ids(from, to).catch(() => undefined);
  return mine === asked ? found : undefined;
}

const verbs = { select, focus, toggle, extendTo, all: selectAll, selectIds, clear: clearSelection } as const;

export function useSelection(): Selection & typeof verbs {
  return { ...useStore(selection), ...verbs };
}

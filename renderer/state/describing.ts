import type { EventField } from '../../shared/model/event.ts';
import { keep, recall } from './persist.ts';
import { createStore, useStore } from './store.ts';
import { putAwayTip } from './tips.ts';
import { changeView } from './view.ts';

/** Where the describing screen stands; undefined while it is shut. */
export interface Describing {
  /** The event that is described; undefined takes the first one that is still to do. */
  readonly event: string | undefined;
}

export const describing = createStore<Describing | undefined>(undefined);

/** Opens the screen; whatever lies over the window is closed. */
export function openDescribing(event?: string): void {
  changeView({ viewerIndex: undefined, sheet: undefined });
  putAwayTip('describe');
  describing.set({ event });
}
export const closeDescribing = (): void => describing.set(undefined);
export const useDescribing = (): Describing | undefined => useStore(describing);

/** Fields of the form of an event, in the order in which they are walked through. */
export const formFields = [
  'title',
  'theme',
  'date',
  'place',
  'people',
  'unit',
] as const satisfies readonly EventField[];
export type FormField = (typeof formFields)[number];

/** What somebody typed, and what the field showed before: so it can be told when others changed that meanwhile. */
export interface Typed {
  readonly text: string;
  readonly base: string;
}
export type TypedWords = Partial<Record<FormField, Typed>>;

interface Drafts {
  readonly events: Readonly<Record<string, TypedWords>>;
}

/** Typed and not confirmed, by event. It outlives leaving the event, the screen and the window. */
export const drafts = createStore<Drafts>(sound(recall<Drafts>('describing', { events: {} })));
keep('describing', drafts);

function sound({ events }: Drafts): Drafts {
  if (typeof events !== 'object' || events === null) return { events: {} };
  const isTyped = (value: unknown): value is Typed =>
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'base' in value &&
    typeof value.base === 'string';
  const kept = Object.entries(events)
    .slice(-500)
    .map(([id, words]) => [
      id,
      Object.fromEntries(formFields.flatMap((field) => (isTyped(words?.[field]) ? [[field, words[field]]] : []))),
    ]);
  return { events: Object.fromEntries(kept) };
}

const nothing: TypedWords = {};

export function draftOf(event: string): TypedWords {
  return drafts.get().events[event] ?? nothing;
}

export function useDraftOf(event: string): TypedWords {
  return useStore(drafts).events[event] ?? nothing;
}

/** Keeps what was typed into a field; undefined forgets it. */
export function setDraft(event: string, field: FormField, typed: Typed | undefined): void {
  drafts.set(({ events }) => {
    const { [field]: _before, ...others } = events[event] ?? nothing;
    const words = typed ? { ...others, [field]: typed } : others;
    const { [event]: _event, ...rest } = events;
    return { events: Object.keys(words).length > 0 ? { ...rest, [event]: words } : rest };
  });
}

/** Forgets fields whose text is still what it was when it was confirmed. */
export function forgetDrafts(event: string, confirmed: TypedWords): void {
  for (const field of formFields) {
    if (confirmed[field] && draftOf(event)[field]?.text === confirmed[field].text) setDraft(event, field, undefined);
  }
}

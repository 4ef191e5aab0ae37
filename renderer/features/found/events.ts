import type { MessageKey, MessageValues } from '../../../shared/i18n/format.ts';
import type { RefoundGroup, RefoundHow, RefoundReason } from '../../../shared/model/refound.ts';

/** What happened once, as a person saw it: a folder was renamed, and all that lies below it was found again. */
export interface RefoundEvent {
  /** Of its newest group. */
  readonly id: string;
  readonly groups: readonly string[];
  readonly at: number;
  readonly how: RefoundHow;
  readonly reason: RefoundReason;
  readonly count: number;
  readonly undone: number;
  /** Absolute folders: the highest that differ. */
  readonly from: string;
  readonly to: string;
}

/** Groups that came so near to one another belong to one event. */
const togetherMilliseconds = 10 * 60_000;

const parts = (path: string): readonly string[] => path.split(/[\\/]/);
const folderOf = (path: string): string => parts(path).slice(0, -1).join('/');
const nameOf = (path: string): string => parts(path).filter(Boolean).at(-1) ?? path;

/** Two folders without what they have in common at their ends: `/a/X/2020`, `/a/Y/2020` are `/a/X`, `/a/Y`. */
export function highestDifferent(from: string, to: string): { readonly from: string; readonly to: string } {
  let [a, b] = [from, to];
  while (
    a !== b &&
    nameOf(a) === nameOf(b) &&
    folderOf(a) !== '' &&
    folderOf(b) !== '' &&
    folderOf(a) !== folderOf(b)
  ) {
    a = a.slice(0, folderOf(a).length);
    b = b.slice(0, folderOf(b).length);
  }
  return { from: a, to: b };
}

/** Groups as events, in the order of the groups: those of one renamed folder are one, however many folders lay below. */
export function eventsOf(groups: readonly RefoundGroup[]): readonly RefoundEvent[] {
  const events: RefoundEvent[] = [];
  for (const group of groups) {
    const { from, to } = group.how === 'moved' ? highestDifferent(group.from, group.to) : group;
    const at = events.findIndex(
      (event) =>
        event.how === group.how &&
        (event.reason === 'place') === (group.reason === 'place') &&
        event.from === from &&
        event.to === to &&
        Math.abs(event.at - group.at) <= togetherMilliseconds,
    );
    const known = events[at];
    if (!known) {
      const { id, how, reason, count, undone } = group;
      events.push({ id, groups: [id], at: group.at, how, reason, count, undone, from, to });
      continue;
    }
    events[at] = {
      ...known,
      groups: [...known.groups, group.id],
      count: known.count + group.count,
      undone: known.undone + group.undone,
    };
  }
  return events;
}

/**
 * The sentence of an event. A folder counts as renamed when its neighbour took over what was in it and nothing of it is
 * left; `isThere` says whether a folder still has anything in it.
 */
export function sentenceOf(
  event: RefoundEvent,
  isThere: (folder: string) => boolean,
): readonly [MessageKey, MessageValues] {
  const { count, from, to, how } = event;
  const values = { count, from: nameOf(from), to: nameOf(to) };
  if (event.reason === 'place') return ['refound.place', { count, to: to }];
  if (how !== 'moved') return [`refound.${how}`, values];
  const isRenamed = folderOf(from) === folderOf(to) && from !== to && !isThere(from);
  return [isRenamed ? 'refound.folder-renamed' : 'refound.moved', values];
}

/** What a person is told without asking: not what they did themselves a moment ago, nor every saving of a file. */
export const isNews = (event: RefoundEvent): boolean => event.reason !== 'place' && event.how !== 'saved';

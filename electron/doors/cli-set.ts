import type { EditChange } from '../../shared/model/edit.ts';
import { listFlag, textFlag, UsageError } from './cli-arguments.ts';
import { findAssets, printAssets } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { isEditDate } from './cli-dates.ts';
import { exitCodes } from './cli-exit.ts';
import { openForWriting } from './cli-library.ts';

const textFields = ['title', 'theme', 'caption', 'event', 'place'] as const;

export const set: Command = async (call) => {
  const changes = readChanges(call.flags);
  if (changes.length === 0) throw new UsageError('cli.usage.nothingToSet');
  const library = await openForWriting(call);
  try {
    const { ids, unknown } = await findAssets(library.client, call);
    if (ids.length === 0) return exitCodes.itemFailed;
    const { changed } = await library.client.assets.edit({ ids: [...ids], changes }, { signal: call.signal });
    const failed = await printAssets(library.client, ids, call);
    call.out.say(changed > 0 ? call.words.say('cli.set.done', { count: changed }) : call.words.say('cli.set.same'));
    return failed || unknown.length > 0 ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    await library.close();
  }
};

/**
 * What the flags say. People are said as a whole list; keywords are added and taken away one by one. An empty value
 * clears what was said, and what else is given with it begins a new list.
 */
export function readChanges(flags: Call['flags']): EditChange[] {
  const changes: EditChange[] = [];
  for (const field of textFields) {
    const value = textFlag(flags, field);
    if (value !== undefined) changes.push({ field, op: 'set', value });
  }
  const date = textFlag(flags, 'date');
  if (date !== undefined) {
    if (!isEditDate(date)) throw new UsageError('cli.usage.date', { value: date });
    changes.push({ field: 'date', op: 'set', value: date });
  }
  const words = listFlag(flags, 'keyword');
  const named = words.filter((word) => word !== '');
  if (words.length > 0) {
    changes.push({ field: 'keywords', op: named.length < words.length ? 'set' : 'add', value: named });
  }
  const taken = listFlag(flags, 'no-keyword');
  if (taken.length > 0) changes.push({ field: 'keywords', op: 'remove', value: [...taken] });
  const people = listFlag(flags, 'person');
  if (people.length > 0) changes.push({ field: 'people', op: 'set', value: people.filter((name) => name !== '') });
  return changes;
}

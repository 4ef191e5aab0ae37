import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { EngineClient } from '../../shared/api/client.ts';
import { type EditChange, editDate } from '../../shared/model/edit.ts';
import { textFlag, UsageError } from './cli-arguments.ts';
import type { Call, Command } from './cli-call.ts';
import { isEditDate } from './cli-dates.ts';
import { exitCodes } from './cli-exit.ts';
import { openForWriting } from './cli-library.ts';
import { readLines } from './cli-lines.ts';

/** Paths that one call may ask about. */
const perCall = 10_000;

const words = z.union([z.array(z.string()), z.literal('')]).nullish();
const row = z.object({
  path: z.string().min(1),
  title: z.string().nullish(),
  theme: z.string().nullish(),
  date: editDate.refine(isEditDate).nullish(),
  caption: z.string().nullish(),
  event: z.string().nullish(),
  place: z.string().nullish(),
  keywords: words,
  people: words,
});
type Row = z.infer<typeof row>;

export const describe: Command = async (call) => {
  const from = textFlag(call.flags, 'from');
  if (!from) throw new UsageError('cli.usage.noFrom');
  const rows = readRows(call.path(from));
  const library = await openForWriting(call);
  try {
    return await describeRows(library.client, rows, call);
  } finally {
    await library.close();
  }
};

async function describeRows(client: EngineClient, rows: readonly Row[], call: Call): Promise<number> {
  const { out, words: speech, signal } = call;
  const ids = await matchRows(client, rows, call);
  const unmatched = rows.filter((_, n) => !ids[n]).map(({ path }) => path);
  // two rows about one asset are one item, the later words after the earlier ones
  const changes = new Map<string, EditChange[]>();
  for (const [n, each] of rows.entries()) {
    const id = ids[n];
    if (id) changes.set(id, [...(changes.get(id) ?? []), ...changesOf(each)]);
  }
  const items = [...changes].filter(([, said]) => said.length > 0).map(([id, said]) => ({ id, changes: said }));
  const said =
    items.length > 0
      ? await client.assets.editEach({ items }, { signal })
      : { edit: null, changed: 0, created: { themes: [] as string[], events: [] as string[] } };
  const summary = {
    matched: rows.length - unmatched.length,
    unmatched,
    changed: said.changed,
    created: said.created,
    edit: said.edit,
  };
  for (const path of unmatched) out.say(speech.say('cli.describe.unmatched', { path }));
  const made = [...said.created.themes, ...said.created.events];
  if (made.length > 0) out.say(speech.say('cli.describe.created', { names: made.join(', ') }));
  if (out.json) await out.data(summary);
  else
    await out.line(speech.say('cli.describe.done', { ...summary, unmatched: unmatched.length, created: '', edit: '' }));
  return unmatched.length > 0 ? exitCodes.itemFailed : exitCodes.done;
}

async function matchRows(client: EngineClient, rows: readonly Row[], call: Call): Promise<(string | null)[]> {
  const progress = call.out.progress();
  const ids: (string | null)[] = [];
  for (let at = 0; at < rows.length; at += perCall) {
    progress.update(call.words.say('cli.describe.progress'), at, rows.length);
    const paths = rows.slice(at, at + perCall).map(({ path }) => call.path(path));
    ids.push(...(await client.assets.match({ paths }, { signal: call.signal })).ids);
  }
  progress.end();
  return ids;
}

function readRows(path: string): Row[] {
  if (/\.(csv|tsv|xlsx?|ods)$/i.test(path)) throw new UsageError('cli.usage.listFormat', { path });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError('cli.usage.fileUnreadable', { path });
  }
  return readLines(path, text, (value) => row.parse(value));
}

/** What a row says: an absent or null key says nothing, an empty one clears. */
function changesOf(said: Row): EditChange[] {
  const changes: EditChange[] = [];
  for (const field of ['title', 'theme', 'caption', 'event', 'place'] as const) {
    const value = said[field];
    if (typeof value === 'string') changes.push({ field, op: 'set', value });
  }
  if (typeof said.date === 'string') changes.push({ field: 'date', op: 'set', value: said.date });
  for (const field of ['keywords', 'people'] as const) {
    const value = said[field];
    if (value !== null && value !== undefined) changes.push({ field, op: 'set', value: value === '' ? [] : value });
  }
  return changes;
}

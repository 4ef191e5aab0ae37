import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { EngineClient } from '../../shared/api/client.ts';
import {
  type FacetName,
  type FacetValue,
  facetName,
  type SearchOrder,
  type SearchPage,
  type SearchSummary,
  searchOrder,
} from '../../shared/model/search.ts';
import { parse } from '../../shared/query/parse.ts';
import type { QueryNode } from '../../shared/query/tree.ts';
import { numberFlag, switchFlag, textFlag, UsageError } from './cli-arguments.ts';
import { oneLine, printAssets } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { openForReading } from './cli-library.ts';
import { readLines } from './cli-lines.ts';
import { asBahanError } from './cli-words.ts';

/** Cards that one call may ask for. */
const perCall = 1000;
/** Assets shown when nobody says how many. */
const usual = 100;

export const search: Command = async (call) => {
  const batch = textFlag(call.flags, 'batch');
  const limit = numberFlag(call.flags, 'limit') ?? usual;
  const offset = numberFlag(call.flags, 'offset') ?? 0;
  const order = readOrder(textFlag(call.flags, 'order'));
  if (batch !== undefined) {
    if (call.values.length > 0 || switchFlag(call.flags, 'facets')) {
      throw new UsageError('cli.usage.batchAlone', { flag: '--facets' });
    }
    const asked = readBatch(call.path(batch));
    const library = await openForReading(call);
    try {
      return await answerBatch(library.client, asked, { order, limit, offset }, call);
    } finally {
      await library.close();
    }
  }
  if (call.values.length === 0) throw new UsageError('cli.usage.nothingToFind');
  const library = await openForReading(call);
  try {
    return await answerOne(library.client, { order, limit, offset }, call);
  } finally {
    await library.close();
  }
};

interface Range {
  readonly order: SearchOrder;
  readonly limit: number;
  readonly offset: number;
}

async function answerOne(client: EngineClient, range: Range, call: Call): Promise<number> {
  const { out, words, signal } = call;
  const query = call.values.join(' ');
  const page = await open(client, query, call.today, range, signal);
  // which day it is makes no difference to what is a filter
  for (const text of triedIn(parse(query, call.today ?? '2020-01-01').root))
    out.say(words.say('cli.search.tried', { text }));
  for (const { typed, shown } of page.corrections) out.say(words.say('cli.search.corrected', { typed, shown }));
  for (const text of page.ignored ?? []) out.say(words.say('cli.search.ignored', { text }));
  const ids = await idsOf(client, page, range, signal);
  const failed = await printAssets(client, ids, call);
  const total = await client.search.summary({ result: page.result }, { signal });
  if (switchFlag(call.flags, 'facets')) await printFacets(client, page.result, total, call);
  const next = range.offset + ids.length;
  if (next < total.total && ids.length > 0) {
    out.say(words.say('cli.search.shown', { total: total.total, shown: ids.length, next }));
  } else out.say(words.say('cli.search.count', { count: total.total }));
  return failed ? exitCodes.itemFailed : exitCodes.done;
}

const question = z.object({ q: z.string(), today: z.string().nullish() });

function readBatch(path: string): z.infer<typeof question>[] {
  return readLines(path, readText(path), (value) => question.parse(value));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError('cli.usage.fileUnreadable', { path });
  }
}

async function answerBatch(
  client: EngineClient,
  asked: readonly z.infer<typeof question>[],
  range: Range,
  call: Call,
): Promise<number> {
  const progress = call.out.progress();
  let failed = false;
  for (const [n, { q, today }] of asked.entries()) {
    call.signal.throwIfAborted();
    progress.update(call.words.say('cli.search.batch'), n, asked.length);
    try {
      const page = await open(client, q, today ?? call.today, range, call.signal);
      const ids = await idsOf(client, page, range, call.signal);
      const paths: string[] = [];
      for (let at = 0; at < ids.length; at += perCall) {
        const objects = await client.assets.objects({ ids: ids.slice(at, at + perCall) }, { signal: call.signal });
        paths.push(...objects.map((asset) => asset.path));
      }
      const total = page.totalIsExact ? page.total : (await client.search.summary({ result: page.result })).total;
      await (call.out.json
        ? call.out.data({ q, total, paths })
        : call.out.line([q, String(total), ...paths].map(oneLine).join('\t')));
    } catch (error) {
      const known = asBahanError(error);
      if (known?.code !== 'bad-input') throw error;
      failed = true;
      await call.out.data({ q, total: 0, paths: [], error: { code: known.code, message: known.message } });
    }
  }
  progress.end();
  return failed ? exitCodes.itemFailed : exitCodes.done;
}

function open(
  client: EngineClient,
  query: string,
  today: string | undefined,
  { order, limit, offset }: Range,
  signal: AbortSignal,
): Promise<SearchPage> {
  const first = offset === 0 ? Math.min(perCall, Math.max(1, limit)) : 1;
  return client.search.open(
    { session: `command-line-${process.pid}`, query, order, limit: first, ...(today === undefined ? {} : { today }) },
    { signal },
  );
}

/** Ids of the wanted range of a result: from its first page as far as that goes, then in ranges. */
async function idsOf(
  client: EngineClient,
  page: SearchPage,
  { limit, offset }: Range,
  signal: AbortSignal,
): Promise<string[]> {
  const ids = offset === 0 ? page.items.slice(0, limit).map((card) => card.id) : [];
  while (ids.length < limit) {
    const from = offset + ids.length;
    if (page.totalIsExact && from >= page.total) break;
    const to = from + Math.min(perCall, limit - ids.length);
    const more = await client.search.ids({ result: page.result, from, to }, { signal });
    ids.push(...more.ids);
    if (more.ids.length < to - from) break;
  }
  return ids;
}

/** Words that were typed as a filter whose value means nothing there. */
function triedIn(node: QueryNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'word') return node.tried ? [node.text] : [];
  if (node.type === 'not') return triedIn(node.of);
  return node.type === 'and' || node.type === 'or' ? node.of.flatMap(triedIn) : [];
}

/** Values of a facet that are printed. */
const mostValues = 500;

/** All facets; a summary counts some of them, the others are asked for one by one. */
async function printFacets(
  client: EngineClient,
  result: string,
  summary: SearchSummary,
  { out, words, signal }: Call,
): Promise<void> {
  const facets: Partial<Record<FacetName, FacetValue[]>> = { ...summary.facets };
  for (const name of facetName.options)
    facets[name] ??= (await client.search.facet({ result, name, limit: mostValues }, { signal })).values;
  if (out.json) return out.data({ total: summary.total, totalIsExact: true, facets });
  for (const name of facetName.options) {
    const values = (facets[name] ?? []).map(({ value, count }) => `${oneLine(value)} ${count}`);
    if (values.length > 0) await out.line(`${words.say(`search.facet.${name}`)}: ${values.join(', ')}`);
  }
}

function readOrder(given: string | undefined): SearchOrder {
  if (given === undefined) return 'newest';
  const order = searchOrder.safeParse(given);
  if (order.success) return order.data;
  throw new UsageError('cli.usage.choice', { flag: '--order', value: given, choices: searchOrder.options.join(', ') });
}

/**
 * Asked in a process of its own, as the engine is: how much memory searching a library takes. Prints its megabytes once all is
 * looked up that is kept, and at their most while queries are typed.
 */
import { readFileSync } from 'node:fs';
import { close, openReader } from '../../electron/engine/db/connection.ts';
import { openSearch } from '../../electron/engine/search/search.ts';

const [path = '', rest = '40000'] = process.argv.slice(2);
const queries: readonly string[] = JSON.parse(readFileSync(0, 'utf8'));

const reader = openReader(path);
const search = openSearch(reader, { clock: { now: () => Date.UTC(2026, 0, 1) } });
await search.summary(await search.open({ session: 's', query: '' }));
await new Promise((resolve) => setTimeout(resolve, Number(rest)));
const built = process.memoryUsage().rss / 1e6;
for (const order of ['newest', 'best'] as const)
  for (const query of queries) await search.summary(await search.open({ session: 's', query, order }));
console.log(JSON.stringify({ built, most: (process.resourceUsage().maxRSS * 1024) / 1e6 }));
search.close();
close(reader);

/**
 * `npm run bench`: runs test/bench/*.bench.ts one after another and prints their tables with the load of the computer.
 * `--only name` runs one; `--json` prints JSON lines. Each bench exports `name` and `run(): Promise<Row[]>`.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`The benches need Node 24 and this is ${process.versions.node}: run "npm run bench" after "npm ci".`);
  process.exit(2);
}

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const json = args.includes('--json');
const load = () =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
const shown = (value) =>
  Number.isInteger(value)
    ? String(value)
    : value.toLocaleString('en', { maximumSignificantDigits: value >= 100 ? 4 : 3, useGrouping: false });

const benches = [];
for (const file of readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .sort()) {
  if (only && !file.startsWith(`${only}.`)) continue;
  benches.push(await import(pathToFileURL(join(import.meta.dirname, file)).href));
}
if (benches.length === 0) {
  console.error(only ? `There is no bench named ${only}.` : 'There are no benches.');
  process.exit(2);
}

if (!json)
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`,
  );
let failed = 0;
for (const bench of benches) {
  const before = load();
  const start = performance.now();
  try {
    const rows = await bench.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (json) {
      for (const row of rows) console.log(JSON.stringify({ bench: bench.name, ...row, load: before }));
      continue;
    }
    console.log(`\n${bench.name} · ${seconds} s · load before ${before}, after ${load()}`);
    const width = Math.max(...rows.map((row) => row.metric.length));
    for (const row of rows) {
      const beside = row.ratio === undefined ? '' : `   ${shown(row.ratio)} × ${row.baseline ?? 'baseline'}`;
      console.log(`  ${row.metric.padEnd(width)}  ${shown(row.value).padStart(10)} ${row.unit}${beside}`);
    }
  } catch (error) {
    failed += 1;
    console.error(`\n${bench.name} failed: ${error instanceof Error ? error.stack : error}`);
  }
}
process.exit(failed ? 1 : 0);

/**
 * `npm test`: house, types, lint, unit and integration, and the whole program in a real browser.
 * `--long` runs what takes minutes instead, `--torture` what takes hours; `--only house,unit` runs some sections. All sections run, also after a
 * failure; at the end stands what failed, and the last line is always `N passed, N failed`, where types and lint count as one each.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `The tests need Node 24 and this is ${process.versions.node}: run them with "npm test" after "npm ci".`,
  );
  console.log('0 passed, 1 failed');
  process.exit(2);
}

const { ofLines, ofPlaywright, ofVitest } = await import('./what-failed.ts');
const house = resolve(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'bahan-reports-'));
const bin = (name) => join(house, 'node_modules', '.bin', name);
const long = process.argv.includes('--long');
const torture = process.argv.includes('--torture');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1]?.split(',') : undefined;
const env = { ...process.env };

let passed = 0;
let failed = 0;
let running;
/** What failed in all sections, told again at the end: the middle of a long output is often cut where it is shown. */
const failures = [];

/**
 * Ends with the exit code; its whole group of processes is ended when it takes too long or when we are stopped. `hear` is
 * given what it says, which is shown all the same.
 */
function run(command, args, minutes, hear) {
  return new Promise((done) => {
    const grouped = process.platform !== 'win32';
    const stdio = hear ? ['inherit', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd: house, env, stdio, detached: grouped, shell: !grouped });
    const shown = [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ];
    for (const [from, to] of shown) {
      from?.setEncoding('utf8').on('data', (text) => {
        to.write(text);
        hear(text);
      });
    }
    const end = () => {
      try {
        process.kill(grouped ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // it has ended by itself
      }
    };
    running = end;
    const timer = setTimeout(() => {
      console.error(`Stopped after ${minutes} minutes.`);
      failures.push({ where: [command, ...args].join(' '), why: `stopped after ${minutes} minutes` });
      end();
    }, minutes * 60_000);
    child.on('error', () => done(127));
    child.on('close', (code) => {
      clearTimeout(timer);
      end();
      running = undefined;
      done(code ?? 1);
    });
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    running?.();
    rmSync(reports, { recursive: true, force: true });
    process.exit(130);
  });
}

async function section(name, title, work) {
  if (only && !only.includes(name)) return;
  const start = Date.now();
  console.log(`\n━━ ${title} ${'━'.repeat(Math.max(3, 72 - title.length))}`);
  const known = failures.length;
  let result;
  try {
    result = await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(why);
    failures.push({ where: title, why });
    result = { passed: 0, failed: 1 };
  }
  passed += result.passed;
  failed += result.failed;
  if (result.failed && failures.length === known)
    failures.push({ where: title, why: 'an error outside of every test; see above' });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${result.failed ? '✗' : '✓'} ${title}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
}

const report = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

async function once(command, args, minutes) {
  let said = '';
  const code = await run(command, args, minutes, (text) => {
    said += text;
  });
  if (code !== 0) failures.push(...ofLines(said));
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** A file that could not even be loaded, and an error outside of every test, count as one failure each. */
async function vitest(name, args, minutes) {
  const file = join(reports, `${name}.json`);
  const code = await run(
    bin('vitest'),
    ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    minutes,
  );
  const found = report(file);
  if (!found) return { passed: 0, failed: 1 };
  const unloaded = found.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  const counted = found.numFailedTests + unloaded;
  failures.push(...ofVitest(found, house));
  return { passed: found.numPassedTests, failed: counted || (code === 0 ? 0 : 1) };
}

/** What each door needs built. */
const builds = {
  browser: ['renderer/vite.config.ts'],
  double: ['renderer/vite.config.ts', 'renderer/decoder/vite.config.ts', 'electron/vite.config.ts'],
};

/** `share`: the specs that belong to this run; those tagged `@long` and `@screens` are left to the long one. */
async function playwright(name, share, minutes, door = 'browser') {
  const file = join(reports, `${name}.json`);
  env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
  env.BAHAN_E2E_DOOR = door;
  for (const config of builds[door]) {
    const built = await run(bin('vite'), ['build', '-c', config, '--logLevel', 'warn'], 3);
    if (built !== 0) return { passed: 0, failed: 1 };
  }
  const code = await run(
    bin('playwright'),
    ['test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json', ...share],
    minutes,
  );
  const found = report(file);
  if (!found) return { passed: 0, failed: 1 };
  failures.push(...ofPlaywright(found));
  const { stats } = found;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected || (code === 0 ? 0 : 1) };
}

/** Files that `npm test` leaves out, and those with tables that it runs in part. */
const wideFiles = () =>
  globSync('test/**/*.test.{ts,tsx}', { cwd: house }).filter((path) =>
    /^\/\/ @module-tag long$|\/fixtures\/wide\.ts'/m.test(readFileSync(join(house, path), 'utf8')),
  );

/** The browser is found, or installed, once; everything that follows is told where it is. */
async function tellBrowser() {
  const { findBrowser } = await import('./e2e/browser.ts');
  env.BAHAN_CHROMIUM = await findBrowser((line) => console.log(line));
}

const started = Date.now();
console.log(`Node ${process.versions.node}, ${process.platform}, ${availableParallelism()} cores`);
await tellBrowser().catch((error) => console.error(error.message));

/** The sizes that the long tests grow to; each may be set from outside. */
const tortured = {
  BAHAN_STORM_FILES: '5000',
  BAHAN_STORM_SEEDS: '3',
  BAHAN_STORM_ROUNDS: '9',
  BAHAN_KILL_ROUNDS: '200',
  BAHAN_MATCHER_RUNS: '1000',
  BAHAN_SHARE_ROUNDS: '20',
  BAHAN_DISK_ROUNDS: '20',
};

if (torture) {
  for (const [name, size] of Object.entries(tortured)) env[name] ??= size;
  const proofs = [
    ['storm', 'Identity storm', 'identity-storm', 300],
    ['matcher', 'Any sequence of operations', 'matcher', 120],
    ['kill', 'Killed at random moments', 'kill', 180],
    ['export-kill', 'Exports killed at random moments', 'export-kill', 120],
    ['share', 'A share that goes away', 'share', 60],
    ['disk', 'A disk that is full', 'disk', 60],
  ];
  for (const [name, title, file, minutes] of proofs) {
    await section(name, title, () => vitest(name, ['-c', 'test/long/vitest.config.ts', `test/long/${file}`], minutes));
  }
} else if (long) {
  await section('long', 'Long', () => vitest('long', ['-c', 'test/long/vitest.config.ts'], 45));
  await section('wide', 'At their whole width', () => {
    env.BAHAN_WIDE = '1';
    return vitest('wide', ['-c', 'test/vitest.config.ts', ...wideFiles()], 20);
  });
  await section('e2e', 'In the browser', () => playwright('e2e', ['--grep', '@long'], 15));
  await section('screens', 'Every screen', () => playwright('screens', ['--grep', '@screens'], 20));
  // one spec for each thing that the doors do differently; all of them: BAHAN_E2E_DOOR=double npm run test:e2e
  await section('desktop', 'In the desktop program', () => playwright('desktop', ['--grep', '@door'], 12, 'double'));
} else {
  const units = ['-c', 'test/vitest.config.ts'];
  await section('house', 'House', () => vitest('house', [...units, '--project', 'house'], 2));
  const { isTTY } = process.stdout;
  await section('types', 'Types', () => once(bin('tsc'), ['-b', ...(isTTY ? ['--pretty'] : [])], 5));
  await section('lint', 'Lint', () => once(bin('biome'), ['ci', '.', `--colors=${isTTY ? 'force' : 'off'}`], 3));
  await section('unit', 'Unit and integration', () =>
    vitest('unit', [...units, '--project', '!house', '--tags-filter', '!long'], 25),
  );
  await section('e2e', 'In the browser', () => playwright('e2e', ['--grep-invert', '@long|@screens'], 20));
}

rmSync(reports, { recursive: true, force: true });
if (failures.length) {
  console.log('\nWhat failed:');
  for (const { where, why } of failures) console.log(`✗ ${where}\n    ${why.replaceAll('\n', '\n    ')}`);
}
console.log(`\n${((Date.now() - started) / 60_000).toFixed(1)} minutes`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

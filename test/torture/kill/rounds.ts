import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import type { EngineClient } from '../../../shared/api/client.ts';
import { Random } from '../../bench/random.ts';
import { eventually } from '../../fixtures/library.ts';
import { putPhoto } from '../../fixtures/photos.ts';
import { Finished, filesBelow, unfinishedIn, unsound } from './leftovers.ts';
import { makeOlder } from './older-library.ts';

export interface KillSize {
  readonly rounds: number;
  /** Photos at the beginning; each round brings some more. */
  readonly photos: number;
  readonly seed: number;
}

/** What is interrupted. `older`: the library was written by the version before, and is brought up to date. */
type Work = 'work' | 'older' | 'restore';
const works: readonly Work[] = ['work', 'work', 'older', 'work', 'restore'];

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/**
 * Kills a working process at random moments, and says what was wrong after each: nothing, when all is well.
 * `onRound` is told of each round and how many edits it acknowledged.
 */
export async function killRounds(
  { rounds, photos, seed }: KillSize,
  onRound: (round: number, work: Work, edits: number) => void = () => {},
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-kill-'));
  const at = (name: string) => join(folder, name);
  const [library, material, out, second] = [at('library'), at('material'), at('keluar'), at('kedua')];
  for (const place of [material, second]) mkdirSync(place);
  const random = new Random(seed);
  const wrong: string[] = [];
  const originals = new Map<string, string>();
  const said = new Map<string, string>();
  const finished = new Finished();
  const bring = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const number = originals.size;
      const path = join(material, `acara ${number % 6}`, `IMG_${number}.jpg`);
      await putPhoto(path, number, { width: 480, height: 320 });
      originals.set(path, hashOf(path));
    }
  };
  try {
    await bring(photos);
    for (let round = 0; round < rounds; round += 1) {
      const work = round === 0 ? 'work' : (works[round % works.length] as Work);
      if (round > 0) await bring(5);
      if (work === 'older') makeOlder(join(library, 'library.db'), 3);
      const child = [library, material, out, second, work];
      // soon after it began to open, or later in its work
      const from = work === 'older' && random.chance(0.7) ? 'opening' : 'open';
      const edits = await runAndKill(child, from, random.below(from === 'open' ? 2500 : 250));
      for (const [id, title] of edits) said.set(id, title);
      onRound(round, work, edits.length);

      const problems = [
        ...unsound(join(library, 'library.db')),
        ...(await lookAfter(library, said, originals, out)),
        ...unfinishedIn([library, material, out]).map((path) => `${path} was left half-written`),
        ...(await finished.check([material, out, second, join(library, 'backups')])),
        ...[...originals].filter(([path, hash]) => hashOf(path) !== hash).map(([path]) => `${path} was changed`),
      ];
      wrong.push(...problems.map((problem) => `round ${round} (${work}): ${problem}`));
      // in the second place another computer might be writing: what nobody wrote to for long goes with the next backup
      for (const path of unfinishedIn([second])) utimesSync(path, 0, 0);
    }
    await backUp(library);
    wrong.push(...unfinishedIn([second]).map((path) => `${path} was left half-written in the second place`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}

/** One backup more, into the second place too. */
async function backUp(folder: string): Promise<void> {
  const library = await openLibrary(folder, nodeHost({ person: 'Siti' }), { mode: 'write' });
  try {
    const client = library.client({ role: 'owner' });
    const { id } = await client.upkeep.backup({});
    await eventually(async () => (await client.jobs.list({})).find((job) => job.id === id)?.endedAt !== null, 60_000);
  } finally {
    await library.close();
  }
}

/** Gives the edits that the process acknowledged, in their order, until it was killed. */
async function runAndKill(
  args: readonly string[],
  from: string,
  after: number,
): Promise<[id: string, title: string][]> {
  const said: [string, string][] = [];
  const script = fileURLToPath(new URL('./working-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  let timer: NodeJS.Timeout | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === from) timer ??= setTimeout(() => child.kill('SIGKILL'), after);
    const edit = /^said (\S+) (.*)$/.exec(line);
    if (edit) said.push([edit[1] as string, edit[2] as string]);
  });
  const how = await new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? `exit ${code}: ${errors}`)),
  );
  clearTimeout(timer);
  if (how !== 'SIGKILL') throw new Error(`the process was not killed: ${how}`);
  return said;
}

/** Opens the library as after a power cut, lets it end what was begun, and says what is wrong with it. */
async function lookAfter(
  folder: string,
  said: ReadonlyMap<string, string>,
  originals: ReadonlyMap<string, string>,
  out: string,
): Promise<string[]> {
  const wrong: string[] = [];
  const clock = { now: () => Date.now() + 180_000 };
  const log = (level: string, event: string, facts?: Record<string, unknown>): void => {
    if (level === 'error') wrong.push(`the engine logged ${event} ${JSON.stringify(facts)}`);
  };
  const library = await openLibrary(folder, nodeHost({ clock, log, person: 'Siti' }), { create: true, mode: 'write' });
  try {
    const client = library.client({ role: 'owner' });
    if ((await client.roots.list({})).length > 0) {
      await client.roots.sweep({});
      wrong.push(...(await assetsOf(client, originals)));
    }
    for (const [id, title] of said) {
      // the edit after the last acknowledged one may have reached the disk too; it is of the same process
      const asset = await client.assets.get({ id }).catch(() => undefined);
      if (!asset) wrong.push(`"${title}" was said of an asset that is gone`);
      else if (!asset.history.some((entry) => entry.value === title))
        wrong.push(`"${title}" was acknowledged and is gone`);
      else if (!/^Judul \d+ \d+$/.test(asset.title ?? ''))
        wrong.push(`"${title}" was said, and it shows ${asset.title}`);
    }
    await eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null), 5 * 60_000);
    const report = await client.library.check({});
    if (!report.ok) wrong.push(JSON.stringify(report));
    wrong.push(...copiesOf(join(folder, 'library.db'), out));
  } finally {
    await library.close();
  }
  return wrong;
}

/** One asset for each original, and no other. */
async function assetsOf(client: EngineClient, originals: ReadonlyMap<string, string>): Promise<string[]> {
  const { result } = await client.search.open({ session: 'look', query: '', limit: 1 });
  const { total } = await client.search.summary({ result });
  const { ids } = await client.search.ids({ result, from: 0, to: total });
  const objects = [];
  for (let from = 0; from < ids.length; from += 500)
    objects.push(...(await client.assets.objects({ ids: ids.slice(from, from + 500) })));
  const paths = objects.flatMap((object) => object.paths).filter((path) => !path.endsWith('.xmp'));
  const known = new Set(paths);
  return [
    ...(known.size < paths.length ? [`${paths.length} assets of ${known.size} files`] : []),
    ...[...originals.keys()].filter((path) => !known.has(path)).map((path) => `${path} is in no asset`),
    ...objects.filter((object) => object.state !== 'present').map((object) => `${object.path} is ${object.state}`),
  ];
}

/** Each finished item of an export has its one file, and no file lies there that none wrote. */
function copiesOf(database: string, out: string): string[] {
  const db = new Database(database, { readonly: true });
  const items = db.prepare('SELECT file, outcome FROM export_item').all() as { file: string | null; outcome: string }[];
  db.close();
  const files = items.flatMap((item) => (item.file ? [item.file] : []));
  const there = new Set(filesBelow(out));
  return [
    ...(new Set(files).size < files.length ? ['two exports wrote one file'] : []),
    ...items
      .filter((item) => item.outcome !== 'done')
      .map((item) => `an export of ${item.file} ended as ${item.outcome}`),
    ...files.filter((path) => !there.has(path)).map((path) => `the copy ${path} is not there`),
  ];
}

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openJournal } from '../../../electron/engine/db/journal.ts';
import { openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import { Random } from '../../bench/random.ts';
import { eventually } from '../../fixtures/library.ts';
import { openZip } from '../../fixtures/open-zip.ts';
import { putPhoto } from '../../fixtures/photos.ts';
import { Finished, filesBelow, unfinishedIn, unsound } from './leftovers.ts';

export interface ExportKillSize {
  readonly rounds: number;
  readonly photos: number;
  readonly seed: number;
}

const ways = [
  ['files', 'number'],
  ['files', 'overwrite'],
  ['zip', 'number'],
  ['files', 'number'],
  ['press', 'number'],
] as const;

/** After so many rounds one comes to its end before it is killed: else nothing ever ends. */
const restEvery = 6;

/** What another program had put into the target before. */
const foreign = 'IMG_0.jpg';

/**
 * Kills a process that takes copies out at random moments, and says what was wrong then and at the end: nothing, when all is
 * well. `onRound` is told of each round when it was killed: what it did, and how far it had come.
 */
export async function exportKillRounds(
  { rounds, photos, seed }: ExportKillSize,
  onRound: (round: number, way: string, when: string) => void = () => {},
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-export-kill-'));
  const at = (name: string) => join(folder, name);
  const [library, material, out, replaced, aside] = [
    at('library'),
    at('material'),
    at('keluar'),
    at('diganti'),
    at('tmp'),
  ];
  const there = [out, replaced];
  const random = new Random(seed);
  const finished = new Finished();
  const archives = new Set<string>();
  const wrong: string[] = [];
  const spans = new Map<string, number>();
  try {
    for (const place of [out, replaced, aside]) mkdirSync(place);
    await putPhoto(join(out, foreign), 1_000_000);
    const before = readFileSync(join(out, foreign));
    for (let n = 0; n < photos; n += 1) {
      await putPhoto(join(material, `IMG_${n}.jpg`), n, { width: 480, height: 320 });
    }
    for (let round = 0; round < rounds; round += 1) {
      const [as, conflict] = ways[round % ways.length] as (typeof ways)[number];
      const way = `${as} ${conflict}`;
      const to = conflict === 'overwrite' ? replaced : out;
      const rests = round % restEvery === restEvery - 1;
      // the first one takes the photos in
      const from =
        round === 0 || rests ? 'exporting' : random.pick(['open', 'named', 'named', 'exporting', 'exporting']);
      const moment = rests ? null : momentOf(from, spans.get(way), random);
      const told = await runAndKill([library, material, to, as, conflict, presets], aside, from, moment);
      if (told.span !== undefined) spans.set(way, told.span);
      // what has its final name is whole, at any moment; what has not is hidden
      const problems = [
        ...(await finished.check(there)).filter((line) => !/\/\.[^/]*bahan-part/.test(line)),
        ...brokenArchives(there, archives),
        ...unsound(join(library, 'library.db')),
        ...ledgerWithout(join(library, 'library.db')),
      ];
      wrong.push(...problems.map((line) => `round ${round} (${way}): ${line}`));
      onRound(round, way, told.when);
    }
    await complete(library);
    wrong.push(...unfinishedIn(there).map((path) => `${path} was left half-written`));
    wrong.push(...readdirSync(aside).map((name) => `${name} was left among temporary files`));
    wrong.push(...(await finished.check(there)), ...brokenArchives(there, archives));
    wrong.push(...ledgerOf(join(library, 'library.db'), filesBelow(out), filesBelow(replaced)));
    wrong.push(...journalOf(library));
    if (!readFileSync(join(out, foreign)).equals(before)) wrong.push('a file of somebody else was written over');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}

const presets = 'web,instagram-4x5,asli';

interface Told {
  /** The last thing that it said. */
  readonly when: string;
  /** Milliseconds from its first copy to its end, where it came to that. */
  readonly span: number | undefined;
}

/**
 * When it is killed: so many milliseconds after it says `open` or `exporting`, or as soon as so many copies have their names, which
 * is the moment when the library does not know of the last one yet.
 */
function momentOf(from: string, span: number | undefined, random: Random): number {
  if (from === 'named') return 1 + random.below(6);
  // what an export of this sort took so far, once it makes copies; before that is known, any moment of half a second
  return random.below(from === 'open' ? 400 : (span ?? 500) * 1.2);
}

/** Kills it at its moment, or at its end if that comes before; with null then alone. */
async function runAndKill(args: readonly string[], aside: string, from: string, moment: number | null): Promise<Told> {
  const script = fileURLToPath(new URL('./exporting-child.ts', import.meta.url));
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'node-compile-cache'),
    ...{ TMPDIR: aside, TEMP: aside, TMP: aside },
  };
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  let timer: NodeJS.Timeout | undefined;
  let left = from === 'named' ? moment : null;
  const names = watch(args[2] as string, (_, name) => {
    if (left === null || name === null || name.startsWith('.')) return;
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  });
  const heard = new Map<string, number>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    heard.set(line, performance.now());
    if (line === 'ended') child.kill('SIGKILL');
    else if (line === from && moment !== null) timer = setTimeout(() => child.kill('SIGKILL'), moment);
  });
  const how = await new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? `exit ${code}`)),
  );
  clearTimeout(timer);
  names.close();
  if (how !== 'SIGKILL') throw new Error(`it ended by itself (${how}): ${errors}`);
  const [first, end] = [heard.get('exporting'), heard.get('ended')];
  return {
    when: [...heard.keys()].at(-1) ?? 'nothing',
    span: first === undefined || end === undefined ? undefined : end - first,
  };
}

/** Opens the library and lets all that was begun come to its end. */
async function complete(folder: string): Promise<void> {
  const library = await openLibrary(folder, nodeHost({ person: 'Siti' }));
  try {
    const client = library.client({ role: 'owner' });
    await eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null), 10 * 60_000);
  } finally {
    await library.close();
  }
}

/** Archives that are not whole, each looked at once. */
function brokenArchives(folders: readonly string[], seen: Set<string>): string[] {
  return folders.flatMap(filesBelow).flatMap((path) => {
    if (!path.endsWith('.zip') || seen.has(path)) return [];
    try {
      const names = openZip(readFileSync(path)).size;
      if (names === 0) return [`${path} is empty`];
      seen.add(path);
      return [];
    } catch (error) {
      return [`${path}: ${String(error)}`];
    }
  });
}

/** At any moment: what is said to be done is in the ledger, and nothing else is. */
function ledgerWithout(database: string): string[] {
  const db = new Database(database, { readonly: true });
  try {
    const copies = (sql: string): Set<string> => new Set(db.prepare(sql).pluck().all() as string[]);
    const done = copies(
      "SELECT j.uid || '-' || i.n || ' ' || i.file FROM export_item i JOIN job j ON j.id = i.job_id WHERE i.outcome = 'done'",
    );
    const lines = copies("SELECT uid || ' ' || file FROM publication WHERE kind = 0");
    return [
      ...[...done].filter((copy) => !lines.has(copy)).map((copy) => `${copy} is done, and not in the ledger`),
      ...[...lines].filter((copy) => !done.has(copy)).map((copy) => `${copy} is in the ledger, and not done`),
    ];
  } finally {
    db.close();
  }
}

/** Each copy is there and in the ledger once, and what nobody wrote over is no file too many. */
function ledgerOf(database: string, numbered: readonly string[], replaced: readonly string[]): string[] {
  const db = new Database(database, { readonly: true });
  try {
    const items = db.prepare('SELECT file, outcome FROM export_item').all() as {
      file: string | null;
      outcome: string;
    }[];
    const lines = db.prepare('SELECT file FROM publication WHERE kind = 0').pluck().all() as string[];
    const files = items.flatMap(({ file }) => file ?? []);
    const there = new Set([...numbered, ...replaced]);
    const own = new Set(files);
    const plain = files.filter((path) => numbered.includes(path) && !path.endsWith('.zip'));
    return [
      ...items.filter(({ outcome }) => outcome !== 'done').map(({ file, outcome }) => `${file} ended as ${outcome}`),
      ...files.filter((path) => !there.has(path)).map((path) => `${path} is not there`),
      ...[...there]
        .filter((path) => !own.has(path) && !path.endsWith(`/${foreign}`))
        .map((path) => `nobody wrote ${path}`),
      ...(new Set(plain).size < plain.length ? ['two copies have one file'] : []),
      ...(lines.toSorted().join('\n') === files.toSorted().join('\n')
        ? []
        : [`${lines.length} lines of ${files.length} copies`]),
    ];
  } finally {
    db.close();
  }
}

/** The journal knows each copy of the ledger, once, and no other. */
function journalOf(library: string): string[] {
  const db = new Database(join(library, 'library.db'), { readonly: true });
  const journal = openJournal(join(library, 'edits'));
  try {
    const lines = db.prepare('SELECT uid, file FROM publication WHERE kind = 0').all() as {
      uid: string;
      file: string;
    }[];
    const kept = journal.read().flatMap(({ entry }) => entry.copies ?? []);
    const known = new Map(kept.map(({ uid, file }) => [uid, file]));
    return [
      ...journal.problems(),
      ...lines.filter(({ uid, file }) => known.get(uid) !== file).map(({ uid }) => `the journal does not know ${uid}`),
      ...(kept.length === lines.length ? [] : [`${kept.length} copies in the journal of ${lines.length}`]),
    ];
  } finally {
    journal.close();
    db.close();
  }
}

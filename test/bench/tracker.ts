import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What is put into the store of Tracker (LocalSearch of GNOME): of one file each. */
export interface Described {
  readonly folder: string;
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly keywords: readonly string[];
}

export interface Tracker {
  /** Seconds in which its store took in all texts. */
  readonly taken: number;
  /** Asks for the newest that hold all words. @returns how many it found, at most a page of them */
  ask(words: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

/**
 * Tracker's own store with its own ontology of files, filled with these texts, and asked over its HTTP door: its miner leaves
 * folders alone that no desktop owns. Undefined where it is not installed.
 */
export async function openTracker(
  folder: string,
  written: readonly Described[],
  page: number,
): Promise<Tracker | undefined> {
  if (spawnSync('tracker3', ['--version'], { stdio: 'ignore' }).error) return undefined;
  const database = join(folder, 'tracker');
  mkdirSync(database);
  // with these it touches nothing of whoever runs the bench
  const homes = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'];
  const env = { ...process.env, ...Object.fromEntries(homes.map((name) => [name, database])) };
  const port = await freePort();
  const open = async (): Promise<ChildProcess> => {
    const way = ['--http-port', String(port), '--loopback', '--database', join(database, 'db')];
    const child = spawn('tracker3', ['endpoint', '--ontology', 'nepomuk', ...way], { env, stdio: 'ignore' });
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 50));
    return child;
  };
  // the first one makes the tables
  await end(await open());
  const texts = join(folder, 'tracker.ttl');
  writeFileSync(texts, turtleOf(written));
  const began = performance.now();
  execFileSync('tracker3', ['import', '--database', join(database, 'db'), texts], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const taken = (performance.now() - began) / 1000;
  const child = await open();
  return {
    taken,
    close: () => end(child),
    async ask(words) {
      const found = await select(
        port,
        `SELECT ?f ?t { ?f fts:match "${words.join(' ')}" ; nie:title ?t ; nie:contentCreated ?c } ORDER BY DESC(?c) LIMIT ${page}`,
      );
      return found.length;
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGINT');
  if (child.exitCode === null) await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

const answers = (port: number): Promise<boolean> =>
  select(port, 'SELECT ?f { ?f a rdfs:Class } LIMIT 1').then(
    () => true,
    () => false,
  );

/** https://www.w3.org/TR/sparql11-protocol/ */
async function select(port: number, query: string): Promise<readonly unknown[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/sparql/?${new URLSearchParams({ query })}`, {
    headers: { accept: 'application/sparql-results+json' },
  });
  const { results } = (await answer.json()) as { results: { bindings: readonly unknown[] } };
  return results.bindings;
}

/** https://www.w3.org/TR/turtle/ with the words of Nepomuk for documents. */
function turtleOf(written: readonly Described[]): string {
  const nepomuk = 'http://tracker.api.gnome.org/ontology/v3';
  const prefixes = ['nie', 'nfo'].map((name) => `@prefix ${name}: <${nepomuk}/${name}#> .`);
  const said = (text: string) => JSON.stringify(text);
  const statements = written.map((one, n) =>
    [
      `<urn:file:${n}> a nfo:PlainTextDocument ; nie:title ${said(one.title)}`,
      `nie:description ${said(one.caption)}`,
      ...(one.keywords.length > 0 ? [`nie:keyword ${one.keywords.map(said).join(', ')}`] : []),
      `nie:plainTextContent ${said(`${one.title}\n\n${one.caption}\n\n${one.keywords.join(', ')}`)}`,
      `nie:contentCreated "${one.folder.slice(5, 15)}T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
    ].join(' ; '),
  );
  return [...prefixes, ...statements, ''].join('\n');
}

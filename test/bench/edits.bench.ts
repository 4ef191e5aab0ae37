import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { all, close, execute, openWriter, run as statement, transaction } from '../../electron/engine/db/connection.ts';
import { openLibrary } from '../../electron/engine/library.ts';
import { factsByName } from '../../electron/engine/media/probe/facts-by-name.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import type { EngineClient } from '../../shared/api/client.ts';
import type { EditChange } from '../../shared/model/edit.ts';
import { generateLibrary } from './generate-library.ts';
import { median, type Row } from './rows.ts';

export const name = 'edits';

const runs = 5;
const edited = 10_000;

/**
 * One title for ten thousand assets of a large library: said, on the disk, and found. Beside it, in the same run, the same
 * titles written by plain SQL into a table and an FTS5 index that holds nothing else.
 */
export async function run(count = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000)): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const place = join(folder, 'library');
  mkdirSync(place);
  makeLibrary(join(place, 'library.db'), count);
  const library = await openLibrary(place, nodeHost({ person: 'Siti' }));
  try {
    const client = library.client({ role: 'owner', person: 'Siti' });
    const { result } = await client.search.open({ session: 'bench', query: '' });
    const { ids } = await client.search.ids({ result, from: 0, to: edited });
    return await measure(client, ids, join(folder, 'plain.db'));
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a sweep would have written besides: facts of each file. */
function makeLibrary(path: string, count: number): void {
  const db = generateLibrary(path, { count, files: true });
  transaction(db, () => {
    for (const row of all<{ id: number; name: string; captured_at: string; width: number; height: number }>(
      db,
      'SELECT id, name, captured_at, width, height FROM asset',
    )) {
      const facts = {
        ...factsByName(row.name, 1, null),
        capturedAt: row.captured_at,
        width: row.width,
        height: row.height,
      };
      const technical = { camera: 'NIKON Z 6', lens: '24-70mm f/2.8', exposure: '1/250', aperture: '5.6', iso: '400' };
      statement(
        db,
        'INSERT INTO fact (asset_id, facts) VALUES (?, ?)',
        row.id,
        JSON.stringify({ ...facts, technical, fingerprint: `f${row.id}` }),
      );
    }
    execute(db, "UPDATE asset SET content = 'f' || id; UPDATE file SET content = 'f' || asset_id");
    execute(db, 'DELETE FROM propose_todo; DELETE FROM event_todo');
  });
  close(db);
}

const millis = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

async function measure(client: EngineClient, ids: string[], plainPath: string): Promise<Row[]> {
  const taken: Record<'edit' | 'found' | 'preview' | 'replace' | 'undo' | 'marks' | 'plain', number[]> = {
    ...{ edit: [], found: [], preview: [], replace: [], undo: [], marks: [], plain: [] },
  };
  const plain = plainTitles(plainPath, ids);
  for (let n = 0; n < runs; n += 1) {
    const word = `Panenraya${n}`;
    const title: EditChange = { field: 'title', op: 'set', value: `${word} kopi di lereng gunung` };
    const replace: EditChange = {
      ...{ field: 'title', op: 'replace', find: 'kopi', value: 'teh', matchCase: false, wholeWords: true },
    };
    taken.plain.push(await millis(() => plain.write(`${word} kopi di lereng gunung`)));
    taken.edit.push(await millis(() => client.assets.edit({ ids, changes: [title] })));
    let found = 0;
    taken.found.push(
      await millis(async () => {
        found = (await client.search.open({ session: 'bench', query: word.toLowerCase() })).items.length;
      }),
    );
    if (found !== 200) throw new Error(`search finds ${found}`);
    taken.preview.push(await millis(() => client.assets.preview({ ids, changes: [replace], limit: 100 })));
    taken.replace.push(await millis(() => client.assets.edit({ ids, changes: [replace] })));
    taken.undo.push(await millis(() => client.assets.undo({})));
    taken.marks.push(
      await millis(() => client.assets.edit({ ids, changes: [{ field: 'rating', op: 'set', value: (n % 5) + 1 }] })),
    );
  }
  plain.close();
  const of = (metric: string, key: keyof typeof taken): Row => ({
    ...{ metric: `${metric}, ${ids.length} assets`, value: median(taken[key]), unit: 'ms' },
    ...{ baseline: 'plain SQL', ratio: median(taken[key]) / median(taken.plain) },
  });
  return [
    of('a title said, on the disk and in the index', 'edit'),
    { metric: 'first page of the new title', value: median(taken.found), unit: 'ms' },
    of('find and replace looked at', 'preview'),
    of('find and replace', 'replace'),
    of('taken back', 'undo'),
    of('a rating', 'marks'),
    { metric: 'plain SQL', value: median(taken.plain), unit: 'ms' },
  ];
}

/** The least that any program would have to write. */
function plainTitles(path: string, ids: readonly string[]): { write(title: string): void; close(): void } {
  const db = openWriter(path, true);
  execute(db, 'CREATE TABLE title (id TEXT PRIMARY KEY, title TEXT); CREATE VIRTUAL TABLE plain USING fts5(title)');
  return {
    write: (title) =>
      transaction(db, () => {
        ids.forEach((id, n) => {
          statement(db, 'INSERT OR REPLACE INTO title (id, title) VALUES (?, ?)', id, title);
          statement(db, 'DELETE FROM plain WHERE rowid = ?', n);
          statement(db, 'INSERT INTO plain (rowid, title) VALUES (?, ?)', n, title);
        });
      }),
    close: () => close(db),
  };
}

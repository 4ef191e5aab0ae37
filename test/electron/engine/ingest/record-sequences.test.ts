import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import {
  all,
  close,
  get,
  openWriter,
  run,
  transaction,
  type Writer,
} from '../../../../electron/engine/db/connection.ts';
import { ensureDir, fileById, insertFile, setFileMissing, updateLook } from '../../../../electron/engine/db/files.ts';
import { migrate } from '../../../../electron/engine/db/migrate.ts';
import { insertRoot } from '../../../../electron/engine/db/roots.ts';
import { identify } from '../../../../electron/engine/ingest/identify.ts';
import { reconsider } from '../../../../electron/engine/ingest/reconsider.ts';
import { recordFile } from '../../../../electron/engine/ingest/record.ts';
import { foundInstead, recordMoves } from '../../../../electron/engine/ingest/refound.ts';
import { noFacts } from '../../../../electron/engine/media/probe/facts-by-name.ts';
import type { FileFacts } from '../../../../shared/model/facts.ts';

/** One picture: what it shows (`thing`), and what a reader would find in its file. */
interface Content {
  readonly id: number;
  readonly thing: number;
  readonly essence: string;
  readonly taken: string | null;
}

interface Entry {
  readonly content: Content;
  readonly ino: string;
  readonly birth: number;
  readonly written: number;
}

const names = ['a', 'b', 'c', 'd'];
const folders = ['', 'x', 'y'];
const place = fc.tuple(fc.constantFrom(...folders), fc.constantFrom(...names)).map(([dir, name]) => `${dir}/${name}`);
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), at: place, dated: fc.boolean() }),
  fc.record({
    do: fc.constant('save' as const),
    at: place,
    how: fc.constantFrom('words' as const, 'pixels' as const),
    inPlace: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('move' as const, 'copy' as const, 'overwrite' as const), at: place, to: place }),
  fc.record({ do: fc.constantFrom('swap' as const, 'swap-contents' as const), at: place, to: place }),
  fc.record({ do: fc.constant('delete' as const), at: place }),
  fc.record({ do: fc.constant('restore' as const), at: place, nth: fc.nat(20) }),
  fc.record({ do: fc.constant('next' as const), at: place, inPlace: fc.boolean() }),
  fc.record({ do: fc.constant('sweep' as const), order: fc.nat(), part: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const folder = mkdtempSync(join(tmpdir(), 'bahan-sequences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let libraries = 0;

/** A disk and a library that looks at it now and then. */
class World {
  readonly disk = new Map<string, Entry>();
  readonly made: Content[] = [];
  readonly db: Writer;
  readonly root: number;
  #count = 1;
  #now = 1_700_000_000_000;

  constructor() {
    libraries += 1;
    const path = join(folder, `${libraries}.db`);
    this.db = openWriter(path, false);
    run(this.db, 'PRAGMA synchronous = OFF');
    migrate(this.db, join(folder, `${libraries}`));
    this.root = insertRoot(this.db, '/bahan', 1).id;
  }

  #content(thing: number, essence: string, taken: string | null): Content {
    this.#count += 1;
    const content = { id: this.#count, thing, essence, taken };
    this.made.push(content);
    return content;
  }

  /** `over`: the file that is written over keeps its file id and birth time. */
  #put(at: string, content: Content, over: boolean): void {
    this.#count += 1;
    const there = over ? this.disk.get(at) : undefined;
    const { ino, birth } = there ?? { ino: String(this.#count), birth: this.#count };
    this.disk.set(at, { content, ino, birth, written: this.#count });
  }

  /** A picture that shows something else than all before. */
  #fresh(dated: boolean): Content {
    this.#count += 1;
    const thing = this.#count;
    const second = String(thing % 60).padStart(2, '0');
    const minute = String(Math.floor(thing / 60) % 60).padStart(2, '0');
    return this.#content(thing, `e${thing}`, dated ? `2024-05-01T09:${minute}:${second}` : null);
  }

  step(one: Step): void {
    this.#now += 60_000;
    if (one.do === 'sweep') this.sweep(one.order, one.part);
    else if (one.do === 'create') this.#put(one.at, this.#fresh(one.dated), false);
    else if (one.do === 'next') this.#put(one.at, this.#fresh(true), one.inPlace);
    else if (one.do === 'restore') {
      const old = this.made[one.nth % Math.max(1, this.made.length)];
      if (old) this.#put(one.at, old, false);
    } else {
      const entry = this.disk.get(one.at);
      if (entry) this.#change(one, entry);
    }
  }

  #change(
    one: Extract<Step, { do: 'save' | 'move' | 'copy' | 'overwrite' | 'swap' | 'swap-contents' | 'delete' }>,
    entry: Entry,
  ): void {
    const { thing, essence, taken } = entry.content;
    if (one.do === 'delete') this.disk.delete(one.at);
    else if (one.do === 'save') {
      this.#count += 1;
      this.#put(one.at, this.#content(thing, one.how === 'words' ? essence : `e${this.#count}`, taken), one.inPlace);
    } else if (one.do === 'copy') this.#put(one.to, entry.content, false);
    else if (one.do === 'overwrite') this.#put(one.to, entry.content, true);
    else if (one.do === 'move') {
      this.disk.delete(one.at);
      this.disk.set(one.to, entry);
    } else {
      const other = this.disk.get(one.to);
      if (!other || one.at === one.to) return;
      if (one.do === 'swap') {
        this.disk.set(one.at, other);
        this.disk.set(one.to, entry);
      } else {
        this.#put(one.at, other.content, true);
        this.#put(one.to, entry.content, true);
      }
    }
  }

  /**
   * As the sweep process tells it: moves by file id, differences, what is gone; then all or a part is read, in some order.
   * `meanwhile`: what the watcher took in between the sweep's own look and its telling.
   */
  sweep(order: number, part: boolean, meanwhile?: string): void {
    transaction(this.db, () => {
      this.#look(meanwhile);
      const waiting = all<{ id: number }>(
        this.db,
        'SELECT id FROM file WHERE read_state = 0 AND missing = 0 ORDER BY id',
      );
      const mixed = waiting.toSorted((a, b) => ((a.id * 31 + order) % 17) - ((b.id * 31 + order) % 17));
      const some = part ? mixed.slice(0, Math.ceil(mixed.length / 2)) : mixed;
      const again = some.filter(({ id }) => !this.#read(id));
      for (const { id } of again) this.#read(id, false);
      this.#speak();
      run(this.db, 'UPDATE root SET last_sweep_at = ?', this.#now);
    });
    this.check();
  }

  /** As the watcher tells it: what lies at one place, before anything else was looked at. Nobody has spoken of it yet. */
  glimpse(at: string): void {
    const entry = this.disk.get(at);
    if (!entry || this.#rows().some(({ path }) => path === at)) return;
    this.#now += 1_000;
    const [folder = '', name = ''] = at.split('/');
    const look = { size: 100, mtime: entry.written, ctime: entry.written, birth: entry.birth, ino: entry.ino, name };
    insertFile(this.db, ensureDir(this.db, this.root, folder), look, this.#now);
    for (const { id, path } of this.#rows()) if (path === at) this.#read(id);
  }

  titles(): Record<string, string> {
    const rows = all<{ path: string; said: string }>(
      this.db,
      `SELECT d.path || '/' || f.name AS path, s.value AS said FROM file f JOIN dir d ON d.id = f.dir_id
         JOIN said s ON s.asset_id = f.asset_id WHERE f.missing = 0`,
    );
    return Object.fromEntries(rows.map(({ path, said }) => [path, JSON.parse(said)]));
  }

  get assets(): number {
    return get<{ n: number }>(this.db, 'SELECT count(*) AS n FROM asset')?.n ?? 0;
  }

  #rows() {
    return all<{ id: number; dir: string; name: string; ino: string; birth: number; mtime: number; missing: number }>(
      this.db,
      'SELECT f.id, d.path AS dir, f.name, f.ino, f.birth, f.mtime, f.missing FROM file f JOIN dir d ON d.id = f.dir_id',
    ).map((row) => ({ ...row, path: `${row.dir}/${row.name}` }));
  }

  #look(meanwhile: string | undefined): void {
    const { db } = this;
    const lookOf = (path: string, { ino, birth, written }: Entry) => ({
      name: path.split('/')[1] as string,
      size: 100,
      mtime: written,
      ctime: written,
      birth,
      ino,
    });
    const dirOf = (path: string) => ensureDir(db, this.root, path.split('/')[0] as string);
    const rows = this.#rows();
    const moved = [...this.disk].flatMap(([path, entry]) => {
      const known = rows.find((row) => row.path === path);
      if (known && known.ino === entry.ino) return [];
      const row = rows.find(
        (one) =>
          one.ino === entry.ino &&
          one.birth === entry.birth &&
          one.path !== path &&
          this.disk.get(one.path)?.ino !== entry.ino,
      );
      const file = row && fileById(db, row.id);
      if (!row || !file) return [];
      const unchanged = row.mtime === entry.written;
      return [{ file, dirId: dirOf(path), look: lookOf(path, entry), unchanged, batch: 'sweep' }];
    });
    if (meanwhile !== undefined) this.glimpse(meanwhile);
    recordMoves(db, moved, this.#now);
    for (const row of this.#rows()) {
      const entry = this.disk.get(row.path);
      const file = fileById(db, row.id);
      if (!file) continue;
      if (!entry) {
        if (row.missing) continue;
        setFileMissing(db, row.id, true, this.#now);
        foundInstead(db, file, 'sweep', this.#now);
        if (file.asset_id === null) continue;
        this.#settle(file.asset_id);
        reconsider(db, file.asset_id, this.#now);
      } else if (entry.written !== row.mtime || entry.ino !== row.ino) {
        updateLook(db, row.id, lookOf(row.path, entry), entry.ino === row.ino && entry.birth === row.birth, this.#now);
      } else if (row.missing) {
        setFileMissing(db, row.id, false, this.#now);
        if (file.asset_id !== null) this.#settle(file.asset_id);
      }
    }
    const known = new Set(this.#rows().map((row) => row.path));
    for (const [path, entry] of this.disk) {
      if (known.has(path)) continue;
      insertFile(db, dirOf(path), lookOf(path, entry), this.#now);
    }
  }

  #settle(assetId: number): void {
    run(
      this.db,
      'UPDATE asset SET missing = NOT EXISTS (SELECT 1 FROM file f WHERE f.asset_id = asset.id AND f.missing = 0) WHERE id = ?',
      assetId,
    );
  }

  #read(id: number, isPatient = true): boolean {
    const patient = () => isPatient;
    const file = fileById(this.db, id);
    const entry = file && this.disk.get(`${file.dir}/${file.name}`);
    if (!file || !entry) return true;
    const facts = factsOf(entry.content);
    const like = new Map<number, boolean>();
    for (let n = 0; n < 2; n += 1) {
      const verdict = identify(this.db, file, facts, like, this.#now, patient);
      if (verdict.how !== 'ask') break;
      like.set(verdict.assetId, this.#thingOf(verdict.assetId) === entry.content.thing);
    }
    const edits = () => {
      throw new Error('nothing is said by itself');
    };
    return !('waits' in recordFile(this.db, file, facts, this.#now, { batch: 'reading', like, edits, patient }));
  }

  #thingOf(assetId: number): number | undefined {
    const content = get<{ content: string }>(this.db, 'SELECT content FROM asset WHERE id = ?', assetId)?.content;
    return this.made.find(({ id }) => `c${id}` === content)?.thing;
  }

  /** Somebody says of each new asset what it shows. */
  #speak(): void {
    const silent = all<{ id: number; uid: string }>(
      this.db,
      'SELECT id, uid FROM asset WHERE NOT EXISTS (SELECT 1 FROM said WHERE asset_id = asset.id)',
    );
    for (const { id, uid } of silent) {
      const title = JSON.stringify(`thing ${this.#thingOf(id)}`);
      run(this.db, "INSERT INTO said (asset_id, field, value) VALUES (?, 'title', ?)", id, title);
      run(
        this.db,
        `INSERT INTO edit (batch, clock, device, person, asset_uid, field, value)
         VALUES (?, '', '', '', ?, 'title', ?)`,
        uid,
        uid,
        title,
      );
    }
  }

  check(): void {
    const files = all<{ path: string; content: string; said: string; held: string; missing: number; am: number }>(
      this.db,
      `SELECT d.path || '/' || f.name AS path, f.content, s.value AS said, a.content AS held, f.missing, a.missing AS am
         FROM file f JOIN dir d ON d.id = f.dir_id JOIN asset a ON a.id = f.asset_id JOIN said s ON s.asset_id = a.id
        WHERE f.read_state = 1`,
    );
    for (const { path, content, said, missing, am } of files) {
      const thing = this.made.find(({ id }) => `c${id}` === content)?.thing;
      expect(`${path} shows ${said}`).toBe(`${path} shows "thing ${thing}"`);
      if (!missing) expect(am).toBe(0);
    }
    // nothing said is lost
    const spoken = get<{ n: number }>(this.db, 'SELECT count(DISTINCT asset_uid) AS n FROM edit')?.n;
    expect(get<{ n: number }>(this.db, 'SELECT count(*) AS n FROM asset a JOIN said s ON s.asset_id = a.id')?.n).toBe(
      spoken,
    );
    // one content is one asset
    expect(
      all(this.db, 'SELECT content FROM asset WHERE content IS NOT NULL GROUP BY content HAVING count(*) > 1'),
    ).toEqual([]);
  }

  close(): void {
    close(this.db);
  }
}

const factsOf = ({ id, essence, taken }: Content): FileFacts => ({
  ...noFacts,
  kind: 'photo',
  mime: 'image/jpeg',
  bytes: 100,
  width: 60,
  height: 40,
  capturedAt: taken,
  capturedAtCertainty: taken ? 'exact' : 'none',
  ...(taken ? { make: 'Canon', model: 'R5' } : {}),
  fingerprint: `c${id}`,
  essence,
});

it('moves no title to a picture that shows something else, and loses none, whatever happens to the files', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 30 }), (steps) => {
      const world = new World();
      try {
        for (const one of steps) world.step(one);
        world.sweep(1, false);
        world.sweep(2, false);
      } finally {
        world.close();
      }
    }),
    { numRuns: 60 },
  );
});

it('keeps the title of a picture that was changed, moved, and met at its new place before it was missed at its old one', () => {
  fc.assert(
    fc.property(
      place,
      place,
      fc.constantFrom('words', 'pixels', 'not'),
      fc.boolean(),
      fc.boolean(),
      (at, to, how, dated, within) => {
        fc.pre(at !== to);
        const world = new World();
        try {
          world.step({ do: 'create', at, dated });
          world.sweep(0, false);
          const title = world.titles()[at];
          if (how !== 'not') world.step({ do: 'save', at, how, inPlace: true });
          world.step({ do: 'move', at, to });
          if (!within) world.glimpse(to);
          world.sweep(0, false, within ? to : undefined);
          world.sweep(0, false);
          expect(world.titles()).toEqual({ [to]: title });
          expect(world.assets).toBe(1);
        } finally {
          world.close();
        }
      },
    ),
    { numRuns: 20 },
  );
});

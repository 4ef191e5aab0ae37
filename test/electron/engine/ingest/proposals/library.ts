import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeFeed } from '../../../../../electron/engine/changes.ts';
import { insertAsset, keepFacts, refreshAsset } from '../../../../../electron/engine/db/assets.ts';
import {
  all,
  close,
  get,
  openWriter,
  run,
  transaction,
  type Writer,
} from '../../../../../electron/engine/db/connection.ts';
import { migrate } from '../../../../../electron/engine/db/migrate.ts';
import type { BackgroundWork } from '../../../../../electron/engine/ingest/background-work.ts';
import { proposals } from '../../../../../electron/engine/ingest/proposals/proposals.ts';
import { nodeHost } from '../../../../../electron/engine/node-host.ts';
import { openSearch } from '../../../../../electron/engine/search/search.ts';
import type { Proposal } from '../../../../../shared/model/asset.ts';
import type { FileFacts } from '../../../../../shared/model/facts.ts';

/** 21 November 2026, noon UTC. */
export const now = Date.UTC(2026, 10, 21, 12);

export interface AssetOptions {
  readonly taken?: string;
  readonly gps?: { lat: number; lon: number };
  readonly title?: string;
}

/** A library of rows, without files: what guessing reads and writes. */
export class GuessedLibrary {
  readonly db: Writer;
  readonly changes = new ChangeFeed(1);
  readonly proposals: BackgroundWork;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bahan-guess-'));
  readonly #search;
  #count = 0;

  constructor() {
    this.db = openWriter(join(this.#folder, 'library.db'), false);
    migrate(this.db);
    run(this.db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'root', '/arsip', 0)");
    const host = { ...nodeHost(), clock: { now: () => now } };
    this.#search = openSearch(this.db, host);
    this.proposals = proposals({
      ...{ db: this.db, host, search: this.#search, changes: this.changes },
      isBusy: () => false,
      trouble: (error) => {
        throw error;
      },
    });
    this.proposals.start();
  }

  /** An asset as its file says it is; `path` below the root. Answers its row. */
  add(path: string, { taken, gps, title }: AssetOptions = {}): number {
    const at = path.lastIndexOf('/');
    const dir = at === -1 ? '' : path.slice(0, at);
    const name = path.slice(at + 1);
    run(this.db, 'INSERT OR IGNORE INTO dir (root_id, path) VALUES (1, ?)', dir);
    const dirId = get<{ id: number }>(this.db, 'SELECT id FROM dir WHERE path = ?', dir)?.id as number;
    this.#count += 1;
    const facts = {
      ...(name.endsWith('.pdf')
        ? { kind: 'document', mime: 'application/pdf' }
        : { kind: 'photo', mime: 'image/jpeg' }),
      ...{ bytes: 1, width: 1, height: 1, orientation: null },
      ...{ capturedAt: taken ?? '2026-11-20T10:00:00', capturedAtCertainty: taken ? 'exact' : 'file' },
      ...{ gps: gps ?? null, make: null, model: null, title: title ?? null, description: null, keywords: [] },
      ...{ creator: null, copyright: null, place: null, people: [], durationSeconds: null, pages: null, text: null },
      ...{ fingerprint: `1-${this.#count}`, essence: null, technical: {}, documentId: null, pairId: null, error: null },
    } as FileFacts;
    return transaction(this.db, () => {
      const id = insertAsset(this.db, facts, { rootId: 1, dirId, name, mtime: this.#count }, now);
      run(
        this.db,
        `INSERT INTO file (dir_id, name, size, mtime, ctime, birth, ino, asset_id, read_state) VALUES (?, ?, 1, 0, 0, 0, '', ?, 1)`,
        ...[dirId, name, id],
      );
      keepFacts(this.db, id, facts);
      refreshAsset(this.db, id, now);
      return id;
    });
  }

  /** What a person says of an asset; null takes it back. */
  say(id: number, field: string, value: string | null): void {
    transaction(this.db, () => {
      if (value === null) run(this.db, 'DELETE FROM said WHERE asset_id = ? AND field = ?', id, field);
      else {
        run(
          this.db,
          'INSERT OR REPLACE INTO said (asset_id, field, value) VALUES (?, ?, ?)',
          ...[id, field, JSON.stringify(value)],
        );
      }
      refreshAsset(this.db, id, now);
    });
  }

  /** Lets all guesses be made that wait. */
  async settle(): Promise<void> {
    await this.proposals.drained();
  }

  guesses(id: number, field?: string): (Proposal & { field: string })[] {
    const found = all<Proposal & { field: string }>(
      this.db,
      'SELECT field, value, reason, certainty FROM proposal WHERE asset_id = ? ORDER BY field, certainty DESC',
      id,
    );
    return found.filter((guess) => field === undefined || guess.field === field);
  }

  close(): void {
    this.proposals.close();
    this.changes.close();
    this.#search.close();
    close(this.db);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

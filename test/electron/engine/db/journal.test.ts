import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  close,
  openWriter,
  transaction,
  type Writer,
  whenRolledBack,
} from '../../../../electron/engine/db/connection.ts';
import { type Journal, type JournalEntry, openJournal } from '../../../../electron/engine/db/journal.ts';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-journal-'));
  journal = openJournal(folder);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = Date.UTC(2026, 2, 4);
const entry = (batch: string, value = 'Panen raya'): JournalEntry => ({
  ...{ batch, clock: `${at}-00000-a`, at, device: 'a', person: 'Siti', undoes: null },
  items: [{ asset: 'aaaaaaaaaaaa', content: 'c', path: '/foto/a.jpg', field: 'title', value, previous: null }],
});
const batches = (since?: string) => journal.read(since).map((found) => found.entry.batch);
const file = () => join(folder, readdirSync(folder)[0] as string);

describe('the journal', () => {
  it('gives back what was written, from any position', () => {
    const { position } = journal.append(entry('a'));
    journal.append(entry('b'));
    expect(batches()).toEqual(['a', 'b']);
    expect(batches(position)).toEqual(['b']);
  });

  it('is read whole from a position that was measured in another journal', () => {
    journal.append(entry('a'));
    journal.append(entry('b'));
    expect(batches('2026-03.jsonl:7')).toEqual(['a', 'b']);
  });

  it('leaves out a torn end, and writes the next line on a line of its own', () => {
    journal.append(entry('a'));
    journal.close();
    appendFileSync(file(), '{"batch":"zzz","items":[{"as');
    expect(batches()).toEqual(['a']);
    expect(journal.problems()).toEqual([]);
    journal.append(entry('b'));
    expect(batches()).toEqual(['a', 'b']);
    expect(journal.problems()).toHaveLength(1);
  });

  it('reads lines of older programs, which name no path', () => {
    writeFileSync(
      join(folder, '2026-01.jsonl'),
      `${JSON.stringify({ ...entry('old'), items: [{ asset: 'aaaaaaaaaaaa', content: 'c', field: 'title', value: 'x', previous: null }] })}\n`,
    );
    expect(batches()).toEqual(['old']);
  });

  it('keeps nothing of an entry that the tables refused', () => {
    journal.append(entry('a'));
    const before = statSync(file()).size;
    const db: Writer = openWriter(join(folder, 'x.db'), true);
    expect(() =>
      transaction(db, () => {
        for (const batch of ['b', 'c']) whenRolledBack(db, journal.append(entry(batch)).retract);
        throw new Error('no room');
      }),
    ).toThrow('no room');
    close(db);
    expect(statSync(file()).size).toBe(before);
    journal.append(entry('d'));
    expect(batches()).toEqual(['a', 'd']);
  });

  it('takes nothing back that another entry stands behind', () => {
    const { retract } = journal.append(entry('a'));
    journal.append(entry('b'));
    retract();
    expect(batches()).toEqual(['a', 'b']);
  });

  it('writes nothing into a folder that is gone, and goes on when it is back', () => {
    journal.append(entry('a'));
    renameSync(folder, `${folder}-dicabut`);
    expect(() => journal.append(entry('b'))).toThrow(/library-gone/);
    renameSync(`${folder}-dicabut`, folder);
    journal.append(entry('c'));
    expect(batches()).toEqual(['a', 'c']);
  });

  it('says what the disk says when it cannot be written', () => {
    mkdirSync(join(folder, '2026-03.jsonl'));
    expect(() => journal.append(entry('a'))).toThrow(/EISDIR/);
  });
});

import type { FileFacts } from '../../../shared/model/facts.ts';
import type { RefoundReason } from '../../../shared/model/refound.ts';
import { assetById, factsOf, insertAsset, keepFacts, refreshAsset } from '../db/assets.ts';
import { get, numberGiven, run, type Writer } from '../db/connection.ts';
import type { EditContext } from '../db/edit-log.ts';
import { fileById, keepFormerId, type PlacedFile, pathOf, setFileRead } from '../db/files.ts';
import { adoptOrphan, restoreSaid } from '../db/orphans.ts';
import { fileBefore, howMoved, insertRefound } from '../db/refound.ts';
import { keepVersion } from '../db/versions.ts';
import { identify, type Patience } from './identify.ts';
import type { Verdict } from './identify-judge.ts';
import { mostAsked } from './identify-likeness.ts';
import { mergeProvisional } from './merge-provisional.ts';
import { proposeFromNames } from './propose.ts';
import { proposeWordsOf } from './propose-words.ts';
import { reconsider } from './reconsider.ts';
import { settlePlace } from './refound.ts';
import { takeVersionBack } from './version-back.ts';

export interface Recorded {
  readonly assetId: number;
  readonly added: boolean;
  readonly refound: boolean;
  /** Whether it was written down as found again, or saved anew. */
  readonly noted: boolean;
  /** Another asset that lost this file to the one above. */
  readonly left: number | undefined;
  /** One that was known by its name alone and dissolved into the one above. */
  readonly gone: { readonly id: number; readonly uid: string } | undefined;
  /** A file that is to be judged again since this one told more of it. */
  readonly again: number | undefined;
}

export interface RecordOptions {
  /** Files found again in one go have the same. */
  readonly batch: string;
  /** What is known of how pictures look, by asset: see `likenessOf`. */
  readonly like: ReadonlyMap<number, boolean | null>;
  /** What saying something needs, for the person who said it. */
  readonly edits: (person: string) => EditContext;
  /** Whether it may wait for a file that is to be read: one of an asset that it may be. */
  readonly patient: Patience;
  /** Whether it may be read once more, for a question that came up since; absent: it may. */
  readonly again?: boolean;
  /** Whether folders are being looked through: what has come and what is gone is not all known yet. */
  readonly looking?: boolean;
}

/** Nothing was written of the file: these are to be read first, or folders looked through (`looks`). */
export interface Waits {
  readonly waits: readonly number[];
  readonly looks?: boolean;
}

type Settled = Exclude<Verdict, { how: 'ask' | 'wait' }>;

/**
 * Writes what was read of a file into the tables. To be called inside a transaction; index the assets afterwards, also one
 * that is gone.
 */
export function recordFile(
  db: Writer,
  file: PlacedFile,
  facts: FileFacts,
  now: number,
  options: RecordOptions,
): Recorded | Waits {
  const again = takeVersionBack(db, file, facts, now);
  const judged = identify(db, file, facts, options.like, now, options.patient);
  if (judged.how === 'wait') return { waits: judged.files };
  // a question that came up only since the pictures were compared
  if (judged.how === 'ask' && options.like.size < mostAsked && options.again !== false) return { waits: [] };
  // a weaker link holds only where the content itself lies nowhere
  if (options.looking && isWeak(db, judged, facts)) return { waits: [], looks: true };
  const verdict = settledOf(judged);
  if (verdict.how === 'same' && verdict.held) return hold(db, file, facts, verdict.assetId);
  const byName = provisionalOf(db, file);
  let noted = verdict.how === 'refound';
  if (verdict.how === 'refound') noteFound(db, file, facts, verdict, options.batch, now);
  if (verdict.how === 'same') noted = noteSame(db, file, facts, verdict, options.batch, now);
  const { assetId, added } =
    verdict.how === 'new' ? makeAsset(db, file, facts, byName, now) : { assetId: verdict.assetId, added: false };
  setFileRead(db, file.id, { assetId, content: facts.fingerprint, errorCode: facts.error?.code ?? null });
  const uid =
    byName !== undefined && byName !== assetId ? mergeProvisional(db, byName, assetId, options.edits) : undefined;
  const left = file.asset_id !== null && ![assetId, byName].includes(file.asset_id) ? file.asset_id : undefined;
  settlePlace(db, assetId);
  if (left !== undefined) settlePlace(db, left);
  if (left !== undefined) reconsider(db, left, now, assetId);
  if (verdict.how !== 'copy') keepFacts(db, assetId, facts);
  refreshAsset(db, assetId, now);
  if (verdict.how === 'new' && verdict.akin !== null) proposeWordsOf(db, verdict.akin, assetId);
  proposeFromNames(db, assetId, now);
  const gone = uid === undefined || byName === undefined ? undefined : { id: byName, uid };
  return { assetId, added, refound: verdict.how === 'refound', noted, left, gone, again };
}

/** It gives an asset another content than it has, or leaves one where a copy of it may have been edited. */
function isWeak(db: Writer, verdict: Verdict, facts: FileFacts): boolean {
  if (verdict.how === 'new') return verdict.akin !== null;
  if (verdict.how !== 'refound' && (verdict.how !== 'same' || verdict.held || verdict.reason === null)) return false;
  return verdict.reason !== 'content' || assetById(db, verdict.assetId)?.content !== facts.fingerprint;
}

function settledOf(verdict: Verdict): Settled {
  if (verdict.how === 'ask') return settledOf(verdict.otherwise);
  return verdict.how === 'wait' ? { how: 'new', akin: null } : verdict;
}

/** The asset that stands for a file of which only the name was known. */
function provisionalOf(db: Writer, file: PlacedFile): number | undefined {
  if (file.asset_id === null) return undefined;
  return get<{ id: number }>(db, 'SELECT id FROM asset WHERE id = ? AND provisional = 1', file.asset_id)?.id;
}

/** A file that cannot be read now: what was known of its asset stays, with the reason. */
function hold(db: Writer, file: PlacedFile, facts: FileFacts, assetId: number): Recorded {
  const { code, message } = facts.error ?? { code: null, message: null };
  setFileRead(db, file.id, { assetId, content: null, errorCode: code });
  run(db, 'UPDATE asset SET error_code = ?, error_message = ? WHERE id = ?', code, message, assetId);
  settlePlace(db, assetId);
  return { assetId, added: false, refound: false, noted: false, left: undefined, gone: undefined, again: undefined };
}

/** The asset of a file that nothing known links to: the one that stood for its name, one that people spoke of, a new one. */
function makeAsset(
  db: Writer,
  file: PlacedFile,
  facts: FileFacts,
  byName: number | undefined,
  now: number,
): { assetId: number; added: boolean } {
  const uid = adoptOrphan(db, facts.fingerprint, pathOf(file));
  if (uid === undefined && byName !== undefined) {
    run(db, 'UPDATE asset SET provisional = 0 WHERE id = ?', byName);
    return { assetId: byName, added: true };
  }
  const place = { rootId: file.root_id, dirId: file.dir_id, name: file.name, mtime: file.mtime };
  const assetId = insertAsset(db, facts, place, now, uid);
  if (uid !== undefined) restoreSaid(db, uid);
  return { assetId, added: true };
}

/** A known file, gone from elsewhere: its old row makes room for a record of what happened. */
function noteFound(
  db: Writer,
  file: PlacedFile,
  facts: FileFacts,
  { assetId, fileId, reason }: Extract<Verdict, { how: 'refound' }>,
  batch: string,
  now: number,
): void {
  const from = (fileId === null ? undefined : fileById(db, fileId)) ?? lastPlaceOf(db, assetId);
  if (assetById(db, assetId)?.content !== facts.fingerprint) {
    keepFormer(db, assetId, reason, now);
    // the file that is gone may yet be met elsewhere, and this one have been made from it
    if (fileId !== null) keepFormerId(db, fileId, file, now);
  }
  insertRefound(
    db,
    {
      assetId,
      fileId: file.id,
      reason,
      how: from ? howMoved(from, file) : 'moved',
      from: pathOf(from ?? file),
      to: pathOf(file),
      batch,
      before: fileId === null ? null : fileBefore(db, fileId),
    },
    now,
  );
  if (fileId !== null) run(db, 'DELETE FROM file WHERE id = ?', fileId);
}

/** Where an asset lay that has no file any more. */
const lastPlaceOf = (db: Writer, assetId: number): Pick<PlacedFile, 'root_path' | 'dir' | 'name'> | undefined =>
  get(
    db,
    `SELECT r.path AS root_path, d.path AS dir, a.name FROM asset a JOIN root r ON r.id = a.root_id
       JOIN dir d ON d.id = a.dir_id WHERE a.id = ${numberGiven}`,
    assetId,
  );

/** A new content that is linked to the one before, or a file that came back where it was. */
function noteSame(
  db: Writer,
  file: PlacedFile,
  facts: FileFacts,
  { assetId, reason }: Extract<Verdict, { how: 'same' }>,
  batch: string,
  now: number,
): boolean {
  const asset = assetById(db, assetId);
  const isBack = asset?.missing === 1;
  if (!asset || (reason === null && !isBack)) return false;
  if (reason !== null && asset.content !== facts.fingerprint) keepFormer(db, assetId, reason, now);
  const how = reason === null ? 'returned' : 'saved';
  const path = pathOf(file);
  const before = fileBefore(db, file.id);
  insertRefound(
    db,
    { assetId, fileId: file.id, reason: reason ?? 'content', how, from: path, to: path, batch, before },
    now,
  );
  return true;
}

/** What an asset was before a newer content takes its place; of one that was never read there is nothing to keep. */
function keepFormer(db: Writer, assetId: number, reason: RefoundReason, now: number): void {
  const content = assetById(db, assetId)?.content ?? null;
  const facts = factsOf(db, assetId);
  if (facts && content !== null) keepVersion(db, assetId, { content, facts }, reason, now);
}

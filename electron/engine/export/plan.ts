import { readdirSync } from 'node:fs';
import type { Abilities } from '../../../shared/model/clip.ts';
import type { Channel, Extract, Preset } from '../../../shared/model/export.ts';
import type { Verdict } from '../../../shared/model/rights.ts';
import { get, type Reader } from '../db/connection.ts';
import type { PlacedFile } from '../db/files.ts';
import type { Host } from '../host.ts';
import { inSlices } from '../search/slices.ts';
import { estimatedBytes } from './estimate.ts';
import { extractExtension, extractSource } from './extract.ts';
import { Judging } from './gate.ts';
import { pagesOf } from './items.ts';
import { missingLogos } from './logos.ts';
import { nameWordsOf } from './name-words.ts';
import { copyName, foldedName } from './naming.ts';
import { sourceOf } from './source.ts';
import { freeBytes, rootAround } from './target-place.ts';

export interface PlannedExport {
  readonly ids: readonly string[];
  readonly presets: readonly Preset[];
  readonly to: string;
  readonly as: 'files' | 'zip' | 'press';
  readonly extracts: Readonly<Record<string, Extract>>;
  /** The library's own logos. */
  readonly logos: string;
}

export interface ExportPlan {
  readonly copies: number;
  readonly refused: { id: string; preset: string; reason: string }[];
  readonly gate: { id: string; channel: Channel; verdict: Verdict }[];
  readonly refusedCount: number;
  readonly warnedCount: number;
  readonly taken: number;
  readonly bytes: number | null;
  readonly freeBytes: number | null;
  readonly insideRoot: boolean;
}

/** So many of a sort are named. */
const most = 1_000;
/** Assets looked at in one go. */
const atOnce = 200;

/** What an export would do. Nothing is written. */
export async function planExport(
  db: Reader,
  planned: PlannedExport,
  host: Pick<Host, 'clock' | 'decoder'>,
  signal?: AbortSignal,
): Promise<ExportPlan> {
  const { ids, presets, to, as, extracts, logos } = planned;
  const isLogoMissing = missingLogos(db, logos);
  const abilities = await abilitiesFor(extracts, host, signal);
  const judging = new Judging(db, [...new Set(presets.map(({ channel }) => channel))], host.clock.now());
  const there = as === 'files' ? namesIn(to) : new Set<string>();
  const plan = { copies: 0, refusedCount: 0, warnedCount: 0, taken: 0, bytes: 0 as number | null };
  const refused: ExportPlan['refused'] = [];
  const gate: ExportPlan['gate'] = [];
  const refuse = (id: string, preset: string, reason: string) => {
    plan.refusedCount += 1;
    if (refused.length < most) refused.push({ id, preset, reason });
  };
  await inSlices(ids.length, atOnce, (from, until) => {
    signal?.throwIfAborted();
    const some = ids.slice(from, until);
    const verdicts = judging.of(some);
    const words = there.size > 0 ? nameWordsOf(db, some, presets, { first: from, of: ids.length }) : undefined;
    for (const id of some) {
      for (const [channel, verdict] of verdicts.get(id) ?? []) {
        if (verdict.outcome !== 'allowed' && gate.length < most) gate.push({ id, channel, verdict });
      }
      for (const preset of presets) {
        const source = plannedSource(db, id, preset, extracts[id], abilities);
        const copies = pagesOf(extracts[id]).length;
        const outcome = verdicts.get(id)?.get(preset.channel)?.outcome;
        if (typeof source === 'string') refuse(id, preset.id, source);
        else if (outcome === 'refused') refuse(id, preset.id, 'gate-refused');
        else if (isDrawn(extracts[id]) && isLogoMissing(preset, id)) refuse(id, preset.id, 'logo-missing');
        else {
          if (outcome === 'warned') plan.warnedCount += copies;
          plan.copies += copies;
          plan.bytes = sum(plan.bytes, bytesOf(db, id, preset, source.size, extracts[id]));
          const isPart = extracts[id] !== undefined && extracts[id].what !== 'original';
          const asItIs = extracts[id] ? { ...preset, original: true } : preset;
          if (words && !isPart && there.has(foldedName(copyName(source.name, asItIs, words.get(id))))) plan.taken += 1;
        }
      }
    }
  });
  return { ...plan, refused, gate, freeBytes: freeBytes(to), insideRoot: rootAround(db, to) !== undefined };
}

/**
 * Whether the gate warns of any copy that an export would make: what `warnedCount` of its plan says, without the rest of it.
 * @throws `signal`'s reason
 */
export async function isWarned(
  db: Reader,
  { ids, presets, extracts }: Pick<PlannedExport, 'ids' | 'presets' | 'extracts'>,
  host: Pick<Host, 'clock' | 'decoder'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const abilities = await abilitiesFor(extracts, host, signal);
  const judging = new Judging(db, [...new Set(presets.map(({ channel }) => channel))], host.clock.now());
  let found = false;
  await inSlices(ids.length, atOnce, (from, until) => {
    signal?.throwIfAborted();
    if (found) return;
    const verdicts = judging.of(ids.slice(from, until));
    found = [...verdicts].some(([id, byChannel]) =>
      presets.some(
        (preset) =>
          byChannel.get(preset.channel)?.outcome === 'warned' &&
          typeof plannedSource(db, id, preset, extracts[id], abilities) === 'object',
      ),
    );
  });
  return found;
}

/** What this computer makes of films and sounds, where any of them are to be cut. */
async function abilitiesFor(
  extracts: PlannedExport['extracts'],
  host: Pick<Host, 'decoder'>,
  signal: AbortSignal | undefined,
): Promise<Abilities> {
  const areCut = Object.values(extracts).some(({ what }) => what === 'clip');
  return (areCut && (await host.decoder?.abilities?.(signal))) || { ways: [] };
}

/** Where a source is taken from, or why it is not: also what this computer cannot take out of it. */
function plannedSource(
  db: Reader,
  uid: string,
  preset: Preset,
  extract: Extract | undefined,
  abilities: Abilities,
): PlacedFile | string {
  const file = sourceOf(db, uid, preset, extract);
  if (typeof file === 'string' || !extract || extract.what === 'original') return file;
  const source = extractSource(db, uid, file, {}, preset.metadata);
  return extractExtension(abilities, source, extract) === null ? 'file-unsupported' : file;
}

/** Whether what is taken out is drawn anew, with all that a preset puts on it. */
const isDrawn = (extract: Extract | undefined): boolean => extract?.what !== 'original' && extract?.what !== 'clip';

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder).map(foldedName));
  } catch {
    // it will be made, or whoever starts hears why not
    return new Set();
  }
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** Bytes of a copy, about; null where nobody can say. */
function bytesOf(db: Reader, id: string, preset: Preset, size: number, extract: Extract | undefined): number | null {
  if (preset.original || extract?.what === 'original') return size;
  // how long it is made and how well it packs only shows when it is made
  if (extract) return null;
  const asset = get<{ width: number | null; height: number | null }>(
    db,
    'SELECT width, height FROM asset WHERE uid = ?',
    id,
  );
  const { width, height } = asset ?? { width: null, height: null };
  return estimatedBytes(preset, width && height ? { width, height } : null, size);
}

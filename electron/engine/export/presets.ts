import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { channels, type KnownPreset, type Preset, preset } from '../../../shared/model/export.ts';
import { all, type Reader } from '../db/connection.ts';
import type { ThingItem } from '../db/edits.ts';

/** Reads the presets of a folder, by channel and name. A file that does not fit the model is a mistake of ours, and said at once. */
export function loadPresets(folder: string): Preset[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => preset.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .sort(byChannel);
}

/** In the order of the channels; the bytes as they are come last. */
const byChannel = (a: Preset, b: Preset): number =>
  Number(a.original) - Number(b.original) ||
  channels.indexOf(a.channel) - channels.indexOf(b.channel) ||
  (a.id < b.id ? -1 : 1);

/**
 * Presets as the office has them: those of the program, its own beside or in their place. What a newer program wrote and this
 * one cannot read is left out, and stays said.
 */
export function presetsOf(db: Reader, ofProgram: readonly Preset[]): KnownPreset[] {
  const known = new Map<string, KnownPreset>(ofProgram.map((one) => [one.id, { ...one, origin: 'program' }]));
  for (const { uid, value } of all<{ uid: string; value: string }>(
    db,
    "SELECT uid, value FROM said_thing WHERE subject = 'preset' AND field = 'preset' ORDER BY uid",
  )) {
    const own = readPreset(value);
    if (own) known.set(uid, { ...own, id: uid, origin: known.has(uid) ? 'changed' : 'office' });
  }
  return [...known.values()].sort(byChannel);
}

/** A said value is JSON of a text, which is JSON of a preset. */
function readPreset(value: string): Preset | undefined {
  try {
    return preset.safeParse(JSON.parse(JSON.parse(value) as string)).data;
  } catch {
    return undefined;
  }
}

/** @throws `preset-not-found` */
export function findPreset<Known extends Preset>(presets: readonly Known[], id: string): Known {
  const found = presets.find((one) => one.id === id);
  if (!found) throw new BahanError('preset-not-found', { preset: id });
  return found;
}

/** Says a preset; one that is as the program has it needs no words. */
export function savedPreset(ofProgram: readonly Preset[], given: Preset): ThingItem {
  const own = ofProgram.find((one) => one.id === given.id);
  return said(given.id, own && sameText(own) === sameText(given) ? null : given);
}

/** Takes an own preset away, or gives one of the program back its own values. @throws `preset-not-found` */
export function removedPreset(db: Reader, ofProgram: readonly Preset[], id: string): ThingItem {
  const { origin } = findPreset(presetsOf(db, ofProgram), id);
  if (origin === 'program') throw new BahanError('preset-not-found', { preset: id });
  return said(id, null);
}

const said = (id: string, value: Preset | null): ThingItem => ({
  subject: 'preset',
  id,
  words: { preset: value && sameText(value) },
});

/** The keys in one order, so that equal presets are equal texts. */
const sameText = (value: Preset): string => JSON.stringify(preset.parse(value));

/** More than an office can look through. */
const mostImported = 200;

/**
 * Presets out of a text that another office wrote: one, a list, or a list under `presets`. What is there already in the same
 * words is left; what only shares an id with another one comes in beside it, under an id of its own.
 * @throws `bad-input` where anything in it is no preset; nothing of it is taken then
 */
export function importedPresets(db: Reader, ofProgram: readonly Preset[], text: string): ThingItem[] {
  const known = new Map(presetsOf(db, ofProgram).map((one) => [one.id, sameText(one)]));
  const things: ThingItem[] = [];
  for (const given of readMany(text)) {
    const free = freeId(given, known);
    if (free === undefined) continue;
    known.set(free.id, sameText(free));
    things.push(said(free.id, free));
  }
  return things;
}

/** The preset under an id that is free; undefined where it is there as it is. */
function freeId(given: Preset, known: ReadonlyMap<string, string>): Preset | undefined {
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : `-${n}`;
    const id = `${given.id.slice(0, 60 - tail.length)}${tail}`;
    const mark = n === 1 ? '' : ` (${n})`;
    const name = { id: `${given.name.id}${mark}`, en: `${given.name.en}${mark}` };
    const one = { ...given, id, name };
    const there = known.get(id);
    if (there === undefined) return one;
    if (there === sameText(one)) return undefined;
  }
}

function readMany(text: string): Preset[] {
  const read = parsed(text);
  const inner = (read as { presets?: unknown } | null)?.presets;
  const list = Array.isArray(read) ? read : Array.isArray(inner) ? inner : [read];
  if (list.length === 0 || list.length > mostImported) throw new BahanError('bad-input', { field: 'presets' });
  return list.map((one, n) => {
    const { data, error } = preset.safeParse(one);
    if (data) return data;
    const issue = error?.issues[0];
    throw new BahanError('bad-input', { field: [n, ...(issue?.path ?? [])].join('.'), message: issue?.message ?? '' });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new BahanError('bad-input', { field: 'text' }, { cause });
  }
}

import * as z from 'zod';
import { edited } from '../../model/edit.ts';
import { thingId } from '../../model/event.ts';
import { term, termKind, termWords } from '../../model/term.ts';
import { editor, nothing, owner, reader } from './base.ts';

const counted = z.object({ name: z.string(), count: z.number() });
const adding = z.enum(['everyone', 'owner']);

/** Words, or several words together, that mean the same: *HUT*, *hari ulang tahun*. */
const synonyms = z.array(z.string());
const synonymsGiven = z.array(z.string().trim().min(1).max(100)).min(2).max(20);

/** The words that the office uses, most used first, and the lists that it owns. */
export const vocabularyContract = {
  themes: reader.input(nothing).output(z.array(counted)),
  keywords: reader.input(nothing).output(z.array(counted)),
  events: reader.input(nothing).output(z.array(counted.extend({ date: z.string().nullable() }))),
  people: reader.input(nothing).output(z.array(counted)),
  places: reader.input(nothing).output(z.array(counted)),
  units: reader.input(nothing).output(z.array(counted)),
  /** A list whole, with who may add to it; by name. */
  terms: reader.input(z.object({ kind: termKind })).output(z.object({ terms: z.array(term), adding })),
  /** Makes a term, or says something about one (`id`). Renaming renames it on every asset and event, in the same edit. Errors: `name-taken`, `bad-input` for a circle. */
  save: editor
    .input(z.object({ kind: termKind, id: thingId.optional(), words: termWords }))
    .output(edited.extend({ id: thingId })),
  /** Everything that carries one of `ids` carries `into` then, and their names become its synonyms. */
  merge: editor
    .input(z.object({ kind: termKind, ids: z.array(thingId).min(1).max(1000), into: thingId }))
    .output(edited),
  /** Takes a term from the list; assets that carry it keep the word. */
  remove: editor.input(z.object({ kind: termKind, ids: z.array(thingId).min(1).max(10_000) })).output(edited),
  adding: owner.input(z.object({ kind: termKind, adding })).output(edited),
  /** Text of a CSV file. `dry`: only says what it would do. */
  read: editor.input(z.object({ kind: termKind, csv: z.string().max(50_000_000), dry: z.boolean() })).output(
    z.object({
      added: z.number(),
      changed: z.number(),
      problems: z.array(z.object({ line: z.number(), problem: z.string(), value: z.string() })),
      edit: z.string().nullable(),
    }),
  ),
  write: reader.input(z.object({ kind: termKind })).output(z.object({ csv: z.string() })),
  /** The names of people with the office that they held on a day. */
  titled: reader
    .input(z.object({ names: z.array(z.string()).max(500), date: z.string().nullable() }))
    .output(z.array(z.string())),
  /** What words are also called when somebody searches: rows that the office wrote, and those that every office has. */
  synonyms: reader.input(nothing).output(z.object({ rows: z.array(synonyms), usual: z.array(synonyms) })),
  /** The rows of the office, whole. An edit, which can be undone. */
  saveSynonyms: editor.input(z.object({ rows: z.array(synonymsGiven).max(2000) })).output(edited),
  /** Puts the starting list of themes into an office's empty list. */
  begin: editor.input(nothing).output(edited),
};

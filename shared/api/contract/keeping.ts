import * as z from 'zod';
import { assetCard, assetId } from '../../model/asset.ts';
import { backup, health, unreadableFile } from '../../model/health.ts';
import { job } from '../../model/job.ts';
import { refoundGroup, refoundItem } from '../../model/refound.ts';
import { editor, nothing, owner, reader } from './base.ts';

const range = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) };

/** Files that were found again. */
export const refoundContract = {
  /** Newest first. */
  groups: reader.input(z.object({ untold: z.boolean().default(false) })).output(z.array(refoundGroup)),
  items: reader.input(z.object({ group: z.string(), ...range })).output(z.array(refoundItem)),
  /** A person has seen it: it is not announced again. */
  told: editor.input(z.object({ groups: z.array(z.string()).max(1000) })).output(nothing),
  /**
   * "These are not the same": each file becomes an asset of its own, and the asset it was taken for is missing again with
   * all its words. The two are never taken for one another again. Without `items` the whole group.
   */
  undo: editor
    .input(z.object({ group: z.string(), items: z.array(z.number().int()).max(10_000).optional() }))
    .output(z.object({ undone: z.number() })),
};

/** Assets whose files are gone from folders that answer. They are kept until a person forgets them. */
export const missingContract = {
  list: reader.input(z.object({ root: z.string().optional(), ...range })).output(
    z.object({
      total: z.number(),
      items: z.array(
        z.object({
          card: assetCard,
          /** Where it lay last; absolute. */
          path: z.string(),
          missingSince: z.number().nullable(),
          /** How many fields people said something about. */
          said: z.number(),
        }),
      ),
    }),
  ),
  /**
   * Forgets missing assets; others among `ids` are passed over. What people said stays in the journal, and comes back should
   * the same content come back.
   */
  forget: owner
    .input(z.object({ ids: z.array(assetId).min(1).max(100_000) }))
    .output(z.object({ forgotten: z.number() })),
};

/** The health of the library and its backups. */
export const upkeepContract = {
  health: reader.input(nothing).output(health),
  unreadable: reader
    .input(z.object({ root: z.string().optional(), ...range }))
    .output(z.object({ total: z.number(), items: z.array(unreadableFile) })),
  /**
   * Makes a backup now, also in the second place when there is one; `to` in another folder instead: a whole bundle, with the
   * journal and, when `pictures`, what was drawn. The job's label holds the `folder` that it lies in.
   * @throws in the job: `backup-place-unwritable`, `folder-is-library`, `folder-missing`, `disk-full`
   */
  backup: owner
    .input(z.object({ to: z.string().nullable().default(null), pictures: z.boolean().default(false) }))
    .output(job),
  backups: owner.input(nothing).output(z.array(backup)),
  /** Names the second place (null: none any more). @throws `backup-place-unwritable`, `folder-is-library` */
  secondPlace: owner.input(z.object({ folder: z.string().nullable() })).output(nothing),
  /**
   * Puts a backup in the place of the library: it is noted, the engine ends and starts anew, and does it then. What people
   * said since is taken from the journal. @throws `backup-missing`, `backup-damaged`, `library-newer`
   */
  restore: owner.input(z.object({ path: z.string() })).output(nothing),
  /** The window came to the front: folders that changed are looked at sooner than by the clock. */
  glance: reader.input(nothing).output(nothing),
  /** Takes nothing in, until it is taken back or the library is opened anew. What is on screen stays as it is. */
  pause: owner.input(z.object({ paused: z.boolean() })).output(nothing),
};

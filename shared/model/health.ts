import * as z from 'zod';
import { errorCode } from '../errors.ts';
import { root } from './root.ts';

/** One copy of the library. `path` is absolute; `verified` says that it was opened and found whole. */
export const backup = z.object({
  path: z.string(),
  /** Epoch milliseconds at which it was made. */
  at: z.number(),
  bytes: z.number(),
  /** `daily`: made by itself; `asked`: a person wanted it; `migration`: before a newer Bahan changed the library. */
  kind: z.enum(['daily', 'asked', 'migration']),
  verified: z.boolean(),
  /** In the second place, outside of the library folder. */
  second: z.boolean(),
});
export type Backup = z.infer<typeof backup>;

/** A cloud program's folder that the library lies in: they copy databases while these are being written. */
export const cloudFolder = z.enum(['onedrive', 'dropbox', 'google-drive', 'icloud', 'nextcloud', 'box', 'syncthing']);
export type CloudFolder = z.infer<typeof cloudFolder>;

/**
 * Something that a person should know of now, with what to do in its words (`health.trouble.<kind>`). `values` are for
 * the words.
 */
export const trouble = z.object({
  kind: z.enum([
    ...['disk-full', 'disk-low', 'library-read-only', 'library-gone', 'library-damaged', 'backup-old', 'backup-failed'],
    ...['second-place-away', 'cloud-folder', 'root-offline', 'watch-limited', 'watch-failed', 'sidecars-stuck'],
  ] as const),
  severity: z.enum(['stop', 'warn', 'note']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Id of the watched folder that it is about. */
  root: z.string().nullable(),
});
export type Trouble = z.infer<typeof trouble>;

/** How the library is, for the page that says it. All times in epoch milliseconds. */
export const health = z.object({
  troubles: z.array(trouble),
  roots: z.array(root),
  database: z.object({
    /** Null for those who may not know it. */
    folder: z.string().nullable(),
    bytes: z.number(),
    picturesBytes: z.number(),
    freeBytes: z.number().nullable(),
    cloud: cloudFolder.nullable(),
    lastBackupAt: z.number().nullable(),
    lastCheckAt: z.number().nullable(),
    lastCheckOk: z.boolean().nullable(),
    edits: z.number(),
    assets: z.number(),
    missing: z.number(),
  }),
  backups: z.array(backup),
  /** The second place for backups; null when none was chosen. `reachable` is null when nobody tried yet. */
  second: z
    .object({ folder: z.string(), reachable: z.boolean().nullable(), lastBackupAt: z.number().nullable() })
    .nullable(),
  work: z.object({
    reading: z.number(),
    /** Known by their names alone. */
    provisional: z.number(),
    pictures: z.number(),
    /**
     * Why nothing is being read though something waits: outside its hours, a library that cannot be written to (`troubles` say
     * why), a person who paused it.
     */
    held: z.enum(['hours', 'unwritable', 'offline', 'paused']).nullable(),
    /** On a battery: what can wait does. */
    sparing: z.boolean(),
    unsettled: z.number(),
  }),
  /** Of the program and the computer, without names: for a report that a person copies. */
  about: z.object({
    version: z.string(),
    platform: z.string(),
    node: z.string(),
    cores: z.number(),
    memoryBytes: z.number(),
  }),
});
export type Health = z.infer<typeof health>;

/** A file that could not be read, and why. */
export const unreadableFile = z.object({
  asset: z.string().nullable(),
  path: z.string(),
  code: errorCode,
});
export type UnreadableFile = z.infer<typeof unreadableFile>;

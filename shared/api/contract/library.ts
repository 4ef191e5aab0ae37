import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { change } from '../../model/change.ts';
import { nothing, owner, reader } from './base.ts';

export const libraryInfo = z.object({
  /** Absolute path of the library folder; null for those who may not know it. */
  folder: z.string().nullable(),
  device: z.string(),
  assets: z.number(),
  /** Assets without a said or carried title. */
  untitled: z.number(),
  /** Assets that came in during the last 14 days. */
  recent: z.number(),
  roots: z.number(),
  version: z.string(),
  /** Number of the newest change, to subscribe from. */
  seq: z.number(),
});

export const checkReport = z.object({
  ok: z.boolean(),
  database: z.object({ ok: z.boolean(), bytes: z.number(), problems: z.array(z.string()) }),
  pictures: z.object({ ok: z.boolean(), bytes: z.number(), problems: z.array(z.string()) }),
  journal: z.object({ ok: z.boolean(), edits: z.number(), problems: z.array(z.string()) }),
  index: z.object({ ok: z.boolean(), problems: z.array(z.string()) }),
});

export const libraryContract = {
  info: reader.input(nothing).output(libraryInfo),
  /** The change feed. Never ends by itself; a slow reader gets fewer, fuller events. */
  changes: reader.input(z.object({ since: z.number().optional() })).output(eventIterator(change)),
  /** The health of the library; `repair` first mends what can be mended (the index and the pictures are made again). */
  check: owner.input(z.object({ repair: z.boolean().default(false) })).output(checkReport),
};

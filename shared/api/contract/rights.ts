import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { edited } from '../../model/edit.ts';
import { channel } from '../../model/export.ts';
import { consent, rights, verdict } from '../../model/rights.ts';
import { editor, nothing, owner, reader } from './base.ts';

/** Epoch milliseconds. */
const clock = z.object({ now: z.number(), latest: z.number(), isBehind: z.boolean() });

/** Whether assets may be taken out: classification, consent, embargo, licence. */
export const rightsContract = {
  /** Of one asset: what is said, the consents that concern it, and what the gate says for each channel. */
  of: reader.input(z.object({ id: assetId })).output(
    z.object({
      rights,
      consents: z.array(consent),
      gate: z.array(z.object({ channel, verdict })),
    }),
  ),
  /** Says some of it about many; what is left out stays. One edit, one step of undo. */
  say: editor.input(z.object({ ids: z.array(assetId).min(1).max(100_000), rights: rights.partial() })).output(edited),
  /** Whether assets may leave for channels now. */
  check: reader
    .input(z.object({ ids: z.array(assetId).min(1).max(10_000), channels: z.array(channel).min(1) }))
    .output(z.array(z.object({ id: assetId, channel, verdict }))),
  consents: reader
    .input(
      z.object({
        words: z.string().max(200).default(''),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ consents: z.array(consent), total: z.number().int() })),
  /** Writes a consent, new (without an id) or changed. */
  saveConsent: editor.input(z.object({ consent: consent.extend({ id: z.string().nullable() }) })).output(edited),
  removeConsent: editor.input(z.object({ id: z.string() })).output(edited),
  /** Whether this computer's clock is behind the latest moment that the library has seen; the gate goes by that one. */
  clock: reader.input(nothing).output(clock),
  /** Says that the clock is right now: what was seen later was a mistake. */
  trustClock: owner.input(nothing).output(clock),
};

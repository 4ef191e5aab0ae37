import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { machineReading } from '../../model/machine-reading.ts';
import { editor, nothing, reader } from './base.ts';

/** Text that a machine reads from pictures and scanned pages: only when somebody asked for it, and when nothing else is done. */
export const machineReadingContract = {
  state: reader.input(nothing).output(machineReading),
  set: editor.input(z.object({ on: z.boolean() })).output(machineReading),
  /** Reads these before all others, also while it is off. @throws `bad-input` for what has no picture */
  read: editor.input(z.object({ ids: z.array(assetId).min(1).max(10_000) })).output(machineReading),
};

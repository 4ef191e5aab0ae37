import { oc } from '@orpc/contract';
import * as z from 'zod';
import { errorCode, errorDetails } from '../../errors.ts';

/**
 * Who may call a procedure. `owner` runs the library (the person at the desktop), `editor` describes and takes out,
 * `reader` finds and looks. Each includes those after it.
 */
export type Role = 'owner' | 'editor' | 'reader';

export interface ProcedureMeta {
  readonly role: Role;
}

/**
 * Every procedure starts here. Whatever goes wrong comes out as the one error `BAHAN`, whose data hold a code of the
 * closed list and the values that its words need.
 */
export const procedure = oc
  .$meta<ProcedureMeta>({ role: 'owner' })
  .errors({ BAHAN: { status: 422, data: z.object({ code: errorCode, details: errorDetails }) } });

export const reader = procedure.meta({ role: 'reader' });
export const editor = procedure.meta({ role: 'editor' });
export const owner = procedure.meta({ role: 'owner' });

export const nothing = z.object({});

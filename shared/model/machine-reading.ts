import * as z from 'zod';

/** What a machine made out in one picture. `text`: pages of a scan are parted by form feeds; `certainty` 0..1. */
export const machineText = z.object({
  state: z.enum(['waiting', 'read', 'failed', 'empty']),
  text: z.string().nullable(),
  certainty: z.number().nullable(),
});
export type MachineText = z.infer<typeof machineText>;

/** How far the machine has read. */
export const machineReading = z.object({
  on: z.boolean(),
  /** Pictures and scans that may hold text and were not read yet; those that were; those among them that held some. */
  waiting: z.number().int(),
  read: z.number().int(),
  withText: z.number().int(),
  failed: z.number().int(),
});
export type MachineReading = z.infer<typeof machineReading>;

import * as z from 'zod';

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

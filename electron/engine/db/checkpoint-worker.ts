import { workerData } from 'node:worker_threads';
import type { CheckpointData } from './checkpoints.ts';
import { checkpoint } from './connection.ts';

/** The thread of `checkpoints.ts`. */
const { paths, every } = workerData as CheckpointData;

setInterval(() => {
  for (const path of paths) {
    try {
      checkpoint(path);
    } catch {
      // put aside just now, or a disk without room: who writes to it says so
    }
  }
}, every);

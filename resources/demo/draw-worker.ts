import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { drawPicture } from './draw-picture.ts';
import type { PictureTask } from './plan.ts';

export interface DrawRequest {
  readonly task: PictureTask;
  readonly scale: number;
}
export type DrawAnswer = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failed: string };

sharp.cache(false);
sharp.concurrency(1);

parentPort?.on('message', async ({ task, scale }: DrawRequest) => {
  try {
    const drawn = await drawPicture(task, scale);
    const bytes = new Uint8Array(drawn);
    parentPort?.postMessage({ bytes } satisfies DrawAnswer, [bytes.buffer]);
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies DrawAnswer);
  }
});

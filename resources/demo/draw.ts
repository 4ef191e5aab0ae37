import { once } from 'node:events';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import type { DrawAnswer, DrawRequest } from './draw-worker.ts';
import { type CopyTask, type PictureTask, type Plan, planDemo } from './plan.ts';

export interface DrawOptions {
  /** Called after each file, also after those that were there already. */
  readonly onProgress?: (progress: { done: number; total: number; path: string }) => void;
  readonly signal?: AbortSignal;
  /** Length of a picture's sides against the full demo, 0.2..1; tests draw a small archive. */
  readonly scale?: number;
  /** Draws only files whose path, relative to the folder, is accepted. */
  readonly only?: (path: string) => boolean;
}

/**
 * Draws the demo folder: events of an invented kabupaten in pictures, clips, recordings and papers, as an office
 * keeps them. What is there already is not drawn again, so a drawing that was interrupted goes on where it stopped.
 * Answers how many assets the folder holds: files without the copies that are the same to the byte.
 * Rejects with the signal's reason when it is cancelled; half-written files do not stay.
 */
export async function drawDemo(folder: string, options: DrawOptions = {}): Promise<{ assets: number }> {
  const { signal } = options;
  const plan = chosen(planDemo(), options.only);
  const total = plan.pictures.length + plan.files.length + plan.copies.length;
  let done = 0;
  const told = (path: string) => options.onProgress?.({ done: ++done, total, path });
  signal?.throwIfAborted();

  for (const file of plan.files) {
    signal?.throwIfAborted();
    if (!(await exists(join(folder, file.path)))) await put(join(folder, file.path), file.bytes(), file.at);
    told(file.path);
  }
  const missing: PictureTask[] = [];
  for (const task of plan.pictures) {
    if (await exists(join(folder, task.path))) told(task.path);
    else missing.push(task);
  }
  await drawAll(folder, missing, options.scale ?? 1, told, signal);
  for (const copy of plan.copies) {
    signal?.throwIfAborted();
    await copyTo(folder, copy);
    told(copy.path);
  }
  return { assets: total - plan.copies.filter((copy) => copy.how === 'same').length };
}

function chosen(plan: Plan, only: DrawOptions['only']): Plan {
  if (!only) return plan;
  const wanted = ({ path }: { readonly path: string }) => only(path);
  return {
    pictures: plan.pictures.filter(wanted),
    files: plan.files.filter(wanted),
    copies: plan.copies.filter((copy) => wanted(copy) && (copy.from === '' || only(copy.from))),
  };
}

/** Pictures that stand beside each other in the plan share their land, so each worker takes a run of them. */
async function drawAll(
  folder: string,
  tasks: readonly PictureTask[],
  scale: number,
  told: (path: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (tasks.length === 0) return;
  const runs: PictureTask[][] = [];
  for (const task of tasks) {
    const run = runs.at(-1);
    if (run && run[0]?.scene === task.scene && run[0]?.place === task.place) run.push(task);
    else runs.push([task]);
  }
  const draw = async (): Promise<void> => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url));
    try {
      for (let run = runs.shift(); run; run = runs.shift()) {
        for (const task of run) {
          signal?.throwIfAborted();
          worker.postMessage({ task, scale } satisfies DrawRequest);
          const [answer] = (await once(worker, 'message', { ...(signal ? { signal } : {}) })) as [DrawAnswer];
          if ('failed' in answer) throw new Error(`${task.path}: ${answer.failed}`);
          await put(join(folder, task.path), answer.bytes, task.at);
          told(task.path);
        }
      }
    } finally {
      await worker.terminate();
    }
  };
  const many = Math.max(1, Math.min(4, availableParallelism()));
  const ended = await Promise.allSettled(Array.from({ length: many }, draw));
  signal?.throwIfAborted();
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function copyTo(folder: string, copy: CopyTask): Promise<void> {
  const target = join(folder, copy.path);
  if (await exists(target, copy.how === 'empty')) return;
  const source = join(folder, copy.from);
  if (copy.how === 'same') return put(target, await readFile(source), copy.at);
  if (copy.how === 'empty') return put(target, Buffer.alloc(0), copy.at);
  const bytes = await readFile(source);
  if (copy.how === 'cut') return put(target, bytes.subarray(0, Math.floor(bytes.length * 0.55)), copy.at);
  return put(target, await sharp(bytes).autoOrient().resize(1000).jpeg({ quality: 70 }).toBuffer(), copy.at);
}

async function exists(path: string, empty = false): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && (empty || found.size > 0);
}

/** Written beside and renamed, so that no half file is ever seen under its name. `at` becomes the time on disk. */
async function put(path: string, bytes: Uint8Array, at: Date): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await utimes(part, wall(at), wall(at));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The moment at which clocks here show what the UTC fields say. */
const wall = (at: Date): Date =>
  new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );

import { flushCompileCache } from 'node:module';
import sharp from 'sharp';
import { workerChannel } from '../worker-channel.ts';
import { readFacts } from './probe/facts.ts';
import type { Task, TaskResult, WorkerMessage, WorkerRequest } from './protocol.ts';
import { readerError } from './reader-error.ts';
import { renderFile } from './render.ts';

/**
 * The media process: the only place where files from outside are parsed and drawn. It may crash, hang or grow; the
 * pool that started it then ends it and starts another. It takes one task at a time and holds no database.
 */
sharp.cache(false);
sharp.concurrency(1);

const channel = workerChannel();

function send(message: WorkerMessage): void {
  channel.post(message);
}

/** What only somebody who looks at a document or takes something out asks for is loaded when it is asked for the first time. */
async function perform(task: Task): Promise<TaskResult> {
  switch (task.what) {
    case 'read':
      return readFacts(task.path, task.sidecars, task.library, task.expected);
    case 'render':
      return renderFile(task.path, task.fingerprint, task.decoded, task.facts);
    case 'copy':
      return (await import('./copy.ts')).copyFile(task);
    case 'preview-copy':
      return (await import('./release/preview-copy.ts')).previewCopy(task);
    case 'likeness':
      return { alike: await (await import('./likeness.ts')).isAlike(task.path, task.fingerprint, task.kept) };
    case 'turned':
      return (await import('./turned.ts')).turnPictures(task.kept, task.turn);
    case 'shot':
      return (await import('./shot.ts')).measureShot(task.kept);
    case 'look':
      return (await import('./look.ts')).lookOf(task.kept);
    case 'crops':
      return { parts: await (await import('./crop-proposal.ts')).proposeCrops(task.picture, task.ratios) };
    case 'same':
      return { same: await (await import('./likeness.ts')).areSame(task.one, task.other) };
    case 'raw-facts':
      return (await import('./probe/raw-facts.ts')).rawFactsOf(task.path);
    case 'reading':
      return (await import('./document-reading.ts')).readDocument(task.path);
    case 'page':
      return (await import('./document-pages.ts')).drawPage(task.path, task.page, task.edge);
    case 'words':
      return (await import('./document-pages.ts')).wordsOfPage(task.path, task.page);
    case 'find':
      return (await import('./document-pages.ts')).findInPages(task.path, task.text);
    case 'table':
      return (await import('./table/read-table.ts')).readTable(task.path, task.target);
  }
}

async function take({ id, task }: WorkerRequest): Promise<void> {
  const watch = setInterval(() => send({ type: 'memory', bytes: process.memoryUsage.rss() }), 250);
  try {
    const result = await perform(task);
    send({ type: 'done', id, result, memory: process.memoryUsage.rss() });
  } catch (cause) {
    send({ type: 'failed', id, error: readerError(cause), memory: process.memoryUsage.rss() });
  } finally {
    clearInterval(watch);
  }
}

channel.onMessage((message) => void take(message as WorkerRequest));
send({ type: 'ready' });
// now and then, since a process that is killed writes nothing down at its end
for (const after of [0, 3_000, 30_000]) setTimeout(flushCompileCache, after).unref();

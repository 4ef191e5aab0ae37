import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../../shared/model/change.ts';
import type { Job } from '../../shared/model/job.ts';
import type { Connection } from '../connect/connection.ts';
import { noteArrivals } from '../state/arrivals.ts';
import { query } from '../state/query.ts';
import { AskAgain } from './again.ts';
import { tellChange } from './heard.ts';
import type { ResultHolder } from './result-holder.ts';

/**
 * Listens to the engine's change feed and makes what is on screen true again: cards in place, lists and counts asked
 * again, the result opened again when others may belong to it. Goes on by itself after a lost connection.
 */
export function followChanges(connection: Connection, queries: QueryClient, results: ResultHolder): () => void {
  const stopped = new AbortController();
  void follow(connection, queries, results, stopped.signal);
  return () => stopped.abort();
}

async function follow(connection: Connection, queries: QueryClient, results: ResultHolder, signal: AbortSignal) {
  const lists = new AskAgain(queries);
  let since: number | undefined;
  let tries = 0;
  while (!signal.aborted) {
    try {
      const feed = await connection.engine.library.changes(since === undefined ? {} : { since }, { signal });
      if (tries > 0) everythingMayHaveChanged(queries, results);
      tries = 0;
      for await (const change of feed) {
        since = change.seq;
        void take(change, queries, lists, results);
      }
    } catch {
      // the wire is gone; what is on screen stays until it is back
    }
    tries += 1;
    await until(connection, Math.min(5000, 200 * 2 ** tries), signal);
  }
}

function everythingMayHaveChanged(queries: QueryClient, results: ResultHolder): void {
  void queries.invalidateQueries();
  results.refresh();
  tellChange(undefined);
}

async function take(change: Change, queries: QueryClient, lists: AskAgain, results: ResultHolder): Promise<void> {
  const again = (...queryKey: readonly string[]) => lists.want(queryKey);
  noteArrivals(change.arrived);
  tellChange(change);
  if (change.roots) again('roots');
  if (change.collections) {
    again('collections');
    if (query.get().collection !== undefined) results.refresh();
  }
  // papers are among the words of the office; what is said of an asset opens or closes the gate
  if (change.terms || change.assets.length > 0 || change.assetsMore) again('rights');
  if (change.health) again('health');
  if (change.membership || change.assetsMore) again('looks');
  if (change.refound) again('refound');
  if (change.membership || change.refound || change.assetsMore) again('missing');
  if (change.folders) again('folders');
  if (change.themes || change.terms || change.assetsMore) again('vocabulary');
  if (change.membership || change.assets.length > 0 || change.assetsMore) again('info');
  if (change.events || change.membership) {
    again('events', 'todo');
    // lists of events are asked again by the screen that shows them, once it has a moment
    for (const key of ['events', 'event-assets'])
      void queries.invalidateQueries({ queryKey: [key], refetchType: 'none' });
  }
  if (change.jobs.length > 0)
    queries.setQueryData<readonly Job[]>(['jobs'], (known) => mergeJobs(known ?? [], change.jobs));
  if (change.membership || change.assetsMore) results.refresh();
  if (change.assetsMore) void queries.invalidateQueries({ queryKey: ['asset'] });
  for (const id of change.assets) void queries.invalidateQueries({ queryKey: ['asset', id] });
  if (change.assets.length > 0 || change.assetsMore) again('summary');
  try {
    await results.changed(change.assets);
  } catch {
    // the next change or the reconnection asks again
  }
}

/** Known jobs with the changed ones in their place, newest first. */
export function mergeJobs(known: readonly Job[], changed: readonly Job[]): readonly Job[] {
  const fresh = new Map(changed.map((job) => [job.id, job]));
  const kept = known.map((job) => {
    const newer = fresh.get(job.id);
    fresh.delete(job.id);
    return newer ?? job;
  });
  return [...fresh.values(), ...kept];
}

/** Waits some milliseconds, or shorter when the connection comes back or nobody listens any more. */
function until(connection: Connection, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const stop = connection.watch(() => {
      if (connection.isOpen()) done();
    });
    signal.addEventListener('abort', done);
  });
}

import { type BackgroundContext, BackgroundWork, namedAssets } from '../background-work.ts';
import { proposeNext } from './propose-events.ts';

/** While files come in, folders change again and again: this many times as long as the last piece took, at least a second. */
const busyRest = { times: 30, least: 1_000 } as const;

/** Proposes events anew in the background, folder by folder, wherever the database marked a folder. */
export const eventWork = (context: BackgroundContext): BackgroundWork =>
  new BackgroundWork(context, {
    failure: 'events-not-proposed',
    beside: 3,
    rest: { asked: 150, busy: (took) => Math.max(busyRest.least, took * busyRest.times) },
    work: (budget) => work(context, budget),
  });

/** @returns whether a folder was looked at; one more may be begun within the budget, in milliseconds */
function work({ db, host, changes }: BackgroundContext, budget: number): boolean {
  const began = performance.now();
  const changed: number[] = [];
  let isOther = false;
  let found = false;
  do {
    const done = proposeNext(db, host.clock.now());
    if (!done) break;
    found = true;
    isOther ||= done.events;
    for (const id of done.assets) changed.push(id);
  } while (performance.now() - began < budget);
  // the marks that say so begin the guesses about these assets
  if (isOther || changed.length > 0) changes.note({ events: true, assets: namedAssets(db, changed) });
  return found;
}

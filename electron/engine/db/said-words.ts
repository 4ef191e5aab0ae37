import { rightsField } from '../../../shared/model/edit.ts';
import { type SaidValue, saidOf } from './assets.ts';
import { all, get, type Reader } from './connection.ts';

/**
 * What people say about an asset, for those who know no ids: the event by its name, and what is no word (turns, clocks,
 * collections, stacks) left out.
 */
export function wordsOf(db: Reader, assetId: number): Record<string, SaidValue> {
  const said = saidOf(db, assetId);
  for (const field of ['turn', 'shift', 'collections', 'stack', 'stackTop', 'pick', 'hidden', 'crop'])
    said.delete(field);
  // why something is kept back is nothing to lie beside it for all to read
  for (const field of rightsField.options) said.delete(field);
  const event = said.get('event');
  if (typeof event === 'string' && event.startsWith('@')) {
    const name = get<{ name: string }>(
      db,
      'SELECT e.name FROM asset a JOIN event e ON e.id = a.event_id WHERE a.id = ?',
      assetId,
    )?.name;
    if (name) said.set('event', name);
    else said.delete('event');
  }
  return Object.fromEntries(said);
}

/** Assets that belong to the events of which an edit said something: what is written of them names those. */
export const assetsOfEventsIn = (db: Reader, edit: string): number[] =>
  all<{ id: number }>(
    db,
    `SELECT a.id FROM asset a WHERE a.event_id IN (
       SELECT v.id FROM edit e JOIN event v ON v.uid = e.asset_uid WHERE e.batch = ? AND e.subject = 'event')`,
    edit,
  ).map(({ id }) => id);

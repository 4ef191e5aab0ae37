import { get, type Reader } from '../../db/connection.ts';
import type { Guess, Subject } from './guess.ts';

interface EventRow {
  readonly id: number;
  readonly state: number;
  readonly name: string;
  readonly theme: string | null;
  readonly date: string | null;
  readonly place: string | null;
  readonly people: string;
  readonly unit: string | null;
}

/** Surer than any name where people said that it belongs to the event, hardly surer where that is a guess itself. */
const certaintyOf = { said: 0.95, proposed: 0.82 } as const;

/** What the event of an asset says, as far as a person said it. A guess about an event is no reason for another guess. */
export function guessesFromEvent(db: Reader, of: Subject): Guess[] {
  const id = of.event_id ?? of.proposed_event_id;
  if (id === null) return [];
  const event = get<EventRow>(
    db,
    'SELECT id, state, name, theme, date, place, people, unit FROM event WHERE id = ? AND state = 1',
    id,
  );
  if (!event) return [];
  const certainty = certaintyOf[of.event_id === null ? 'proposed' : 'said'];
  const guesses: Guess[] = [];
  const add = (field: Guess['field'], value: string | null) => {
    if (value) guesses.push({ field, value, reason: 'event', certainty });
  };
  add('title', event.name);
  add('theme', event.theme);
  add('date', event.date);
  add('place', event.place);
  add('unit', event.unit);
  for (const person of JSON.parse(event.people) as string[]) add('people', person);
  return guesses;
}

import { all, type Reader } from '../../db/connection.ts';
import { kilometres, placeAt } from './gazetteer.ts';
import type { Guess, Subject } from './guess.ts';

interface OwnPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** Kilometres within which something was at a place that the office put on the map itself: a hall and its yard. */
const withinOwn = 0.25;

/** Places of the office's own list that it gave a position. */
export function ownPlaces(db: Reader): OwnPlace[] {
  return all<{ name: string; position: string }>(
    db,
    `SELECT name, json_extract(details, '$.position') AS position FROM term
      WHERE kind = 'place' AND hidden = 0 AND json_extract(details, '$.position') IS NOT NULL`,
  ).flatMap(({ name, position }) => {
    const at = read(position);
    return at ? [{ name, ...at }] : [];
  });
}

/** A position is kept as JSON, inside of JSON too. */
function read(text: string): { lat: number; lon: number } | undefined {
  try {
    const at = JSON.parse(text) as { lat?: unknown; lon?: unknown } | null;
    return typeof at?.lat === 'number' && typeof at.lon === 'number' ? { lat: at.lat, lon: at.lon } : undefined;
  } catch {
    return undefined;
  }
}

/** The place of a position: of the office's own list when it is right there, else of the gazetteer. */
export function placeFromPosition({ lat, lon }: Subject, own: readonly OwnPlace[]): Guess | undefined {
  if (lat === null || lon === null) return undefined;
  let near: { name: string; distance: number } | undefined;
  for (const place of own) {
    const distance = kilometres(lat, lon, place.lat, place.lon);
    if (distance <= withinOwn && (!near || distance < near.distance)) near = { name: place.name, distance };
  }
  if (near) return guess(near.name, near.distance, 0.9);
  const place = placeAt(lat, lon);
  return place && guess(place.name, place.distance, place.certainty);
}

const guess = (value: string, distance: number, certainty: number): Guess => ({
  field: 'place',
  value,
  reason: `gps:${distance.toFixed(1)}`,
  certainty: Math.round(certainty * 100) / 100,
});

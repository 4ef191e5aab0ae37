/** A value that the program proposes for a field; `reason` as shared/text/reasons.ts reads it. */
export interface Guess {
  readonly field: 'title' | 'date' | 'place' | 'theme' | 'people' | 'unit' | 'event';
  readonly value: string;
  readonly reason: string;
  /** 0..1. */
  readonly certainty: number;
}

/** What guessing needs to know of an asset. */
export interface Subject {
  readonly id: number;
  readonly name: string;
  readonly root: string;
  readonly dir: string;
  readonly dir_id: number;
  readonly sk: number;
  readonly missing: number;
  readonly title: string | null;
  readonly proposed_title: string | null;
  readonly date: string | null;
  readonly captured_at: string | null;
  readonly captured_certainty: string;
  readonly theme_id: number | null;
  readonly event_id: number | null;
  readonly proposed_event_id: number | null;
  /** Fields that a person said, a space between. */
  readonly said: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** Title inside of the file, where a program may have written it. */
  readonly embedded: string | null;
}

import type { DemoEvent } from './demo-event.ts';
import { eventsFrom2023 } from './events-from-2023.ts';
import { eventsTo2022 } from './events-to-2022.ts';

/*
 * An invented kabupaten in the hills of Central Java. The people, villages and offices exist nowhere; the folder names
 * have the habits of real offices: date first, date last, eight digits, weekday in words, camera folders, none at all.
 */
export const events: readonly DemoEvent[] = [...eventsTo2022, ...eventsFrom2023];

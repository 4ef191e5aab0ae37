import { join } from 'node:path';
import type { EngineClient } from '../../shared/api/client.ts';
import type { EditChange } from '../../shared/model/edit.ts';
import { events } from './events.ts';

/** The office has described its older events and not come round to the newest ones yet, as offices have. */
const undescribed = 5;

/**
 * Says about the demo's older events what an archive keeper would have said: theme, event and place, and the title where
 * the pictures carry none. Answers how many assets were described. Needs a library that has taken the material in.
 */
export async function describeDemo(client: EngineClient, material: string): Promise<number> {
  const older = [...events].sort((a, b) => a.start.localeCompare(b.start)).slice(0, -undescribed);
  let described = 0;
  for (const event of older) {
    const folder = join(material, event.folder).replaceAll('"', '');
    const { items } = await client.search.open({ session: 'demo', query: `folder:"${folder}"`, limit: 1000 });
    const changes: EditChange[] = [
      { field: 'theme', op: 'set', value: event.theme },
      { field: 'event', op: 'set', value: event.title },
      { field: 'place', op: 'set', value: event.place },
    ];
    if (items.length) await client.assets.edit({ ids: items.map((item) => item.id), changes });
    described += items.length;
    // pictures that came by messenger carry no time of their own
    const day = event.start.slice(0, 10);
    const undated = items.filter((item) => !item.date?.startsWith(day.slice(0, 7))).map((item) => item.id);
    const date: EditChange = { field: 'date', op: 'set', value: day };
    if (undated.length) await client.assets.edit({ ids: undated, changes: [date] });
    const untitled = items.filter((item) => item.title === null && item.kind === 'photo').map((item) => item.id);
    const title: EditChange = { field: 'title', op: 'set', value: event.title };
    if (event.told === 'camera' && untitled.length) await client.assets.edit({ ids: untitled, changes: [title] });
  }
  return described;
}

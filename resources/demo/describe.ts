import { join } from 'node:path';
import type { EngineClient } from '../../shared/api/client.ts';
import { saidInDemo } from './said.ts';

/**
 * Says about the demo what its archive keeper said, as one edit. Answers how many assets were described. Needs a library
 * that has taken the material in.
 */
export async function describeDemo(client: EngineClient, material: string): Promise<number> {
  const said = saidInDemo();
  const { ids } = await client.assets.match({ paths: said.map(({ path }) => join(material, path)) });
  const items = said.flatMap(({ title, theme, event, place }, n) => {
    const id = ids[n];
    if (!id) return [];
    const words = { title, theme, event, place };
    return [
      {
        id,
        changes: (['title', 'theme', 'event', 'place'] as const).map((field) => ({
          field,
          op: 'set' as const,
          value: words[field],
        })),
      },
    ];
  });
  if (items.length) await client.assets.editEach({ items });
  return items.length;
}

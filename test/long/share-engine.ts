import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';

/** A process that has a library open and does what its parent asks: `{ id, call: 'roots.sweep', input }` over its channel. */
const [library] = process.argv.slice(2) as [string];

interface Asked {
  readonly id: number;
  readonly call: string;
  readonly input: unknown;
}

const host = nodeHost({
  person: 'Siti',
  log: (level, event, facts) => {
    if (level !== 'info') process.stderr.write(`${level} ${event} ${JSON.stringify(facts)}\n`);
  },
});
const opened = await openLibrary(library, host, { create: true, mode: 'live' });
const client = opened.client({ role: 'owner' }) as unknown as Record<
  string,
  Record<string, (input: unknown) => Promise<unknown>>
>;

process.on('message', (message) => void answer(message as Asked));
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, result: 'open' });

async function answer({ id, call, input }: Asked): Promise<void> {
  const [group = '', verb = ''] = call.split('.');
  try {
    if (call === 'close') await opened.close();
    process.send?.({ id, result: call === 'close' ? {} : await client[group]?.[verb]?.(input) });
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { code?: string } };
    process.send?.({ id, error: data?.code ?? code ?? String(error) });
  }
}

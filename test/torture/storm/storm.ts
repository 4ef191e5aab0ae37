import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineClient } from '../../../shared/api/client.ts';
import { Deck } from './deck.ts';
import { Engine, entitle, heldBy } from './engine.ts';
import { judge, said } from './judge.ts';
import { operations } from './operations.ts';
import { happen } from './play.ts';
import { Report } from './report.ts';
import { World } from './world.ts';

export interface StormSize {
  readonly seed: number;
  readonly files: number;
  readonly rounds: number;
  /** Files that something is done to in a round, in shares of all. */
  readonly share: number;
  /** What the rounds take turns in; all of them when it is absent. */
  readonly manners?: readonly Manner[];
}

/** Whether the library is open while it happens, closed, or killed in the middle. */
type Manner = 'live' | 'closed' | 'killed';
const all: readonly Manner[] = ['closed', 'live', 'killed'];

const month = 30 * 86_400_000;

/** The clock is so far ahead that every file was quiet long enough to be taken in at once. */
const quietFor = 180_000;

/** Makes a folder of material, does everything to it that happens to files, and compares what the library made of it. */
export async function storm({ seed, files, rounds, share, manners = all }: StormSize): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-storm-'));
  const engine = new Engine(join(folder, 'library'));
  const report = new Report();
  try {
    const roots = ['satu', 'dua'].map((name) => join(folder, name));
    for (const root of roots) mkdirSync(root);
    const world = new World(roots, seed);
    const foreign = new Set<string>();
    const deck = new Deck(Object.keys(operations), world.random);
    await world.fill(files);

    /** Sweeps, judges, and titles what is new. */
    const look = async (client: EngineClient, manner: Manner): Promise<void> => {
      // pictures too: how they look is a signal
      await client.roots.sweep({ pictures: true });
      world.assertOnDisk();
      const judgement = judge(world, await heldBy(client), foreign, manner !== 'closed');
      report.add(judgement, manner);
      await entitle(client, world.things, said);
      world.seen();
    };

    engine.ahead = quietFor;
    const client = await engine.open('write');
    for (const root of roots) await client.roots.add({ path: root });
    await look(client, 'closed');
    await engine.close();

    for (let round = 0; round < rounds; round += 1) {
      const { random } = world;
      const manner = manners[(round + seed) % manners.length] as Manner;
      const moving = random.chance(0.25) ? random.pick(world.roots) : undefined;
      const point = async (client: EngineClient): Promise<void> => {
        if (moving) await pointRoot(client, moving, world);
      };
      if (manner === 'closed' && random.chance(0.4)) engine.ahead += month;
      if (manner === 'live') {
        const client = await engine.open('live');
        await happen(world, share, deck, moving);
        await point(client);
        await look(client, manner);
      } else {
        await happen(world, manner === 'closed' ? share : share / 2, deck, moving);
        if (manner === 'killed') {
          if (moving) {
            await point(await engine.open('write'));
            await engine.close();
          }
          await engine.killAfter(random.below(1500), () => happen(world, share / 2, deck, undefined));
        }
        const client = await engine.open('write');
        if (manner === 'closed') await point(client);
        await look(client, manner);
      }
      await engine.close();
    }
    report.logged.push(...engine.logged);
  } catch (cause) {
    throw new Error(`seed ${seed}: ${cause}\n${engine.logged.join('\n')}`, { cause });
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

/** The library is told where a folder lies that went elsewhere with all that is in it. */
async function pointRoot(client: EngineClient, from: string, world: World): Promise<void> {
  const to = world.wentTo.get(from);
  const root = (await client.roots.list({})).find((one) => one.path === from);
  if (!root || !to) throw new Error(`${from} is not watched`);
  await client.roots.point({ root: root.id, path: to, force: true });
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { EngineClient } from '../../../shared/api/client.ts';
import { putFile } from '../../fixtures/photos.ts';
import { Engine, entitle, heldBy } from './engine.ts';
import { type Finding, judge, said } from './judge.ts';
import { comeBack, operations, relocateFolder, swapFolders } from './operations.ts';
import { play } from './play.ts';
import { World } from './world.ts';

/** One step: something happens to the nth file, to folders, or the library looks. */
interface Step {
  readonly what: string;
  readonly file: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(operations)) },
    { weight: 2, arbitrary: fc.constantFrom('look', 'come back', 'relocate a folder', 'swap folders') },
  ),
  file: fc.nat(5),
});

/** So many sequences share a library: it is asked for all that it holds after each. */
const perLibrary = 40;

/** Runs any sequences of operations and shrinks one that breaks the law. @throws with the sequence and what was wrong */
export async function anySequence(runs: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-sequences-'));
  let engine: Engine | undefined;
  let client: EngineClient | undefined;
  let count = 0;
  try {
    const property = fc.asyncProperty(
      fc.nat(100_000),
      fc.array(step, { minLength: 1, maxLength: 8 }),
      async (chance, steps) => {
        if (!client || count % perLibrary === 0) {
          await engine?.close();
          engine = new Engine(join(folder, `library ${count}`));
          engine.ahead = 180_000;
          client = await engine.open('write');
        }
        count += 1;
        const findings = await follow(client, join(folder, String(count)), chance, steps, count * 10_000);
        if (findings.length > 0)
          throw new Error(findings.map(({ fault, ops, what }) => `${fault} (${ops}): ${what}`).join('\n'));
        if (engine?.logged.length) throw new Error(engine.logged.join('\n'));
      },
    );
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
  } finally {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function follow(
  client: EngineClient,
  folder: string,
  chance: number,
  steps: readonly Step[],
  firstNumber: number,
): Promise<readonly Finding[]> {
  const roots = ['satu', 'dua'].map((name) => join(folder, name));
  for (const root of roots) mkdirSync(root, { recursive: true });
  const watched = [];
  for (const root of roots) {
    // a root that loses its last file would be taken for a share that went away
    putFile(join(root, 'tetap.txt'), root);
    watched.push(await client.roots.add({ path: root }));
  }
  await client.roots.sweep({});
  const foreign = new Set((await heldBy(client)).keys());
  const world = new World(roots, chance, firstNumber);
  await world.fill(5);
  const findings: Finding[] = [];
  const look = async (): Promise<void> => {
    await client.roots.sweep({ pictures: true });
    world.assertOnDisk();
    const held = await heldBy(client);
    findings.push(...judge(world, held, foreign, false).findings);
    await entitle(client, world.things, `${said} ${firstNumber}`);
    world.seen();
  };
  await look();
  for (const { what, file } of steps) {
    const target = world.files[file % world.files.length];
    if (what === 'look') await look();
    else if (what === 'come back') comeBack(world)?.ops.push(what);
    else if (what === 'relocate a folder') relocateFolder(world);
    else if (what === 'swap folders') swapFolders(world);
    else if (target) await play(world, target, [what]);
  }
  await look();
  for (const root of watched) await client.roots.remove({ root: root.id });
  return findings;
}

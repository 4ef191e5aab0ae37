import type { Deck } from './deck.ts';
import { moveTo } from './disk.ts';
import { comeBack, operations, relocateFolder, swapFolders } from './operations.ts';
import type { Kept, World } from './world.ts';

/** One round of what happens to files: folders first, then single files, one operation or two in a row. */
export async function happen(world: World, share: number, deck: Deck, moving: string | undefined): Promise<void> {
  const { random } = world;
  if (moving) {
    const to = `${moving.replace(/ \d+$/, '')} ${world.next()}`;
    moveTo(moving, to);
    world.moveRoot(moving, to);
  }
  if (random.chance(0.5)) relocateFolder(world);
  if (random.chance(0.25)) swapFolders(world);
  for (const target of sampleOf(world, Math.ceil(world.files.length * share))) {
    // an earlier operation of this round may have used it as the other of two, or taken it away
    if (world.files.includes(target) && !target.ops.some((op) => operations[op])) await playOn(world, target, deck);
  }
  for (let n = random.below(1 + world.deleted.length); n > 0; n -= 1) comeBack(world)?.ops.push('come back');
}

/** Does to a file what the next card says whose first operation applies to it. */
async function playOn(world: World, target: Kept, deck: Deck): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const card = deck.deal();
    if (await play(world, target, card)) return;
    deck.putBack(card);
  }
}

/** Does these operations to a file, one after the other, as far as they apply; false when not even the first did. */
export async function play(world: World, target: Kept, card: readonly string[]): Promise<boolean> {
  let file = target;
  for (const [step, name] of card.entries()) {
    const done = await operations[name]?.(world, file);
    if (done === undefined) return step > 0;
    if (done === 'gone') return true;
    file = done;
    file.ops.push(name);
  }
  return true;
}

function sampleOf(world: World, count: number): Kept[] {
  const files = [...world.files];
  return Array.from({ length: Math.min(count, files.length) }, () => {
    const at = world.random.below(files.length);
    return files.splice(at, 1)[0] as Kept;
  });
}

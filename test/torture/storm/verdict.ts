import { nodeOf } from './disk.ts';
import { isPicture } from './material.ts';
import type { Kept, Thing, World } from './world.ts';

/**
 * What the library may make of a file. `same`: the asset that its thing was. `new`: an asset that nobody said anything
 * about. `either`: it is that thing, but no signal that the library has says so for sure; another thing's asset it is
 * never.
 */
export type Verdict = 'same' | 'new' | 'either';

/** Judges by the signals that are left between what the library last saw of a thing and what lies on the disk now. */
export function verdictOf(world: World, file: Kept): Verdict {
  const { thing } = file;
  if (thing.uid === undefined) return 'new';
  const node = nodeOf(file.path);
  const inPlace = thing.places.has(file.path);
  // no content identity: the file's own number is all there is, else its name and size
  if (thing.kind === 'empty') return thing.nodes.has(node) ? 'same' : 'either';
  if (file.content === thing.content) return isClaimedByOlder(world, file) ? 'either' : 'same';
  // an older state of it, taken out of a backup: the newer one may be there too
  if (thing.olds.has(file.content)) return 'either';
  const others = world.filesOf(thing).filter((other) => other !== file);
  const whole = others.filter((other) => other.content === thing.content);
  // a copy that was edited alone goes its own way; which of two was the copy is only known if both were seen before,
  // or if this one is the newcomer
  if (whole.length > 0) {
    const newcomer = !inPlace && !thing.nodes.has(node);
    return newcomer || whole.every((other) => wasSeen(thing, other)) ? 'new' : 'either';
  }
  // of several edited copies one at most goes on being it
  if (others.length > 0 || thing.places.size > 1) return 'either';
  if (thing.nodes.has(node)) return 'same';
  // the same pixels, with other words about them; unless another thing has them too, which was a copy of it once
  const shared = world.things.some((one) => one !== thing && one.uid && one.essence === file.essence);
  if (isPicture(thing.kind) && file.essence === thing.essence && !shared) return 'same';
  // under its name: the same moment by the same camera, or a picture that looks the same
  if (inPlace && isPicture(thing.kind)) return 'same';
  // a text that was written anew by a rename, a picture that has another name and other pixels
  return 'either';
}

/**
 * What the thing was before lies there again, where the library last saw only what became of it: a copy that was edited while
 * the first one was away. Then that one may be the thing, as it was, and the edited copy one of its own; one of them it is.
 */
const isClaimedByOlder = (world: World, { thing, content }: Kept): boolean =>
  world
    .filesOf(thing)
    .some((other) => other.content !== content && thing.olds.has(other.content) && !wasSeen(thing, other));

const wasSeen = (thing: Thing, file: Kept): boolean =>
  thing.places.has(file.path) && thing.nodes.has(nodeOf(file.path));

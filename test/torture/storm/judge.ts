import { nodeOf } from './disk.ts';
import { embedded } from './other-programs.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import type { Kept, Thing, World } from './world.ts';

/** What the library holds, asked of it: by id, with the files of each that are there. */
export interface Held {
  readonly title: string | null;
  readonly present: boolean;
  readonly paths: readonly string[];
}

/**
 * `lost`: a title that is not where it belongs. `stolen`: one where it does not. `doubled`: an asset too many.
 * `absent`: a file that the library does not know.
 */
export type Fault = 'lost' | 'stolen' | 'doubled' | 'absent';

export interface Finding {
  readonly fault: Fault;
  /** The operations since the library last looked. */
  readonly ops: string;
  readonly what: string;
}

export interface Judged {
  readonly ops: string;
  readonly verdict: Verdict;
  /** Whether it is the asset that it was. */
  readonly kept: boolean;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly judged: readonly Judged[];
  /** Assets of states that were there between two operations only. */
  readonly passing: number;
}

/** How titles that people said begin. */
export const said = 'Judul';

/**
 * Compares what the library holds with what each file is, and gives every thing the id of its asset. Assets in `foreign`
 * are of no thing here. `passing`: states between two operations may have been seen, and are then missing assets that
 * nobody said anything about.
 */
export function judge(
  world: World,
  held: ReadonlyMap<string, Held>,
  foreign: Set<string>,
  passing: boolean,
): Judgement {
  const findings: Finding[] = [];
  const judged: Judged[] = [];
  const owners = new Map(world.things.flatMap((thing) => (thing.uid ? [[thing.uid, thing] as const] : [])));
  const byPath = new Map(
    [...held].flatMap(([uid, one]) => (one.present ? one.paths.map((path) => [path, uid] as const) : [])),
  );
  const fresh = new Map<string, Kept[]>();
  const note = (fault: Fault, file: Kept, what: string) =>
    findings.push({ fault, ops: file.ops.join(' + '), what: `${file.path} (${file.thing.kind}): ${what}` });

  const overtaken = passing ? overtakenIn(world, byPath) : new Set<Thing>();
  const verdicts = world.files.map((file) => {
    const { thing } = file;
    if (!overtaken.has(thing)) return [file, verdictOf(world, file)] as const;
    return [file, byPath.get(file.path) === thing.uid && file.content !== thing.content ? 'same' : 'new'] as const;
  });
  for (const [file, verdict] of verdicts) {
    const uid = byPath.get(file.path);
    if (uid === undefined) {
      note('absent', file, `${file.thing.title ?? 'new'} is not in the library`);
      continue;
    }
    const owner = owners.get(uid);
    judged.push({ ops: file.ops.join(' + '), verdict, kept: owner === file.thing });
    if (owner !== undefined && owner !== file.thing) note('stolen', file, `has ${owner.title} of another file`);
    else if (owner && verdict === 'new') note('stolen', file, `has ${owner.title}, and nothing links the two`);
    else if (!owner && verdict === 'same') note('lost', file, `${file.thing.title} is gone from it`);
    if (!owner) fresh.set(uid, [...(fresh.get(uid) ?? []), file]);
  }

  for (const [uid, files] of Map.groupBy(world.files, (file) => byPath.get(file.path))) {
    const [first] = files;
    if (first && uid !== undefined && owners.has(uid) && new Set(files.map((file) => file.content)).size > 1)
      note('stolen', first, 'shares its asset with another content');
  }

  // whichever of several files may be the thing: one of them has to be
  for (const [thing, files] of Map.groupBy(world.files, (file) => file.thing)) {
    const whole = files.find((file) => file.content === thing.content);
    if (!thing.uid || !whole || thing.kind === 'empty' || overtaken.has(thing)) continue;
    if (!files.some((file) => byPath.get(file.path) === thing.uid)) note('lost', whole, `${thing.title} is in no file`);
  }

  for (const thing of world.things) {
    if (thing.uid === undefined) continue;
    const asset = held.get(thing.uid);
    const last = { path: [...thing.places][0] ?? '', thing, ops: ['kept'] };
    if (!asset)
      findings.push({ fault: 'lost', ops: 'kept', what: `the asset of ${last.path}, ${thing.title}, is gone` });
    else if (asset.title !== thing.title)
      findings.push({ fault: 'lost', ops: 'kept', what: `${last.path}: ${thing.title} reads ${asset.title}` });
  }

  // before the fresh ones are given to things: what two of one content got
  for (const files of Map.groupBy([...fresh.values()].flat(), (file) => `${file.thing.id} ${file.content}`).values()) {
    const uids = new Set(files.map((file) => byPath.get(file.path)));
    const first = files[0];
    if (first && first.thing.kind !== 'empty' && uids.size > 1)
      note('doubled', first, `${uids.size} assets of one content`);
  }
  for (const [uid, files] of fresh) settle(world, uid, files, held.get(uid)?.title ?? null, note);

  const known = new Set(world.things.map((thing) => thing.uid));
  let passed = 0;
  for (const [uid, asset] of held) {
    if (known.has(uid) || foreign.has(uid)) continue;
    foreign.add(uid);
    if (passing && !asset.present && !asset.title?.startsWith(said)) passed += 1;
    else
      findings.push({
        fault: 'doubled',
        ops: 'none',
        what: `an asset of nothing: ${asset.paths.join(', ')}, ${asset.title}`,
      });
  }
  return { findings, judged, passing: passed };
}

/**
 * A look is not of one moment: where a copy of a file is made in a folder behind it, and the file then edited in a folder
 * before it, the edited one is all that it meets, and goes on being the thing. The copy that the next look meets has what
 * the thing had before. One of the two it is in any case.
 */
function overtakenIn(world: World, byPath: ReadonlyMap<string, string>): ReadonlySet<Thing> {
  const isNewcomer = ({ thing, path }: Kept) => !thing.places.has(path) && !thing.nodes.has(nodeOf(path));
  return new Set(
    world.things.filter((thing) => {
      const files = world.filesOf(thing);
      const whole = files.filter((file) => file.content === thing.content);
      const edited = files.filter((file) => file.content !== thing.content && byPath.get(file.path) === thing.uid);
      const [one] = edited;
      if (thing.uid === undefined || !one || new Set(edited.map((file) => file.content)).size > 1) return false;
      return whole.length > 0 && whole.every(isNewcomer) && (!isNewcomer(one) || one.essence === thing.essence);
    }),
  );
}

/** An asset that the library made since: its files are the thing that they were, or one that came out of it. */
function settle(
  world: World,
  uid: string,
  files: readonly Kept[],
  title: string | null,
  note: (fault: Fault, file: Kept, what: string) => void,
): void {
  const [first] = files;
  if (!first) return;
  if (title?.startsWith(said)) note('stolen', first, `is new and has ${title}`);
  else if (title !== null && !title.startsWith(embedded) && !carriesTitle(first.thing))
    note('stolen', first, `is new and has ${title}`);
  if (new Set(files.map((file) => file.content)).size > 1)
    note('stolen', first, 'shares an asset with another content');
  const thing = first.thing.uid === undefined ? first.thing : world.part(first);
  for (const file of files) file.thing = thing;
  thing.uid = uid;
  thing.content = first.content;
  thing.essence = first.essence;
}

/** Sounds were made with a title in them. */
const carriesTitle = (thing: Thing): boolean => thing.kind === 'mp3' || thing.kind === 'wav';

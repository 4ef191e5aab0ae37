import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import type { Root } from '../../shared/model/root.ts';
import { isLibrary } from '../engine/library-folder.ts';
import { cloudNames, cloudOf } from '../engine/upkeep/cloud.ts';
import { oneLine } from './cli-asset.ts';
import type { Call, Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { openForReading, openForWriting } from './cli-library.ts';

export const add: Command = async (call) => {
  const path = call.path(call.values[0] as string);
  const isNew = !isLibrary(call.library);
  if (isNew) mustBeFolder(path); // a mistyped name makes no library
  const library = await openForWriting(call, { create: true });
  try {
    const cloud = isNew && cloudOf(call.library);
    if (cloud) call.out.warn(call.words.say('cli.cloud', { folder: call.library, cloud: cloudNames[cloud] }));
    const root = await library.client.roots.add({ path }, { signal: call.signal });
    await printRoot(root, call);
    call.out.say(call.words.say('cli.add.done', { path: root.path }));
    return exitCodes.done;
  } finally {
    await library.close();
  }
};

export const remove: Command = async (call) => {
  const library = await openForWriting(call);
  try {
    const known = await rootAt(library.client, call.path(call.values[0] as string));
    const root = await library.client.roots.remove({ root: known.id }, { signal: call.signal });
    await printRoot(root, call);
    call.out.say(call.words.say('cli.remove.done', { path: root.path }));
    return exitCodes.done;
  } finally {
    await library.close();
  }
};

/** Old folder or its id, then the new one. */
export const point: Command = async (call) => {
  const library = await openForWriting(call);
  try {
    const [old, place] = call.values as [string, string];
    const all = await library.client.roots.list({}, { signal: call.signal });
    const known = all.find((root) => root.id === old) ?? (await rootAt(library.client, call.path(old)));
    const {
      root,
      found,
      known: sampled,
    } = await library.client.roots.point(
      { root: known.id, path: call.path(place), force: call.flags.force === true },
      { signal: call.signal },
    );
    await printRoot(root, call);
    call.out.say(call.words.say('cli.point.done', { path: root.path, found, known: sampled }));
    return exitCodes.done;
  } finally {
    await library.close();
  }
};

export const roots: Command = async (call) => {
  const library = await openForReading(call);
  try {
    const all = await library.client.roots.list({}, { signal: call.signal });
    for (const root of all) await printRoot(root, call);
    if (all.length === 0) call.out.say(call.words.say('cli.roots.none'));
    return all.some((root) => root.state === 'offline') ? exitCodes.itemFailed : exitCodes.done;
  } finally {
    await library.close();
  }
};

function mustBeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new BahanError('folder-missing', { path });
  if (!found.isDirectory()) throw new BahanError('folder-not-a-folder', { path });
}

/**
 * The watched folder at a path, however its end is spelled.
 * @throws `root-not-found`
 */
export async function rootAt(client: EngineClient, path: string): Promise<Root> {
  const all = await client.roots.list({});
  const found = all.find((root) => root.path === path) ?? all.find((root) => resolve(root.path) === resolve(path));
  if (!found) throw new BahanError('root-not-found', { path });
  return found;
}

async function printRoot(root: Root, { out, words }: Call): Promise<void> {
  if (out.json) return out.data(root);
  const parts = [
    oneLine(root.path),
    words.say(`cli.root.${root.state}`),
    words.say('cli.root.assets', { count: root.assets }),
    ...(root.waiting ? [words.say('cli.root.waiting', { number: root.waiting })] : []),
    ...(root.unreadable ? [words.say('cli.root.unreadable', { number: root.unreadable })] : []),
    ...(root.error ? [words.error(root.error.code, { path: root.path })] : []),
  ];
  return out.line(parts.join('\t'));
}

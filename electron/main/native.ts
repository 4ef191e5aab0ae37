import { stat } from 'node:fs/promises';
import { BrowserWindow, dialog, type IpcMain, type IpcMainInvokeEvent, nativeImage, shell } from 'electron';
import * as z from 'zod';
import {
  type Accident,
  type DesktopWishes,
  type UpdatePlace,
  type WishChange,
  wishChange,
} from '../../shared/api/desktop.ts';
import { dragRequest } from '../../shared/api/handing.ts';
import { assetId } from '../../shared/model/asset.ts';
import type { Gathered } from '../../shared/model/intake.ts';
import { ffmpegOf, nameFfmpeg } from '../doors/decoder/programs.ts';
import type { Original } from '../doors/media-routes.ts';
import { channels } from '../preload/channels.ts';
import { systemAccent } from './accent.ts';
import type { Accidents } from './accidents.ts';
import type { EngineProcess } from './engine-process.ts';
import { isLaunchable } from './launchable.ts';
import { isOurPage } from './sender.ts';
import type { Updates } from './updates.ts';
import type { Wishes } from './wishes.ts';

export interface NativeOptions {
  readonly engine: Pick<EngineProcess, 'ask'>;
  /** PNG under the pointer while a file without a picture is dragged. */
  readonly icon: string;
  readonly accidents: Pick<Accidents, 'recent'>;
  readonly wishes: Pick<Wishes, 'now' | 'change'>;
  readonly updates: Pick<Updates, 'place' | 'show'>;
  /** Told when a person wants the program otherwise. */
  onWish(): void;
}

/**
 * The verbs that only a desktop has. The page names assets, the engine knows where their files lie. A folder is
 * opened only when copies were written into it or the person chose it in a dialog: the page's word is not enough.
 */
export function registerNative(
  ipc: IpcMain,
  { engine, icon, accidents, wishes, updates, onWish }: NativeOptions,
): void {
  const chosen = new Set<string>();

  const verb = <Input, Output>(
    channel: string,
    input: z.ZodType<Input>,
    refused: Output,
    work: (value: Input, event: IpcMainInvokeEvent) => Promise<Output>,
  ) =>
    ipc.handle(channel, async (event, value: unknown): Promise<Output> => {
      const read = input.safeParse(value);
      if (!isOurPage(event) || !read.success) return refused;
      return await work(read.data, event).catch(() => refused);
    });

  const fileOf = async (id: string): Promise<Original> => {
    const original = await engine.ask({ what: 'original', id });
    await stat(original.path); // a file manager asked for a file that is gone shows some other folder
    return original;
  };

  verb<string, string | null>(channels.chooseFolder, z.string().max(500), null, async (title, event) => {
    const [folder = null] = await choose(event, title, ['openDirectory', 'createDirectory']);
    if (folder !== null) chosen.add(folder);
    return folder;
  });

  const gather = async (paths: readonly string[]): Promise<Gathered | null> =>
    paths.length === 0 ? null : await engine.ask({ what: 'gather', paths });

  // what comes out of another program's memory lies nowhere
  verb<string[], Gathered | null>(channels.takeFiles, droppedPaths, null, async (paths) =>
    gather(paths.filter((path) => path !== '')),
  );

  verb<string, Gathered | null>(channels.chooseFiles, z.string().max(500), null, async (title, event) =>
    gather(await choose(event, title, filesChoice(process.platform))),
  );

  verb<undefined, string | null>(channels.filmProgram, z.undefined(), null, async () => {
    return ffmpegOf(process.env) ?? null;
  });

  // a program that is started later: only a person names it, in a dialog of the system
  verb<string, boolean | null>(channels.chooseFilmProgram, z.string().max(500), false, async (title, event) => {
    const [path] = await choose(event, title, ['openFile']);
    return path === undefined ? null : await nameFfmpeg(process.env, path);
  });

  verb<undefined, readonly Accident[]>(channels.accidents, z.undefined(), [], async () => accidents.recent());
  verb<undefined, DesktopWishes | null>(channels.wishes, z.undefined(), null, async () => wishes.now);

  verb<WishChange, DesktopWishes | null>(channels.wish, wishChange, null, async (change) => {
    const now = wishes.change(change);
    onWish();
    return now;
  });

  verb<undefined, string | null>(channels.accent, z.undefined(), null, async () => systemAccent());
  verb<undefined, UpdatePlace | null>(channels.updates, z.undefined(), null, async () => updates.place);
  verb<undefined, UpdatePlace | null>(channels.showUpdates, z.undefined(), null, async () => {
    await updates.show();
    return updates.place;
  });

  verb(channels.reveal, assetId, false, async (id) => {
    shell.showItemInFolder((await fileOf(id)).path);
    return true;
  });

  verb(channels.openOriginal, assetId, false, async (id) => {
    const { path } = await fileOf(id);
    return isLaunchable(path) && (await shell.openPath(path)) === '';
  });

  verb(channels.openFolder, z.string().min(1).max(32_767), false, async (path) => {
    if (!chosen.has(path) && !(await engine.ask({ what: 'wrote-into', folder: path }))) return false;
    if (!(await stat(path)).isDirectory()) return false;
    return (await shell.openPath(path)) === '';
  });

  ipc.on(channels.startDrag, (event, value: unknown) => {
    const read = dragRequest.safeParse(value);
    if (!isOurPage(event) || !read.success) return;
    const { assets, preset } = read.data;
    const [first] = assets;
    // copies as they may leave, never the originals
    const files = engine.ask({ what: 'handed', ids: assets, preset });
    void Promise.all([files, iconOf(engine, first, icon)]).then(
      ([paths, image]) => {
        const [file] = paths;
        if (file !== undefined && !event.sender.isDestroyed())
          event.sender.startDrag({ file, files: [...paths], icon: image });
      },
      // the page asked for the same before, and said what stood in the way
      () => undefined,
    );
  });
}

/** Of one drop; a person who marks more drags the folder. */
const droppedPaths = z.array(z.string().max(32_767)).max(20_000);

type Choice = 'openDirectory' | 'createDirectory' | 'openFile' | 'multiSelections';

/** Only a Mac's dialog offers files and folders at once; elsewhere asking for both gives folders alone. */
export const filesChoice = (platform: NodeJS.Platform): Choice[] =>
  platform === 'darwin' ? ['openFile', 'openDirectory', 'multiSelections'] : ['openFile', 'multiSelections'];

/** The system's dialog; nothing when the person thought better of it. */
async function choose(event: IpcMainInvokeEvent, title: string, properties: Choice[]): Promise<readonly string[]> {
  const window = BrowserWindow.fromWebContents(event.sender);
  const options = { title, message: title, properties };
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  return answer.canceled ? [] : answer.filePaths;
}

/** Points of the picture under the pointer. */
const iconSize = 96;

async function iconOf(engine: Pick<EngineProcess, 'ask'>, id: string | undefined, fallback: string) {
  const plain = () => nativeImage.createFromPath(fallback).resize({ height: iconSize });
  if (id === undefined) return plain();
  try {
    const picture = await engine.ask({ what: 'thumb-of', id });
    const image = picture ? nativeImage.createFromBuffer(Buffer.from(picture.bytes)) : undefined;
    // only JPEG and PNG are understood; whatever is not is empty
    return image && !image.isEmpty() ? image.resize({ height: iconSize }) : plain();
  } catch {
    return plain();
  }
}

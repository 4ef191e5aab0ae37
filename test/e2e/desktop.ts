import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { electronProgram } from '../../electron/doors/start-system.ts';
import { launchDouble } from '../electron-double/launch.ts';

const house = resolve(import.meta.dirname, '../..');

/** Which door the specs walk through: `BAHAN_E2E_DOOR` is `browser` (the default), `electron` or `double`. */
export type Door = 'browser' | 'electron' | 'double';

export function doorOf(environment: Readonly<Record<string, string | undefined>>): Door {
  const door = environment.BAHAN_E2E_DOOR || 'browser';
  if (door !== 'browser' && door !== 'electron' && door !== 'double')
    throw new Error(`BAHAN_E2E_DOOR is ${door}, and there is no such door`);
  return door;
}

export interface Desktop {
  readonly page: Page;
  /** The next dialog of the system for a folder answers this one. */
  answerFolder(folder: string): Promise<void>;
  /** What the clipboard of the system holds. */
  copied(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens the built desktop program on a library: in Electron itself, or in the stand-in for it. What a window remembers about
 * itself ends with it.
 * @throws Error when Electron is asked for and its program was not fetched
 */
export async function openDesktop(door: Exclude<Door, 'browser'>, library: string): Promise<Desktop> {
  const desktop = door === 'double' ? await openDouble(library) : await openElectron(library);
  await desktop.page.setViewportSize({ width: 1280, height: 800 });
  await desktop.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return desktop;
}

async function openDouble(library: string): Promise<Desktop> {
  const program = await launchDouble({ library });
  return {
    page: program.page,
    answerFolder: async (folder) => {
      await program.command({ kind: 'answer-open', folders: [folder] });
    },
    // the window itself may not read it, so the test does, once the page has done its part
    copied: async () => {
      await program.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      return await program.page.evaluate(() => navigator.clipboard.readText());
    },
    close: () => program.close(),
  };
}

async function openElectron(library: string): Promise<Desktop> {
  const executablePath = electronProgram(process.env);
  if (executablePath === undefined)
    throw new Error("Electron's program is not here: node node_modules/electron/install.js");
  const own = await mkdtemp(join(tmpdir(), 'bahan-desktop-'));
  const home = process.platform === 'darwin' ? { HOME: own } : { XDG_DATA_HOME: own, LOCALAPPDATA: own };
  const program = await _electron.launch({
    executablePath,
    args: [house],
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    env: { ...(process.env as Record<string, string>), ...home, BAHAN_LIBRARY: library },
  });
  return {
    page: await program.firstWindow(),
    answerFolder: (folder) =>
      program.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      }, folder),
    copied: () => program.evaluate(({ clipboard }) => clipboard.readText()),
    close: async () => {
      await program.close();
      await rm(own, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

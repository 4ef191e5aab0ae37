import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { App } from 'electron';
import { readOwn } from './own-file.ts';

/** What the system starts the program with, together with the computer. */
export const startedAtLogin = '--started-at-login';

/** Starting with the computer: a setting of the system, which a person may change there too. */
export interface AtLogin {
  isOn(): boolean;
  /** What the system does not take stays as it is. */
  set(isOn: boolean): void;
  /** Whether it was the system that started the program, where that does not say so in the words of the start. */
  wasStarted(): boolean;
}

export type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;

const asItIs = { args: [startedAtLogin] };

/** Of Windows and the Mac, which Electron asks. */
export const loginItem = (app: LoginItems): AtLogin => ({
  isOn: () => app.getLoginItemSettings(asItIs).openAtLogin,
  set: (isOn) => app.setLoginItemSettings({ ...asItIs, openAtLogin: isOn }),
  wasStarted: () => app.getLoginItemSettings(asItIs).wasOpenedAtLogin === true,
});

/**
 * Of the desktops of Linux: an entry in the folder of what is started (Desktop Application Autostart Specification).
 * `program` is what is started, with the words that it needs before ours.
 */
export function autostartEntry(
  environment: Readonly<Record<string, string | undefined>>,
  program: readonly string[],
): AtLogin {
  const named = environment.XDG_CONFIG_HOME;
  const config = named && isAbsolute(named) ? named : join(environment.HOME || homedir(), '.config');
  const path = join(config, 'autostart', 'bahan.desktop');
  return {
    // a desktop switches an entry off by a word in it
    isOn: () => {
      const text = readOwn(path);
      return text !== undefined && !/^(Hidden *= *true|X-GNOME-Autostart-enabled *= *false) *$/m.test(text);
    },
    set: (isOn) => {
      try {
        if (!isOn) return rmSync(path, { force: true });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, entryOf([...program, startedAtLogin]));
        renameSync(`${path}.new`, path);
      } catch {
        // a home that takes nothing: it is not on then, and is said to be off
      }
    },
    wasStarted: () => false,
  };
}

function entryOf(words: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Bahan',
    `Exec=${words.map(quoted).join(' ')}`,
  ];
  return `${[...lines, 'Icon=bahan', 'Terminal=false', 'StartupNotify=false'].join('\n')}\n`;
}

/** A word of `Exec`: in quotes, with what a shell would read escaped, once more as every value is, and `%` doubled. */
function quoted(word: string): string {
  const safe = word
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return `"${safe}"`;
}

/** What Linux is to start: an AppImage by its own file, since what it unpacks is elsewhere each time. */
export function startedProgram(
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): string[] {
  if (environment.APPIMAGE) return [environment.APPIMAGE];
  // run for those who build Bahan: Electron itself, and which program
  return process.defaultApp ? [process.execPath, ...argv.slice(1, 2)] : [process.execPath];
}

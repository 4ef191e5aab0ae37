import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

const usualPrograms: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
};

/** Electron's program where it has been fetched, found without fetching it. */
export function electronProgram(environment: Environment): string | undefined {
  let folder: string;
  try {
    folder = dirname(fileURLToPath(import.meta.resolve('electron/package.json')));
  } catch {
    return undefined;
  }
  const told = join(folder, 'path.txt'); // written when it was fetched
  const name = existsSync(told) ? readFileSync(told, 'utf8') : usualPrograms[process.platform];
  if (!name) return undefined;
  const program = join(environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : undefined;
}

/** Milliseconds that fetching Electron may take before the browser is opened instead. */
const fetchLimit = 90_000;

/**
 * Fetches Electron's program with the script that its package brings, once. Answers where it is, or undefined when it
 * cannot be had: no connection, or one so slow that a person would rather begin in the browser.
 */
export async function fetchElectron(environment: Environment, signal: AbortSignal): Promise<string | undefined> {
  const script = fileURLToPath(import.meta.resolve('electron/install.js'));
  const child = spawn(process.execPath, [script], { stdio: 'ignore', env: environment, timeout: fetchLimit, signal });
  await new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  return electronProgram(environment);
}

/** Whether a window can be seen here. */
export function hasDisplay(environment: Environment, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** Opens an address in the browser that the person uses. That there is none is no error: the address is printed. */
export function openInBrowser(url: string): void {
  const [program, ...rest] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  const child = spawn(program as string, rest, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

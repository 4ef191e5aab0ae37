import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { CloudFolder } from '../../../shared/model/health.ts';

/** What people call each of them. */
export const cloudNames: Record<CloudFolder, string> = {
  onedrive: 'OneDrive',
  dropbox: 'Dropbox',
  'google-drive': 'Google Drive',
  icloud: 'iCloud Drive',
  nextcloud: 'Nextcloud',
  box: 'Box',
  syncthing: 'Syncthing',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Where to look; tests bring their own. */
export interface CloudSigns {
  readonly environment?: Environment;
  readonly home?: string;
  readonly platform?: NodeJS.Platform;
}

/**
 * The cloud program whose folder a library lies in, or null. Known by the places that such programs write down (environment,
 * settings), by their usual folders, and by the marks that they leave in a folder which they keep equal.
 *
 * Sources: OneDrive sets `OneDrive`, `OneDriveConsumer` and `OneDriveCommercial`; Dropbox names its folders in `info.json`
 * (help.dropbox.com, "find your Dropbox folders programmatically"); macOS keeps file providers in `~/Library/CloudStorage` and
 * iCloud in `~/Library/Mobile Documents`; Nextcloud's client keeps `.sync_*.db` in the folder, Syncthing `.stfolder`, Dropbox
 * `.dropbox.cache`, Google Drive `.tmp.drivedownload` and `.tmp.driveupload`.
 */
export function cloudOf(folder: string, signs: CloudSigns = {}): CloudFolder | null {
  const { environment = process.env, home = homedir(), platform = process.platform } = signs;
  const at = real(folder);
  const inside = (place: string | undefined) =>
    place !== undefined && place !== '' && isInside(at, real(place), platform);
  for (const [cloud, places] of knownPlaces(environment, home)) if (places.some(inside)) return cloud;
  const storage = real(join(home, 'Library', 'CloudStorage'));
  if (isInside(at, storage, platform)) {
    const provider = at.slice(storage.length + 1).toLowerCase();
    for (const [start, cloud] of providers) if (provider.startsWith(start)) return cloud;
  }
  for (let up = at; ; up = dirname(up)) {
    const cloud = markedBy(up);
    if (cloud) return cloud;
    if (dirname(up) === up) return null;
  }
}

const providers: readonly (readonly [string, CloudFolder])[] = [
  ['onedrive', 'onedrive'],
  ['dropbox', 'dropbox'],
  ['googledrive', 'google-drive'],
  ['box', 'box'],
  ['nextcloud', 'nextcloud'],
  ['icloud', 'icloud'],
];

function knownPlaces(environment: Environment, home: string): [CloudFolder, (string | undefined)[]][] {
  const { OneDrive, OneDriveConsumer, OneDriveCommercial, APPDATA, LOCALAPPDATA } = environment;
  const dropbox = [
    join(home, '.dropbox'),
    ...[APPDATA, LOCALAPPDATA].flatMap((base) => (base ? [join(base, 'Dropbox')] : [])),
  ];
  return [
    ['onedrive', [OneDrive, OneDriveConsumer, OneDriveCommercial, join(home, 'OneDrive')]],
    ['dropbox', [...dropbox.flatMap((base) => dropboxFolders(join(base, 'info.json'))), join(home, 'Dropbox')]],
    ['google-drive', [join(home, 'Google Drive'), join(home, 'My Drive')]],
    ['icloud', [join(home, 'Library', 'Mobile Documents'), join(home, 'iCloudDrive')]],
    ['nextcloud', [...nextcloudFolders(join(home, '.config', 'Nextcloud', 'nextcloud.cfg')), join(home, 'Nextcloud')]],
    ['box', [join(home, 'Box'), join(home, 'Box Sync')]],
  ];
}

/** Dropbox's own list: `{ "personal": { "path": … }, "business": { "path": … } }`. */
function dropboxFolders(path: string): string[] {
  try {
    const info = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { path?: unknown }>;
    return Object.values(info).flatMap((one) => (typeof one?.path === 'string' ? [one.path] : []));
  } catch {
    return [];
  }
}

/** Nextcloud's settings: lines such as `0\Folders\1\localPath=/home/siti/Nextcloud/`. */
function nextcloudFolders(path: string): string[] {
  try {
    return [...readFileSync(path, 'utf8').matchAll(/localPath=(.+)$/gm)].map(([, place]) => (place as string).trim());
  } catch {
    return [];
  }
}

/** What a program leaves in the uppermost folder that it keeps equal. */
function markedBy(folder: string): CloudFolder | undefined {
  if (existsSync(join(folder, '.stfolder'))) return 'syncthing';
  if (existsSync(join(folder, '.dropbox.cache'))) return 'dropbox';
  if (existsSync(join(folder, '.tmp.drivedownload')) || existsSync(join(folder, '.tmp.driveupload')))
    return 'google-drive';
  try {
    // a folder with a great many names is no home of a library
    if (readdirSync(folder).some((name) => /^(\._?|\.)sync_[0-9a-f]+\.db$/.test(name))) return 'nextcloud';
  } catch {
    // a folder above that may not be looked into
  }
  return undefined;
}

function isInside(path: string, place: string, platform: NodeJS.Platform): boolean {
  const fold = (text: string) =>
    (platform === 'linux' ? text : text.toLowerCase()).replaceAll('\\', '/').replace(/\/+$/, '');
  const [inner, outer] = [fold(path), fold(place)];
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** The real path of the part that is there; the rest as it is spelled. */
function real(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const up = dirname(absolute);
    return up === absolute ? absolute : join(real(up), absolute.slice(up.length).replace(/^[\\/]/, ''));
  }
}

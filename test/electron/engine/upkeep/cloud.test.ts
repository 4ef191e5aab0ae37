import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloudOf } from '../../../../electron/engine/upkeep/cloud.ts';

let home: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'bahan-cloud-')));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const made = (...parts: string[]): string => {
  const path = join(home, ...parts);
  mkdirSync(path, { recursive: true });
  return path;
};
const look = (folder: string, environment: Record<string, string> = {}, platform: NodeJS.Platform = 'linux') =>
  cloudOf(folder, { environment, home, platform });

test('a folder of this computer alone belongs to nobody', () => {
  expect(look(made('Dokumen', 'Bahan'))).toBeNull();
  // a name that only begins like one
  made('Dropbox');
  expect(look(made('Dropbox-lama', 'Bahan'))).toBeNull();
  expect(look(join(home, 'belum', 'ada'))).toBeNull();
});

test('OneDrive is known by what it sets in the environment, however the path is spelled on Windows', () => {
  const place = made('OneDrive - Pemkab');
  expect(look(join(place, 'Bahan', 'library'), { OneDriveCommercial: place })).toBe('onedrive');
  expect(look(join(place, 'Bahan'), { OneDrive: place.toUpperCase() }, 'win32')).toBe('onedrive');
  expect(look(made('Bahan'), { OneDrive: place })).toBeNull();
});

test('Dropbox and Nextcloud are known by the places that they write down', () => {
  const [dropbox, cloud] = [made('Kantor', 'Berbagi'), made('Kantor', 'Awan')];
  writeFileSync(join(made('.dropbox'), 'info.json'), JSON.stringify({ business: { path: dropbox, host: 1 } }));
  writeFileSync(
    join(made('.config', 'Nextcloud'), 'nextcloud.cfg'),
    `[Accounts]\n0\\Folders\\1\\localPath=${cloud}/\n`,
  );
  expect(look(join(dropbox, 'Bahan'))).toBe('dropbox');
  expect(look(join(cloud, 'Bahan'))).toBe('nextcloud');
  writeFileSync(join(home, '.dropbox', 'info.json'), 'bukan json');
  expect(look(join(dropbox, 'Bahan'))).toBeNull();
});

test('the folders in which macOS keeps what lies in a cloud are known by their names', () => {
  expect(look(join(made('Library', 'CloudStorage', 'GoogleDrive-siti@contoh.id'), 'Drive Saya'), {}, 'darwin')).toBe(
    'google-drive',
  );
  expect(look(made('Library', 'CloudStorage', 'OneDrive-Pemkab'), {}, 'darwin')).toBe('onedrive');
  expect(look(made('Library', 'Mobile Documents', 'com~apple~CloudDocs', 'Bahan'), {}, 'darwin')).toBe('icloud');
});

test('a folder is known by the mark that a program leaves in it or above it', () => {
  made('Bersama', '.stfolder');
  expect(look(join(home, 'Bersama', 'Bahan', 'library'))).toBe('syncthing');
  made('Kerja', '.tmp.drivedownload');
  expect(look(made('Kerja', 'Bahan'))).toBe('google-drive');
  made('Berkas', '.dropbox.cache');
  expect(look(made('Berkas', 'Bahan'))).toBe('dropbox');
  writeFileSync(join(made('Arsip'), '.sync_0a1b2c3d4e5f.db'), '');
  expect(look(made('Arsip', 'Bahan'))).toBe('nextcloud');
});

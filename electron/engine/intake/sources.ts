import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import type { IntakeSource } from '../../../shared/model/intake.ts';
import { parseMountInfo } from '../network-path.ts';
import { looksLikeCard } from './scan.ts';

/** What a system says of its disks that can be taken out. */
export interface Places {
  /** Absolute paths with the names that people know them by. */
  removable(): Promise<{ readonly path: string; readonly name: string }[]>;
}

/** Milliseconds that a disk may take to show what lies at its top; one that is being pulled out answers never. */
const patience = 3_000;

/**
 * Cards, phones and disks that can be copied from now: cards first. A phone shows its storages as folders, of which those
 * with a camera's folders are named for themselves.
 */
export async function sourcesIn(places: Places): Promise<IntakeSource[]> {
  const found = await Promise.all(
    (await within(places.removable(), [])).map(async ({ path, name }): Promise<IntakeSource[]> => {
      const folders = await within(foldersIn(path), undefined);
      if (!folders) return [];
      if (looksLikeCard(folders)) return [{ path, name, kind: 'card' }];
      const inner = await Promise.all(
        folders.slice(0, 8).map(async (folder) => {
          const isCard = looksLikeCard((await within(foldersIn(join(path, folder)), undefined)) ?? []);
          return isCard && !/^(users|windows|program files.*)$/i.test(folder) ? [folder] : [];
        }),
      );
      const storages = inner.flat().map((folder) => ({ path: join(path, folder), name: `${name} · ${folder}` }));
      return storages.length
        ? storages.map((one): IntakeSource => ({ ...one, kind: 'card' }))
        : [{ path, name, kind: 'disk' }];
    }),
  );
  return found
    .flat()
    .sort((a, b) => Number(a.kind !== 'card') - Number(b.kind !== 'card') || (a.name < b.name ? -1 : 1));
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
}

/** The answer, or another one when it fails or takes too long. */
async function within<T, U>(answer: Promise<T>, otherwise: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patience);
  });
  try {
    return await Promise.race([answer.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What this computer's system knows. */
export function systemPlaces(): Places {
  if (process.platform === 'win32') return { removable: onWindows };
  return { removable: process.platform === 'darwin' ? onMac : onLinux };
}

/**
 * Where desktops mount what is put in: udisks below /run/media/<user> or /media/<user>, older ones below /media; phones of
 * GNOME's and Cinnamon's gvfs are folders below /run/user/<id>/gvfs (`mtp:host=…`, `gphoto2:host=…`).
 */
async function onLinux(): Promise<{ path: string; name: string }[]> {
  const { uid, username } = userInfo();
  const mounts = removableMounts(await readFile('/proc/self/mountinfo', 'utf8'), username);
  const gvfs = `/run/user/${uid}/gvfs`;
  const phones = existsSync(gvfs) ? await readdir(gvfs).catch(() => []) : [];
  return [
    ...mounts.map((path) => ({ path, name: basename(path) })),
    ...phones
      .filter((name) => /^(mtp|gphoto2|afc):/.test(name))
      .map((name) => ({ path: join(gvfs, name), name: phoneName(name) })),
  ];
}

/** Mounts below the folders that desktops mount removable disks in. */
export const removableMounts = (mountInfo: string, user: string): string[] =>
  parseMountInfo(mountInfo)
    .map(({ at }) => at)
    .filter((at) => at.startsWith(`/run/media/${user}/`) || /^\/media\/[^/]+(\/[^/]+)?$/.test(at))
    .filter((at, n, all) => all.indexOf(at) === n && at !== `/media/${user}`);

/** `mtp:host=SAMSUNG_SAMSUNG_Android_R58M12ABC` is a phone of Samsung's. */
export function phoneName(folder: string): string {
  const host = decodeURIComponent(/host=([^,]*)/.exec(folder)?.[1] ?? folder);
  const words = host.replace(/[[\]]/g, '').split(/[_:]+/).filter(Boolean);
  return words.length > 1 ? [...new Set(words.slice(0, -1))].join(' ') : host;
}

/** All volumes but the one that the system started from, which is a link to `/`; disks that are built in are among them. */
async function onMac(): Promise<{ path: string; name: string }[]> {
  const own = (await stat('/')).dev;
  const names = await readdir('/Volumes');
  const volumes = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name) => {
        const path = join('/Volumes', name);
        return (await stat(path).catch(() => undefined))?.dev === own ? [] : [{ path, name }];
      }),
  );
  return volumes.flat();
}

let asked: { readonly letters: string; readonly disks: Promise<{ path: string; name: string }[]> } | undefined;

/** Windows is asked anew when a letter came or went: the question takes a second. */
async function onWindows(): Promise<{ path: string; name: string }[]> {
  const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => existsSync(`${letter}:\\`)).join('');
  if (asked?.letters !== letters) asked = { letters, disks: windowsDisks() };
  return asked.disks;
}

const windowsDisks = (): Promise<{ path: string; name: string }[]> =>
  new Promise((resolve) => {
    const question =
      'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" | Select-Object DeviceID,VolumeName | ConvertTo-Json -Compress';
    execFile(
      'powershell.exe',
      ['-NoProfile', '-NonInteractive', '-Command', question],
      { windowsHide: true, timeout: patience },
      (_, answer) => resolve(parseWindowsDisks(answer)),
    );
  });

/** Disks that can be taken out, as Windows tells of them (`Win32_LogicalDisk`, DriveType 2): one object, or a list. */
export function parseWindowsDisks(answer: string): { path: string; name: string }[] {
  try {
    const told = JSON.parse(answer) as unknown;
    return (Array.isArray(told) ? told : [told]).flatMap((one: { DeviceID?: unknown; VolumeName?: unknown } | null) => {
      if (typeof one?.DeviceID !== 'string' || !/^[A-Z]:$/i.test(one.DeviceID)) return [];
      const volume = typeof one.VolumeName === 'string' ? one.VolumeName.trim() : '';
      return [{ path: `${one.DeviceID}\\`, name: volume ? `${volume} (${one.DeviceID})` : one.DeviceID }];
    });
  } catch {
    return [];
  }
}

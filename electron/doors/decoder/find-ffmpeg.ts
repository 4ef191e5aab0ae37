import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Folders where ffmpeg lies when it is not on PATH; a program that was started by a click often has a short one. */
function usualFolders(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const local = environment.LOCALAPPDATA ?? 'C:\\';
    const home = environment.USERPROFILE ?? 'C:\\';
    return [
      join(local, 'Microsoft', 'WinGet', 'Links'),
      join(home, 'scoop', 'shims'),
      'C:\\ProgramData\\chocolatey\\bin',
      'C:\\Program Files\\ffmpeg\\bin',
      'C:\\ffmpeg\\bin',
    ];
  }
  return ['/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin', '/usr/bin', '/snap/bin'];
}

/** The first of these programs that this computer has: in the folders of PATH, then in the `usual` ones. */
export function findProgram(
  names: readonly string[],
  environment: Environment,
  usual: readonly string[] = [],
): string | undefined {
  // an empty part of PATH is the folder one happens to stand in: nothing is started from there
  const onPath = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...onPath, ...usual]) {
    for (const name of names) {
      const path = join(folder, name);
      if (isProgram(path)) return path;
    }
  }
  return undefined;
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Where ffmpeg is: `BAHAN_FFMPEG`, else what the settings name, else PATH and the usual folders. One that is named and
 * not there is not replaced by another: `BAHAN_FFMPEG=` (empty) means none at all.
 */
export function findFfmpeg(
  environment: Environment,
  named: string | undefined,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const told = environment.BAHAN_FFMPEG;
  if (told !== undefined) return isProgram(told) ? told : undefined;
  if (named !== undefined && isProgram(named)) return named;
  return findProgram(
    [platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'],
    environment,
    usualFolders(environment, platform),
  );
}

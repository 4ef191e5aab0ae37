import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The library that the desktop app opens when nobody names another: always on this computer, never in a profile that
 * roams over the network.
 */
export function defaultLibraryFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Bahan', 'library');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Bahan', 'library');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'bahan', 'library');
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the parts of a packed program lie. */
export interface PackedProgram {
  readonly program: string;
  readonly archive: string;
}

/**
 * The program and its archive in a folder that electron-builder laid out, on any system.
 * @throws Error when there is none
 */
export function packedProgram(folder: string): PackedProgram {
  const mac = join(folder, 'Bahan.app', 'Contents');
  const places: readonly PackedProgram[] = [
    { program: join(folder, 'Bahan.exe'), archive: join(folder, 'resources', 'app.asar') },
    { program: join(folder, 'bahan'), archive: join(folder, 'resources', 'app.asar') },
    { program: join(mac, 'MacOS', 'Bahan'), archive: join(mac, 'Resources', 'app.asar') },
  ];
  const found = places.find(({ program, archive }) => existsSync(program) && existsSync(archive));
  if (!found) throw new Error(`no packed program in ${folder}: run "npm run pack" first`);
  return found;
}

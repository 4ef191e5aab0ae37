import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';

/** A folder of a server that holds the same files as a folder of the office would. */
export interface OnlinePlace {
  /** Ends with a slash; nothing but names of files is added to it. */
  readonly address: string;
  /** PEM of who vouches for the server, where that is the office itself. */
  readonly authority?: string | undefined;
}

const address = z
  .string()
  .max(2000)
  .refine(isFolderOfServer)
  .transform((text) => new URL(text).href);

const policy = z.strictObject({
  address,
  authority: z
    .string()
    .max(100_000)
    .regex(/^-----BEGIN CERTIFICATE-----/)
    .optional(),
});

/** An https address that names nobody, asks nothing and ends as a folder. */
function isFolderOfServer(text: string): boolean {
  try {
    const { protocol, username, password, search, hash, pathname } = new URL(text);
    return protocol === 'https:' && `${username}${password}${search}${hash}` === '' && pathname.endsWith('/');
  } catch {
    return false;
  }
}

/** Where the administrator of a computer says something to Bahan: a file that only they can write. */
export function policyFile(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const name = 'updates.json';
  if (platform === 'win32') return join(environment.ProgramData || 'C:\\ProgramData', 'Bahan', name);
  if (platform === 'darwin') return join('/Library/Application Support/Bahan', name);
  const config = environment.XDG_CONFIG_DIRS?.split(':').find((folder) => isAbsolute(folder));
  return join(config ?? '/etc/xdg', 'bahan', name);
}

/** The server that the administrator named; undefined without such a file, or where it says anything else: then nobody is asked. */
export function onlinePlace(file: string): OnlinePlace | undefined {
  try {
    return policy.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

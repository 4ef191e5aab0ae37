import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const settings = z.object({
  folder: z.string().min(1).max(32_767).optional(),
  /** What the person said to a server that the administrator named: of that one address, and of no other. */
  online: z.object({ address: z.string(), allowed: z.boolean() }).optional(),
});
type Settings = z.output<typeof settings>;

function read(file: string): Settings {
  try {
    return settings.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/** @throws Error of the file system when it cannot be kept */
function keep(file: string, { folder, online }: Settings): void {
  if (folder === undefined && online === undefined) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ folder, online }));
  renameSync(`${file}.new`, file);
}

/** The folder that a person named for updates; undefined when nobody did: then nothing is looked for in one. */
export const updateFolder = (file: string): string | undefined => read(file).folder;

/**
 * Keeps which folder is looked into; undefined turns it off.
 * @throws Error of the file system when it cannot be kept
 */
export const nameUpdateFolder = (file: string, folder: string | undefined): void =>
  keep(file, { ...read(file), folder });

/** Whether the person lets Bahan ask the server at this address; undefined before they were asked. */
export function allowsOnline(file: string, address: string): boolean | undefined {
  const { online } = read(file);
  return online?.address === address ? online.allowed : undefined;
}

/**
 * Keeps what the person said.
 * @throws Error of the file system when it cannot be kept
 */
export const allowOnline = (file: string, address: string, allowed: boolean): void =>
  keep(file, { ...read(file), online: { address, allowed } });

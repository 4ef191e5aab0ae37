import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

export const hashOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');

/** The file system's own number of a file with its birth: what stays when a file is renamed or written in place. */
export function nodeOf(path: string): string {
  const { ino, birthtimeNs } = statSync(path, { bigint: true });
  return `${ino}:${birthtimeNs}`;
}

/** Writes into the file that is there, as programs do that open and save it. */
export function writeInPlace(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Writes beside it and renames over it, as careful programs do. */
export function writeByRename(path: string, bytes: Buffer): void {
  const beside = join(dirname(path), `~simpan${process.pid}.tmp`);
  writeFileSync(beside, bytes);
  renameSync(beside, path);
}

/** A file of its own: another number than the one that had this name. */
export function writeAnew(path: string, bytes: Buffer): void {
  rmSync(path, { force: true });
  writeInPlace(path, bytes);
}

export function moveTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** The path itself, or with a number where something has it. */
export function freePath(path: string): string {
  if (!existsSync(path)) return path;
  const { dir, name, ext } = parse(path);
  for (let n = 2; ; n += 1) {
    const other = join(dir, `${name} ${n}${ext}`);
    if (!existsSync(other)) return other;
  }
}

export const bytesAt = (path: string): Buffer => readFileSync(path);

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { defaultLibraryFolder } from '../default-library.ts';
import { type Environment, findFfmpeg } from './find-ffmpeg.ts';
import { runProgram } from './run-program.ts';

/** Programs of this computer that a person named: a fact about the computer and not about a library. */
const programs = z.object({ ffmpeg: z.string().optional() });

const fileOf = (environment: Environment): string => join(dirname(defaultLibraryFolder(environment)), 'programs.json');

function named(environment: Environment): z.infer<typeof programs> {
  try {
    return programs.parse(JSON.parse(readFileSync(fileOf(environment), 'utf8')));
  } catch {
    return {}; // nobody named one
  }
}

/** The ffmpeg that films are decoded with; undefined when this computer has none. */
export function ffmpegOf(environment: Environment): string | undefined {
  return findFfmpeg(environment, named(environment).ffmpeg);
}

/** Milliseconds that a program gets to say its name. */
const patience = 10_000;

/** Keeps which ffmpeg is meant. False when this is none that runs here, and then nothing changes. */
export async function nameFfmpeg(environment: Environment, path: string): Promise<boolean> {
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString('latin1');
  };
  const run = { time: patience, bytes: 64 * 1024, hear };
  await runProgram(path, ['-version'], run, new AbortController().signal).catch(() => {});
  if (!/^ffmpeg version /.test(said)) return false;
  const file = fileOf(environment);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ ...named(environment), ffmpeg: path }));
  renameSync(`${file}.new`, file);
  return true;
}

import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFfmpeg } from '../../../../electron/doors/decoder/find-ffmpeg.ts';

/** The ffmpeg of this computer; tests that need it are skipped without it. */
export const ffmpeg = findFfmpeg(process.env, undefined);

/** A clip that is part of the demo library. */
export const demoClip = (name: string): string =>
  fileURLToPath(new URL(`../../../../resources/demo/clips/${name}`, import.meta.url));

/** Films that were made already; a test that changes one asks for it under a name of its own. */
const made = new Set<string>();

/**
 * Makes a film of `seconds` whose left half is red and whose right half is blue, with a tone, by ffmpeg's words for
 * `output` (codecs, container). Its shape is 160 × 90. `turned`: it says that it is to be shown turned by 90°.
 */
export function makeFilm(
  folder: string,
  name: string,
  output: readonly string[],
  { seconds = 4, turned = false }: { seconds?: number; turned?: boolean } = {},
): string {
  const path = join(folder, name);
  const words = JSON.stringify([path, output, seconds, turned]);
  if (made.has(words) && existsSync(path)) return path;
  made.add(words);
  run([
    ...['-f', 'lavfi', '-i', `color=red:s=80x90:r=10:d=${seconds}`],
    ...['-f', 'lavfi', '-i', `color=blue:s=80x90:r=10:d=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=440:d=${seconds}`, '-filter_complex', '[0][1]hstack[v]', '-map', '[v]', '-map', '2'],
    ...[...output, path],
  ]);
  if (turned) {
    const lying = join(folder, `lying-${name}`);
    renameSync(path, lying);
    run(['-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90', path]);
  }
  return path;
}

/** A grey film of four seconds, each of them brighter than the one before: its brightness is about 20, 80, 140, 200. */
export function makeSteps(folder: string, name: string, output: readonly string[]): string {
  const path = join(folder, name);
  const grey = "nullsrc=s=160x90:r=10:d=4,geq=lum='20+60*floor(T)':cb=128:cr=128";
  run(['-f', 'lavfi', '-i', grey, '-f', 'lavfi', '-i', 'sine=440:d=4', ...output, path]);
  return path;
}

/** A plain film of three seconds in which a bright pattern moves a little at the right end, and nothing else is to be seen. */
export function makeCorner(folder: string, name: string): string {
  const path = join(folder, name);
  const plain = ['-f', 'lavfi', '-i', 'color=0x405060:s=320x180:r=10:d=3'];
  const pattern = ['-f', 'lavfi', '-i', 'testsrc=s=70x70:r=10:d=3'];
  const placed = ['-filter_complex', "[0][1]overlay=x='245-4*t':y=50"];
  run([...plain, ...pattern, ...placed, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', path]);
  return path;
}

/** A tone of `seconds` whose second half is louder than the first. */
export function makeSound(folder: string, name: string, output: readonly string[], seconds = 4): string {
  const path = join(folder, name);
  const louder = `volume='if(lt(t,${seconds / 2}),0.5,8)':eval=frame`;
  run(['-f', 'lavfi', '-i', `sine=440:d=${seconds}`, '-af', louder, ...output, path]);
  return path;
}

function run(words: readonly string[]): void {
  const { status, stderr } = spawnSync(ffmpeg as string, ['-v', 'error', '-y', ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

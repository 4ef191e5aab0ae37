import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ffmpegOf, nameFfmpeg } from '../../../../electron/doors/decoder/programs.ts';
import { defaultLibraryFolder } from '../../../../electron/doors/default-library.ts';

let folder: string;
let environment: Record<string, string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-programs-'));
  environment = { XDG_DATA_HOME: folder, LOCALAPPDATA: folder, PATH: folder };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says this when it is asked for its version. */
function program(name: string, words: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${words}'\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.skipIf(process.platform === 'win32' || process.platform === 'darwin')('the ffmpeg that a person names', () => {
  test('is the one that is used from then on', async () => {
    const onPath = program('ffmpeg', 'ffmpeg version 5');
    expect(ffmpegOf(environment)).toBe(onPath);
    const chosen = program('my ffmpeg', 'ffmpeg version 8.0');
    expect(await nameFfmpeg(environment, chosen)).toBe(true);
    expect(ffmpegOf(environment)).toBe(chosen);
    rmSync(chosen);
    expect(ffmpegOf(environment)).toBe(onPath);
  });

  test.each([
    ['another program', 'hello'],
    ['one that says so too late', 'not\nffmpeg version 8'],
  ])('is not %s', async (_name, words) => {
    expect(await nameFfmpeg(environment, program('other', words))).toBe(false);
    expect(readdirSync(folder)).toEqual(['other']);
  });

  test('is not a file that does not run, nor a folder, nor nothing', async () => {
    writeFileSync(join(folder, 'text'), 'ffmpeg version 8');
    for (const path of [join(folder, 'text'), folder, join(folder, 'nothing')]) {
      expect(await nameFfmpeg(environment, path)).toBe(false);
    }
  });

  test('is looked for as if none was named when the note about it cannot be read', async () => {
    const onPath = program('ffmpeg', 'ffmpeg version 5');
    expect(await nameFfmpeg(environment, onPath)).toBe(true);
    writeFileSync(join(dirname(defaultLibraryFolder(environment)), 'programs.json'), '{"ffmpeg": 7');
    expect(ffmpegOf(environment)).toBe(onPath);
  });
});

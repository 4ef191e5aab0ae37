import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  type Installer,
  installerFor,
  readManifest,
  type Unsigned,
} from '../../../../electron/doors/updates/manifest.ts';
import { packageOf, sha512, signed, updateKeys } from '../../../fixtures/office-updates.ts';

const { publicKey, secret } = updateKeys();
const plain: Unsigned = { format: 1, version: '0.2.0', packages: [packageOf(Buffer.from('a package'))] };

const number = fc.integer({ min: 0, max: 999_999 });
const version = fc.tuple(number, number, number).map((parts) => parts.join('.'));
const letter = fc.constantFrom(...'AZaz09._-');
const installer: fc.Arbitrary<Installer> = fc
  .record({
    system: fc.constantFrom(
      { platform: 'win32', form: 'exe' } as const,
      { platform: 'darwin', form: 'dmg' } as const,
      { platform: 'linux', form: 'deb' } as const,
    ),
    arch: fc.constantFrom('x64', 'arm64'),
    name: fc.string({ unit: letter, maxLength: 40 }),
    size: fc.integer({ min: 1, max: 4e9 }),
    content: fc.string(),
  })
  .map(({ system: { platform, form }, arch, name, size, content }) => ({
    ...{ platform, arch, size },
    file: `B${name}.${form}`,
    sha512: sha512(content),
  }));
const unsigned: fc.Arbitrary<Unsigned> = fc.record({
  format: fc.constant(1),
  version,
  packages: fc.array(installer, { minLength: 1, maxLength: 6 }),
});

describe('the manifest of an update', () => {
  test('whatever was signed is read back', () => {
    fc.assert(
      fc.property(unsigned, (one) => {
        expect(readManifest(signed(one, secret), publicKey)).toMatchObject({ kind: 'manifest', manifest: one });
      }),
    );
  });

  test('any text is read without an accident, and none is believed', () => {
    const cut = fc.tuple(fc.json(), fc.nat(20)).map(([whole, from]) => whole.slice(from));
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), cut);
    fc.assert(
      fc.property(text, (one) => {
        expect(readManifest(one, publicKey).kind).not.toBe('manifest');
      }),
    );
  });

  test('one character in another place, and it says either the same or nothing', () => {
    const text = signed(plain, secret);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const reading = readManifest(text.slice(0, at) + character + text.slice(at + 1), publicKey);
        if (reading.kind === 'manifest') expect(reading.manifest).toMatchObject(plain);
      }),
      { numRuns: 1000 },
    );
  });

  test('whatever of its facts is another one, its signature is not good for it', () => {
    fc.assert(
      fc.property(unsigned, unsigned, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        const { signature } = JSON.parse(signed(one, secret)) as { signature: string };
        expect(readManifest(JSON.stringify({ ...other, signature }), publicKey).kind).toBe('forged');
      }),
    );
  });

  test('a cut one is broken, wherever it was cut', () => {
    const text = signed(plain, secret).trimEnd();
    for (let end = 0; end < text.length; end += 1)
      expect(readManifest(text.slice(0, end), publicKey).kind).toBe('broken');
  });

  test('another key, a key of another kind and no key at all believe nothing', () => {
    const text = signed(plain, secret);
    for (const key of [updateKeys().publicKey, 'no key', '', secret.replaceAll('PRIVATE', 'PUBLIC')]) {
      expect(readManifest(text, key).kind).toBe('forged');
    }
  });

  test.each([
    '../Bahan.deb',
    'sub/Bahan.deb',
    'sub\\Bahan.deb',
    'C:Bahan.deb',
    '.Bahan.deb',
    'Bahan .deb',
    'Bahan\n.deb',
    'Bahan.sh',
    'Bahan.exe',
    '',
  ])('a package named %j is none, whoever signs', (file) => {
    expect(() => signed({ ...plain, packages: [packageOf(Buffer.from('x'), file)] }, secret)).toThrow();
  });

  test.each(['1.2', '1.2.3.4', '01.2.3', '1.2.3-beta', 'v1.2.3', '1.2.-3', ''])('%j is no version', (one) => {
    expect(() => signed({ ...plain, version: one }, secret)).toThrow();
  });

  test('versions are numbers and not words', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    fc.assert(
      fc.property(version, version, (one, other) => {
        const sign = Math.sign(compareVersions(one, other));
        expect(Math.sign(compareVersions(other, one)) + sign).toBe(0);
        expect(sign === 0).toBe(one === other);
      }),
    );
  });

  test('a computer is given the package of its own system, processor and kind', () => {
    const of = (platform: Installer['platform'], arch: Installer['arch'], file: string): Installer => ({
      ...packageOf(Buffer.from(file)),
      ...{ platform, arch, file },
    });
    const packages = [
      of('win32', 'x64', 'a.exe'),
      of('darwin', 'arm64', 'b.dmg'),
      of('linux', 'x64', 'c.AppImage'),
      of('linux', 'x64', 'd.deb'),
    ];
    const reading = readManifest(signed({ ...plain, packages }, secret), publicKey);
    if (reading.kind !== 'manifest') throw new Error(reading.kind);
    const file = (platform: string, arch: string, form: 'exe' | 'dmg' | 'AppImage' | 'deb') =>
      installerFor(reading.manifest, { platform, arch, form })?.file;
    expect(file('win32', 'x64', 'exe')).toBe('a.exe');
    expect(file('win32', 'arm64', 'exe')).toBeUndefined();
    expect(file('darwin', 'arm64', 'dmg')).toBe('b.dmg');
    expect(file('linux', 'x64', 'AppImage')).toBe('c.AppImage');
    expect(file('linux', 'x64', 'deb')).toBe('d.deb');
  });
});

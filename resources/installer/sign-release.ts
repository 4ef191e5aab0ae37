import { createHash, createPrivateKey } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Installer, manifestName, writeManifest } from '../../electron/doors/updates/manifest.ts';

/*
 * Signs a folder of packages for offices: `node resources/installer/sign-release.ts FOLDER SECRET-KEY`. Writes
 * bahan-update.json beside them; the folder is then copied to the share of an office as it is.
 */

/** Bahan-0.2.0-win-x64.exe; the portable program is none that is installed. */
const packageName =
  /^Bahan-(?<version>\d+\.\d+\.\d+)-(?<os>win|mac|linux)-(?<arch>x64|x86_64|amd64|arm64)\.(exe|dmg|AppImage|deb)$/;
const platforms = { win: 'win32', mac: 'darwin', linux: 'linux' } as const;

const [, , folder, keyFile] = process.argv;
if (folder === undefined || keyFile === undefined) {
  console.error('node resources/installer/sign-release.ts FOLDER SECRET-KEY');
  process.exit(2);
}
const versions = new Set<string>();
const packages: Installer[] = [];
for (const file of (await readdir(folder)).sort()) {
  const { version, os, arch } = packageName.exec(file)?.groups ?? {};
  if (version === undefined || os === undefined) continue;
  const path = join(folder, file);
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  versions.add(version);
  packages.push({
    platform: platforms[os as keyof typeof platforms],
    // Debian and AppImage have names of their own for it
    arch: arch === 'arm64' ? 'arm64' : 'x64',
    file,
    size: (await stat(path)).size,
    sha512: hash.digest('base64'),
  });
}
const [version] = versions;
if (version === undefined || versions.size !== 1) {
  console.error(`One version must lie in ${folder}, and there are ${versions.size}.`);
  process.exit(1);
}
const key = createPrivateKey(readFileSync(keyFile, 'utf8'));
await writeFile(join(folder, manifestName), writeManifest({ format: 1, version, packages }, key));
console.log(`Signed Bahan ${version}: ${packages.map(({ file }) => file).join(', ')}`);

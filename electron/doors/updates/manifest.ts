import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';

/** The file in the folder of the office that says which Bahan lies there. */
export const manifestName = 'bahan-update.json';

/** Bytes; a manifest of all systems takes a twentieth of it. */
export const largestManifest = 64 * 1024;

const forms = { win32: ['exe'], darwin: ['dmg'], linux: ['AppImage', 'deb'] } as const;
export type Form = (typeof forms)[keyof typeof forms][number];

const part = '(0|[1-9][0-9]{0,5})';
const version = z.string().regex(new RegExp(`^${part}\\.${part}\\.${part}$`));

const installer = z
  .strictObject({
    platform: z.enum(['win32', 'darwin', 'linux']),
    arch: z.enum(['x64', 'arm64']),
    /** A name without folders: what is named lies beside the manifest. */
    file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/),
    /** Bytes. */
    size: z.number().int().min(1).max(4e9),
    sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  })
  .refine(({ platform, file }) => forms[platform].some((form) => file.endsWith(`.${form}`)));
/** A package of one system and processor. */
export type Installer = z.output<typeof installer>;

const manifest = z.strictObject({
  format: z.literal(1),
  version,
  packages: z.array(installer).min(1).max(32),
  /** Ed25519 over `signedText`, base64. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type Manifest = z.output<typeof manifest>;
export type Unsigned = Omit<Manifest, 'signature'>;

/**
 * What is signed: no part of it can hold a space or a new line, so that no two manifests have the same text. The first line
 * keeps a signature of something else from being taken for one of a release.
 */
function signedText({ format, version: of, packages }: Unsigned): Buffer {
  const lines = packages.map(({ platform, arch, size, sha512, file }) =>
    [platform, arch, size, sha512, file].join(' '),
  );
  return Buffer.from(`bahan-update ${format}\n${of}\n${lines.join('\n')}\n`, 'utf8');
}

/**
 * The text of a signed manifest.
 * @throws Error when what it says is no manifest
 */
export function writeManifest(unsigned: Unsigned, key: KeyObject): string {
  const signature = sign(null, signedText(unsigned), key).toString('base64');
  return `${JSON.stringify(manifest.parse({ ...unsigned, signature }), null, 2)}\n`;
}

export type Reading =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'broken' | 'forged' };

/** Reads a manifest and believes it only when the key says so. `key`: a public Ed25519 key as PEM. Never throws. */
export function readManifest(text: string, key: string): Reading {
  const read = manifest.safeParse(dataOf(text));
  if (!read.success) return { kind: 'broken' };
  const { signature, ...unsigned } = read.data;
  return isSigned(unsigned, signature, key) ? { kind: 'manifest', manifest: read.data } : { kind: 'forged' };
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSigned(unsigned: Unsigned, signature: string, key: string): boolean {
  try {
    const publicKey = createPublicKey(key);
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, signedText(unsigned), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false; // a key that is none believes nothing
  }
}

/** The package for a computer; undefined when the office has none for it. */
export function installerFor(
  { packages }: Manifest,
  computer: { readonly platform: string; readonly arch: string; readonly form: Form },
): Installer | undefined {
  return packages.find(
    ({ platform, arch, file }) =>
      platform === computer.platform && arch === computer.arch && file.endsWith(`.${computer.form}`),
  );
}

/** Below zero when `one` is older than `other`, zero when they are the same. Both are three numbers with points. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/**
 * A copy of a PDF of AES-256 that PDFium opens, where the file is open to everybody and PDFium does not see it: the
 * empty password is the owner's only, which it does not try, or the permissions do not agree with those beside them,
 * which it takes for a wrong password. The entries that lead to the key are written anew (ISO 32000-2, 7.6.4.4.7);
 * undefined where the empty password is not right.
 */
export function openToEverybody(bytes: Buffer): Buffer | undefined {
  const at = bytes.lastIndexOf('/Perms', undefined, 'latin1');
  if (at < 0) return undefined;
  const start = Math.max(0, bytes.lastIndexOf(' obj', at, 'latin1'));
  const end = bytes.indexOf('endobj', at, 'latin1');
  if (end < 0 || end - start > 20_000) return undefined;
  const object = bytes.toString('latin1', start, end);
  const found = (key: string) => new RegExp(`/${key}\\s*<([0-9A-Fa-f]+)>`).exec(object);
  const hex = (key: string): Buffer => Buffer.from(found(key)?.[1] ?? '', 'hex');
  const revision = Number(/\/R\s+(\d)/.exec(object)?.[1]);
  const permissions = Number(/\/P\s+(-?\d+)/.exec(object)?.[1]);
  if (revision !== 5 && revision !== 6) return undefined;
  const user = hex('U').subarray(0, 48);
  const key = fileKey(user, hex('UE'), revision, none) ?? fileKey(hex('O').subarray(0, 48), hex('OE'), revision, user);
  if (!key) return undefined;
  const copy = Buffer.from(bytes);
  const write = (name: string, value: Buffer): void => {
    const place = found(name);
    if (place?.[1] && place[1].length >= value.length * 2) {
      copy.write(value.toString('hex'), start + place.index + place[0].indexOf('<') + 1, 'latin1');
    }
  };
  const salt = user.subarray(32, 40);
  const keySalt = user.subarray(40, 48);
  write('U', Buffer.concat([hashed(salt, revision, none), salt, keySalt]));
  write('UE', ciphered('aes-256-cbc', hashed(keySalt, revision, none), Buffer.alloc(16), key));
  const open = Buffer.alloc(16, 0xff);
  open.writeInt32LE(permissions | 0, 0);
  open.write(`${/\/EncryptMetadata\s+false/.test(object) ? 'F' : 'T'}adb`, 8, 'latin1');
  write('Perms', ciphered('aes-256-ecb', key, null, open));
  return copy;
}

function ciphered(way: string, key: Buffer, start: Buffer | null, bytes: Buffer): Buffer {
  const cipher = createCipheriv(way, key, start);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

const none = Buffer.alloc(0);

/** The key of the file where the empty password is that of the user, or of the owner (whose hash adds the user's). */
function fileKey(check: Buffer, wrapped: Buffer, revision: number, added: Buffer): Buffer | undefined {
  if (check.length < 48 || wrapped.length !== 32) return undefined;
  if (!hashed(check.subarray(32, 40), revision, added).equals(check.subarray(0, 32))) return undefined;
  const unwrap = createDecipheriv('aes-256-cbc', hashed(check.subarray(40, 48), revision, added), Buffer.alloc(16));
  unwrap.setAutoPadding(false);
  return Buffer.concat([unwrap.update(wrapped), unwrap.final()]);
}

/** The hash of the empty password with this salt (7.6.4.3.4, algorithm 2.B); revision 5 leaves out its rounds. */
function hashed(salt: Buffer, revision: number, added: Buffer): Buffer {
  let key = createHash('sha256').update(salt).update(added).digest();
  if (revision === 5) return key;
  for (let round = 0; round < 1000; round++) {
    const text = Buffer.concat(Array.from({ length: 64 }, () => Buffer.concat([key, added])));
    const mixed = ciphered('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32), text);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(mixed)
      .digest();
    if (round >= 63 && (mixed.at(-1) ?? 0) <= round - 31) break;
  }
  return key.subarray(0, 32);
}

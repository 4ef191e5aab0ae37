import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A random id of 12 characters a–z 2–7 (60 bits): a million assets collide with a chance of 1 in 2 million. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(12)) id += alphabet[byte & 31];
  return id;
}

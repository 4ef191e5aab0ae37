import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Makes the two keys of updates: `node resources/installer/update-keys.ts FOLDER`. The secret one is written into the folder
 * and stays with whoever signs releases; the public one takes the place of resources/update-key.pem and is built in.
 */

const [, , folder] = process.argv;
if (folder === undefined) {
  console.error('Say where the secret key is to be kept: a folder outside of this one.');
  process.exit(2);
}
const keys = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const secret = join(folder, 'bahan-update-secret.pem');
// never over another one: who loses it signs nothing for the Bahan that is out
writeFileSync(secret, keys.privateKey, { flag: 'wx', mode: 0o600 });
writeFileSync(fileURLToPath(new URL('../update-key.pem', import.meta.url)), keys.publicKey);
console.log(`Keep ${secret} where nobody else reads it. The public key is now resources/update-key.pem.`);

import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { largestManifest, manifestName } from './manifest.ts';
import type { Ready } from './office-folder.ts';
import {
  type Computer,
  clear,
  type Idle,
  isWhole,
  judged,
  keepPackage,
  type ManifestText,
  type Newer,
  type Refusal,
} from './package.ts';
import type { OnlinePlace } from './policy.ts';

export interface OnlineOptions {
  readonly place: OnlinePlace;
  /** A folder of this computer for the package; everything else in it is removed. */
  readonly keep: string;
  /** Public Ed25519 key, PEM. */
  readonly key: string;
  readonly computer: Computer;
}

/** Milliseconds without a word from the server. */
const patience = 30_000;

class Answered extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/**
 * Asks the place that the administrator named what it has: one small file, and nothing is sent but its name. What was fetched at an
 * earlier look is ready. Never throws.
 */
export async function lookOnline({ place, keep, key, computer }: OnlineOptions): Promise<Newer | Ready | Idle> {
  const found = judged(await manifestText(place), key, computer);
  if (found.kind === 'current') await clear(keep);
  if (found.kind !== 'newer') return found;
  const { version, installer } = found;
  const path = join(keep, installer.file);
  return (await isWhole(path, installer)) ? { kind: 'ready', version, path, installer } : found;
}

/** Fetches the package that a look found, and judges it here. Never throws. */
export async function fetchUpdate(
  { place, keep }: OnlineOptions,
  { version, installer }: Newer,
): Promise<Ready | Idle> {
  const why = await keepPackage(async () => first(await ask(place, installer.file), installer.size), keep, installer);
  if (why !== undefined) return { kind: 'refused', why: why satisfies Refusal, version };
  return { kind: 'ready', version, path: join(keep, installer.file), installer };
}

async function manifestText(place: OnlinePlace): Promise<ManifestText> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of first(await ask(place, manifestName), largestManifest)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    return bytes.length > largestManifest ? 'broken' : { words: bytes.toString('utf8') };
  } catch (error) {
    return error instanceof Answered && error.status === 404 ? undefined : 'unreachable';
  }
}

/** So many bytes of an answer and one more, which tells one that is too long. */
function first(answer: IncomingMessage, bytes: number): Readable {
  async function* read() {
    let left = bytes + 1;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      yield chunk.subarray(0, left);
      left -= chunk.length;
      if (left <= 0) return;
    }
  }
  return Readable.from(read());
}

/**
 * A file of the place. Its address is the one that was named and nothing else: no other place that it would lead to is asked, no
 * cookie is kept, and whoever cannot prove to be the server is not listened to.
 * @throws Error when it does not answer, or answers anything but the file
 */
function ask({ address, authority }: OnlinePlace, name: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const ca = authority === undefined ? {} : { ca: [...rootCertificates, authority] };
    const how = { agent: false, rejectUnauthorized: true, minVersion: 'TLSv1.2', timeout: patience, ...ca } as const;
    const request = get(new URL(name, address), how, (answer) => {
      if (answer.statusCode === 200) return resolve(answer);
      answer.destroy();
      reject(new Answered(answer.statusCode ?? 0));
    });
    request.once('timeout', () => request.destroy(new Error('the server says nothing')));
    request.once('error', reject);
  });
}

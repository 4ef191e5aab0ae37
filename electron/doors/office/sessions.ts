import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../../shared/api/contract/base.ts';

/** Milliseconds without a sign of life after which a browser must come in anew. */
const idleLimit = 12 * 60 * 60 * 1000;
/** Browsers that may be signed in at once; the one not seen for longest gives way. */
const mostSessions = 64;

export interface Session {
  readonly role: Role;
}

interface Kept {
  readonly session: Session;
  seenAt: number;
}

/**
 * Who may come in. A token in a link is good once and becomes a session, known to the browser by a cookie. Only hashes
 * are kept, so nothing in memory can be used as a key.
 */
export class Sessions {
  readonly #now: () => number;
  readonly #sessions = new Map<string, Kept>();
  #token: string | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A new token for a link; one given out before and not used yet is worthless from now on. */
  newToken(): string {
    const token = randomBytes(32).toString('base64url');
    this.#token = hash(token);
    return token;
  }

  /** The cookie's value for a token, or undefined when the token is not good (any more). */
  redeem(token: string): string | undefined {
    if (this.#token === undefined || hash(token) !== this.#token) return undefined;
    this.#token = undefined;
    this.#forgetOld();
    const secret = randomBytes(32).toString('base64url');
    this.#sessions.set(hash(secret), { session: { role: 'owner' }, seenAt: this.#now() });
    return secret;
  }

  /** The session of a cookie's value; being asked is a sign of life. */
  find(secret: string | undefined): Session | undefined {
    if (secret === undefined) return undefined;
    const key = hash(secret);
    const kept = this.#sessions.get(key);
    if (!kept) return undefined;
    const now = this.#now();
    this.#sessions.delete(key);
    if (now - kept.seenAt > idleLimit) return undefined;
    kept.seenAt = now;
    this.#sessions.set(key, kept); // the map's order is the order of last sight
    return kept.session;
  }

  #forgetOld(): void {
    for (const [key, { seenAt }] of this.#sessions) {
      if (this.#sessions.size >= mostSessions || this.#now() - seenAt > idleLimit) this.#sessions.delete(key);
      else break;
    }
  }
}

/** The cookie's name holds the port: browsers send cookies to every port of a computer, and two doors may be open. */
export const cookieName = (port: number): string => `bahan_${port}`;

export function cookieOf(header: string | undefined, port: number): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === cookieName(port)) return part.slice(at + 1).trim();
  }
  return undefined;
}

export const cookieHeader = (secret: string, port: number): string =>
  `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestName } from '../../../../electron/doors/updates/manifest.ts';
import { fetchUpdate, lookOnline } from '../../../../electron/doors/updates/online.ts';
import type { Newer } from '../../../../electron/doors/updates/package.ts';
import { layUpdate, updateKeys } from '../../../fixtures/office-updates.ts';
import { type UpdateServer, updateServer } from '../../../fixtures/update-server.ts';

const bytes = randomBytes(300_000);
const { publicKey, secret } = updateKeys();
let base: string;
let folder: string;
let keep: string;
let server: UpdateServer;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'bahan-online-'));
  [folder, keep] = [join(base, 'served'), join(base, 'kept')];
  await mkdir(folder);
  server = await updateServer(folder);
});
afterEach(async () => {
  await server.close();
  await rm(base, { recursive: true, force: true });
});

const options = (version = '0.1.0', place: { address?: string; authority?: string | undefined } = {}) => ({
  place: { address: server.address, authority: server.authority, ...place },
  keep,
  key: publicKey,
  computer: { version, platform: 'linux', arch: 'x64', form: 'deb' } as const,
});
const kept = () => readdir(keep).catch(() => []);

describe('a server that the administrator named', () => {
  test('is asked for one small file, is told nothing, and is asked for the package apart', async () => {
    const installer = await layUpdate(folder, secret, bytes);
    const found = await lookOnline(options());
    expect(found).toEqual({ kind: 'newer', version: '0.2.0', installer });
    expect(server.asked).toEqual([`/bahan/${manifestName}`]);
    expect(Object.keys(server.headers()).sort()).toEqual(['connection', 'host']);
    expect(await kept()).toEqual([]);

    const path = join(keep, installer.file);
    const ready = { kind: 'ready', version: '0.2.0', path, installer };
    expect(await fetchUpdate(options(), found as Newer)).toEqual(ready);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    // what is here is not fetched twice
    expect(await lookOnline(options())).toEqual(ready);
    expect(server.asked.filter((asked) => asked.endsWith('.deb'))).toHaveLength(1);
    // nor kept once it runs
    expect(await lookOnline(options('0.2.0'))).toEqual({ kind: 'current' });
    expect(await kept()).toEqual([]);
  });

  test('has nothing, or something that is not ours', async () => {
    expect(await lookOnline(options())).toEqual({ kind: 'nothing' });
    await layUpdate(folder, updateKeys().secret, bytes);
    expect(await lookOnline(options())).toEqual({ kind: 'refused', why: 'forged' });
    await writeFile(join(folder, manifestName), ' '.repeat(1_000_000));
    expect(await lookOnline(options())).toEqual({ kind: 'refused', why: 'broken' });
  });

  test('is not listened to unless it proves to be that server', async () => {
    await layUpdate(folder, secret, bytes);
    const unreachable = { kind: 'refused', why: 'unreachable' };
    expect(await lookOnline(options('0.1.0', { authority: undefined }))).toEqual(unreachable);
    const name = server.address.replace('127.0.0.1', 'localhost');
    expect(await lookOnline(options('0.1.0', { address: name }))).toEqual(unreachable);
    expect(server.asked).toEqual([]);
    expect(await lookOnline(options('0.1.0', { authority: 'no certificate' }))).toEqual(unreachable);
  });

  test('leads to no other place', async () => {
    const elsewhere: string[] = [];
    const other = createServer({}, () => undefined).on('connection', () => elsewhere.push('asked'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as { port: number };
    server.answer = (_path, response) => {
      response.writeHead(302, { location: `https://127.0.0.1:${port}/` }).end();
      return true;
    };
    expect(await lookOnline(options())).toEqual({ kind: 'refused', why: 'unreachable' });
    expect(elsewhere).toEqual([]);
    other.close();
  });

  test('breaks off, sends less, sends more, or sends something else, and nothing of that is kept', async () => {
    const installer = await layUpdate(folder, secret, bytes);
    const found = (await lookOnline(options())) as Newer;
    const fetched = async () => {
      const look = await fetchUpdate(options(), found);
      expect(await kept()).toEqual([]);
      return look.kind === 'refused' ? look.why : look.kind;
    };
    const file = join(folder, installer.file);
    server.answer = (_path, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1000), () => response.destroy());
      return true;
    };
    expect(await fetched()).toBe('lost');
    server.answer = undefined;
    await truncate(file, 1000);
    expect(await fetched()).toBe('wrong-size');
    await writeFile(file, Buffer.concat([bytes, bytes]));
    expect(await fetched()).toBe('wrong-size');
    await writeFile(file, randomBytes(bytes.length));
    expect(await fetched()).toBe('changed');
    await rm(file);
    expect(await fetched()).toBe('lost');
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type OfficeDoor, openOfficeDoor } from '../../../electron/doors/office/server.ts';
import { Sessions } from '../../../electron/doors/office/sessions.ts';
import { pageFile } from '../../../electron/doors/page-files.ts';
import { type Library, openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';

let base: string;
let library: Library;
let door: OfficeDoor;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'bahan-office-'));
  const page = join(base, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Bahan</title>');
  writeFileSync(join(page, 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(join(page, '.env'), 'secret');
  writeFileSync(join(base, 'outside.html'), 'outside');
  library = await openLibrary(join(base, 'library'), nodeHost(), { create: true });
});

afterAll(async () => {
  await library.close();
  rmSync(base, { recursive: true, force: true });
});

beforeEach(async () => {
  door = await openOfficeDoor(library, { page: join(base, 'page'), port: 0 });
});

afterEach(() => door.close());

const at = (path: string) => `http://127.0.0.1:${door.port}${path}`;
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(at(path), { method, headers, redirect: 'manual' });

async function signIn(): Promise<string> {
  const answer = await fetch(door.newLink(), { redirect: 'manual' });
  return (answer.headers.get('set-cookie') as string).split(';')[0] as string;
}

/** Asks with headers that a browser alone sets. */
function asBrowser(path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: door.port, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', fail);
    asked.end();
  });
}

/** Sends bytes as they are and gives back the first line of the answer. */
function raw(request: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.setEncoding('latin1').on('data', (more: string) => {
      text += more;
    });
    socket.on('error', fail);
    socket.on('close', () => done(text.split('\r\n')[0] ?? ''));
    socket.on('data', () => socket.end());
  });
}

/** The status with which a WebSocket is refused, or `open`. */
function knock(path: string, headers: Record<string, string>): Promise<number | 'open'> {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, { headers });
    socket.on('unexpected-response', (_, response) => done(response.statusCode ?? 0));
    socket.on('error', () => {});
    socket.on('open', () => {
      socket.close();
      done('open');
    });
  });
}

describe('the office door', () => {
  test('lets browsers go while its library is closed, and knows them again when it is open anew', async () => {
    const cookie = await signIn();
    const origin = `http://127.0.0.1:${door.port}`;
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/rpc`, { headers: { cookie, origin } });
    await new Promise((open) => socket.once('open', open));
    const gone = new Promise((closed) => socket.once('close', closed));
    door.away();
    expect(await gone).toBe(1012);
    expect(await knock('/rpc', { cookie, origin })).toBe(503);
    expect((await get('/media/original/aaaaaaaaaaaa', { cookie })).status).toBe(503);
    // who is not signed in learns nothing of it
    expect(await knock('/rpc', { origin })).toBe(401);
    expect((await get('/session', { cookie })).status).toBe(200);
    door.back(library);
    expect(await knock('/rpc', { cookie, origin })).toBe('open');
    expect((await get('/media/original/aaaaaaaaaaaa', { cookie })).status).toBe(404);
  });

  test('lets a browser in by a link, once, and keeps the token out of the address', async () => {
    const link = door.newLink();
    expect((await get('/session')).status).toBe(401);
    const first = await fetch(link, { redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
    const cookie = first.headers.get('set-cookie') as string;
    expect(cookie).toMatch(new RegExp(`^bahan_${door.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    const again = await fetch(link, { redirect: 'manual' });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([303, null]);
    const session = await get('/session', { cookie: `other=1; ${cookie.split(';')[0]}` });
    expect([session.status, await session.json()]).toEqual([200, { role: 'owner' }]);
  });

  test('makes an older link worthless with a newer one', async () => {
    const older = door.newLink();
    const newer = door.newLink();
    expect((await fetch(older, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull();
    expect((await fetch(newer, { redirect: 'manual' })).headers.get('set-cookie')).not.toBeNull();
  });

  test('does not spend the token on a mere look at the head', async () => {
    const link = door.newLink();
    await fetch(link, { method: 'HEAD', redirect: 'manual' });
    expect((await fetch(link, { redirect: 'manual' })).headers.get('set-cookie')).not.toBeNull();
  });

  test('serves the page under a strict policy, and what is named by its content for ever', async () => {
    const page = await get('/');
    expect(await page.text()).toContain('<title>Bahan</title>');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
  });

  test('never leaves the folder of the page', async () => {
    const tricks = [
      '/../outside.html',
      '/..%2foutside.html',
      '/%2e%2e/outside.html',
      '/.env',
      '/assets/..%5c..%5coutside.html',
    ];
    for (const path of [
      ...tricks,
      '/assets//../../outside.html',
      '/index.html%00.js',
      '/C:/x.html',
      '/index.html::$DATA',
    ]) {
      expect(await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n\r\n`), path).toContain(' 404 ');
      expect(pageFile(path), path).toBeUndefined();
    }
  });

  test('answers only under the names of this computer', async () => {
    const ask = (host: string) => raw(`GET /session HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    for (const host of [
      `127.0.0.1:${door.port}`,
      `localhost:${door.port}`,
      `[::1]:${door.port}`,
      `LOCALHOST:${door.port}`,
    ]) {
      expect(await ask(host), host).toContain(' 401 ');
    }
    for (const host of [
      '127.0.0.1',
      'localhost:1',
      `evil.example:${door.port}`,
      `127.0.0.1.evil.example:${door.port}`,
    ]) {
      expect(await ask(host), host).toContain(' 421 ');
    }
    const twice = `GET /session HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nHost: evil.example\r\n\r\n`;
    expect(await raw(twice)).toMatch(/ 4(00|21) /);
    expect(await raw(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n\r\n`)).toContain(' 400 ');
    expect(await raw('nonsense\r\n\r\n')).toContain(' 400 ');
  });

  test('takes nothing but questions, and tells a foreign page so', async () => {
    const own = `http://127.0.0.1:${door.port}`;
    expect((await get('/session', { origin: own }, 'POST')).status).toBe(405);
    expect((await get('/session', { origin: 'http://evil.example' }, 'POST')).status).toBe(403);
    expect((await get('/session', {}, 'DELETE')).status).toBe(403);
  });

  test('shows no material without a session', async () => {
    expect((await get('/media/original/aaaaaaaaaaaa')).status).toBe(401);
    const cookie = await signIn();
    expect((await get('/media/original/aaaaaaaaaaaa', { cookie })).status).toBe(404);
    expect((await get('/media/../session', { cookie: 'x' })).status).toBe(401);
  });

  test('hands out an original in parts, as a player asks for it', async () => {
    const folder = join(base, 'foto');
    mkdirSync(folder);
    writeFileSync(join(folder, 'sambutan.txt'), 'Selamat pagi, hadirin sekalian.');
    const client = library.client({ role: 'owner' });
    await client.roots.add({ path: folder });
    await client.roots.sweep({});
    const { id } = await client.assets.find({ path: join(folder, 'sambutan.txt') });
    const cookie = await signIn();
    const part = await get(`/media/original/${id}`, { cookie, range: 'bytes=8-11' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 8-11/31', 'pagi']);
    const head = await get(`/media/original/${id}`, { cookie }, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '31']);
    const known = await get(`/media/original/${id}`, { cookie, 'if-none-match': head.headers.get('etag') as string });
    expect(known.status).toBe(304);
  });

  test('gives an original out only where it may leave, writes that down, and shows it all the same', async () => {
    const folder = join(base, 'keluar');
    mkdirSync(folder);
    writeFileSync(join(folder, 'laporan.txt'), 'Laporan kegiatan panen raya.');
    const client = library.client({ role: 'owner' });
    await client.roots.add({ path: folder });
    await client.roots.sweep({});
    const { id } = await client.assets.find({ path: join(folder, 'laporan.txt') });
    const cookie = await signIn();
    const ask = (dest: string, more: Record<string, string> = {}) =>
      asBrowser(`/media/original/${id}`, { cookie, 'sec-fetch-dest': dest, ...more });
    const copies = async () => (await client.publications.of({ id })).map(({ kind, preset, by }) => [kind, preset, by]);

    expect((await ask('video')).status).toBe(200);
    expect(await copies()).toEqual([]);
    expect(await ask('document')).toMatchObject({ status: 200, text: 'Laporan kegiatan panen raya.' });
    expect((await ask('empty', { range: 'bytes=8-' })).status).toBe(206);
    expect(await copies()).toEqual([['copy', 'asli', expect.any(String)]]);
    const out = (await client.search.open({ session: 's', query: 'terbit:lainnya ' })).items;
    expect(out.map((card) => card.id)).toContain(id);

    await client.rights.say({ ids: [id], rights: { classification: 'excluded', reason: 'rahasia' } });
    expect((await ask('video')).status).toBe(200);
    const refused = await ask('document');
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Berkas ini belum boleh keluar dari Bahan.');
    expect((await ask('document', { 'accept-language': 'fr,en-GB;q=0.8' })).text).toContain('may not leave');
    // what was chosen in the window goes before what the browser speaks
    const chosen = { cookie: `bahan_language=id; ${cookie}`, 'accept-language': 'en' };
    expect((await ask('empty', chosen)).text).toContain('belum boleh keluar');
    expect(await copies()).toHaveLength(1);
  });

  test('opens the contract only to its own page with a session', async () => {
    const cookie = await signIn();
    const origin = `http://127.0.0.1:${door.port}`;
    expect(await knock('/rpc', { cookie, origin })).toBe('open');
    expect(await knock('/rpc', { origin })).toBe(401);
    expect(await knock('/rpc', { cookie })).toBe(403);
    expect(await knock('/rpc', { cookie, origin: 'null' })).toBe(403);
    expect(await knock('/rpc', { cookie, origin: `http://localhost:${door.port}` })).toBe(403);
    expect(await knock('/rpc', { cookie, origin, host: `evil.example:${door.port}` })).toBe(421);
    expect(await knock('/elsewhere', { cookie, origin })).toBe(404);
  });

  test('ends every socket when it closes', async () => {
    const cookie = await signIn();
    const headers = { cookie, origin: `http://127.0.0.1:${door.port}` };
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/rpc`, { headers });
    await new Promise((done) => socket.on('open', done));
    const closed = new Promise((done) => socket.on('close', done));
    await door.close();
    expect(await closed).toBe(1001);
    await expect(get('/session')).rejects.toThrow();
  });

  test('drops a message that is larger than any of ours', async () => {
    const limits = { maxMessage: 1_000, maxSockets: 1, heartbeat: 60_000 };
    const small = await openOfficeDoor(library, { page: base, port: 0, limits });
    try {
      const link = await fetch(small.newLink(), { redirect: 'manual' });
      const cookie = link.headers.get('set-cookie')?.split(';')[0] as string;
      const headers = { cookie, origin: `http://127.0.0.1:${small.port}` };
      const socket = new WebSocket(`ws://127.0.0.1:${small.port}/rpc`, { headers });
      await new Promise((done) => socket.on('open', done));
      const full = new WebSocket(`ws://127.0.0.1:${small.port}/rpc`, { headers });
      const refused = new Promise((done) => full.on('unexpected-response', (_, answer) => done(answer.statusCode)));
      full.on('error', () => {});
      expect(await refused).toBe(503);
      const closed = new Promise((done) => socket.on('close', done));
      socket.send('x'.repeat(2_000));
      expect(await closed).toBe(1009);
    } finally {
      await small.close();
    }
  });

  test('lets a socket go that gives no sign of life', async () => {
    const limits = { maxMessage: 1_000, maxSockets: 2, heartbeat: 50 };
    const strict = await openOfficeDoor(library, { page: base, port: 0, limits });
    try {
      const link = await fetch(strict.newLink(), { redirect: 'manual' });
      const cookie = link.headers.get('set-cookie')?.split(';')[0] as string;
      const headers = { cookie, origin: `http://127.0.0.1:${strict.port}` };
      const dead = new WebSocket(`ws://127.0.0.1:${strict.port}/rpc`, { headers, autoPong: false });
      expect(await new Promise((done) => dead.on('close', done))).toBe(1006);
    } finally {
      await strict.close();
    }
  });

  test('says when its port is taken', async () => {
    const second = openOfficeDoor(library, { page: base, port: door.port });
    await expect(second).rejects.toMatchObject({ code: 'port-in-use', details: { port: String(door.port) } });
  });

  test('does not wait for a head that never ends', async () => {
    const hasty = await openOfficeDoor(library, { page: base, port: 0, times: { head: 200, request: 200 } });
    try {
      const socket = connect(hasty.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nX-Slow: '));
      socket.on('error', () => {});
      socket.resume();
      await new Promise((done) => socket.on('close', done));
    } finally {
      await hasty.close();
    }
  });
});

describe('sessions', () => {
  test('end after half a day without a sign of life', () => {
    let now = 0;
    const sessions = new Sessions(() => now);
    const secret = sessions.redeem(sessions.newToken());
    now += 11 * 3_600_000;
    expect(sessions.find(secret)).toEqual({ role: 'owner' });
    now += 11 * 3_600_000;
    expect(sessions.find(secret)).toEqual({ role: 'owner' });
    now += 12 * 3_600_000 + 1;
    expect(sessions.find(secret)).toBeUndefined();
  });

  test('are not more than can be looked after: the one not seen for longest gives way', () => {
    let now = 0;
    const sessions = new Sessions(() => ++now);
    const first = sessions.redeem(sessions.newToken());
    const second = sessions.redeem(sessions.newToken());
    for (let n = 0; n < 62; n += 1) sessions.redeem(sessions.newToken());
    expect(sessions.find(first)).toBeDefined();
    sessions.redeem(sessions.newToken());
    expect(sessions.find(second)).toBeUndefined();
    expect(sessions.find(first)).toBeDefined();
  });

  test('come from nothing but a good token', () => {
    const sessions = new Sessions();
    expect(sessions.redeem('')).toBeUndefined();
    const token = sessions.newToken();
    expect(sessions.redeem(`${token}x`)).toBeUndefined();
    expect(sessions.find(undefined)).toBeUndefined();
    expect(sessions.find(token)).toBeUndefined();
    expect(sessions.redeem(token)).toMatch(/^[\w-]{43}$/);
  });
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isStale } from '../../../electron/doors/page-build.ts';
import { demoFolders } from '../../../electron/doors/start-demo.ts';
import { electronProgram, hasDisplay } from '../../../electron/doors/start-system.ts';
import { bahan, lines, startBahan, starters } from './run-bahan.ts';

// each test starts many processes, on a machine that may have more to do
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-start-'));
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

/** Writes a file whose last change lies so many seconds after a fixed moment. */
function dated(path: string, seconds: number): void {
  const at = join(base, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, '');
  utimesSync(at, 1_700_000_000 + seconds, 1_700_000_000 + seconds);
}

describe('what is built', () => {
  test('is built again when a source is younger, and only then', async () => {
    expect(await isStale('page', base)).toBe(false);
    dated('renderer/vite.config.ts', 1);
    dated('shared/model/asset.ts', 2);
    expect(await isStale('page', base)).toBe(true);
    dated('dist/renderer/index.html', 3);
    expect(await isStale('page', base)).toBe(false);
    dated('shared/model/deep/er.ts', 4);
    expect(await isStale('page', base)).toBe(true);
    dated('dist/renderer/index.html', 5);
    dated('electron/engine/library.ts', 9);
    expect(await isStale('page', base)).toBe(false);
  });
});

describe('the system', () => {
  test('has a window program only where one was fetched', () => {
    expect(electronProgram({ ELECTRON_OVERRIDE_DIST_PATH: base })).toBeUndefined();
    const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as const;
    const name = names[process.platform as 'win32' | 'darwin'] ?? 'electron';
    dated(name, 0);
    expect(electronProgram({ ELECTRON_OVERRIDE_DIST_PATH: base })).toBe(join(base, name));
  });

  test('shows windows where there is a screen', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });

  test('keeps the demo where it may be thrown away', () => {
    expect(demoFolders({ XDG_CACHE_HOME: '/c' }, 'linux')).toEqual({
      base: '/c/bahan/demo',
      material: '/c/bahan/demo/Humas Kabupaten',
      library: '/c/bahan/demo/library',
    });
    expect(demoFolders({ LOCALAPPDATA: '/l' }, 'win32').base).toBe('/l/Bahan/demo');
  });
});

describe('the browser door of the program', () => {
  test('serves the library to the one who has the link, until it is stopped', async () => {
    const library = join(base, 'pustaka');
    const running = startBahan(['--no-open', '--json', '--library', library], { starter: starters.start });
    await running.says('"url"');
    expect(running.saidSoFar().stderr).toMatch(/Electron|screen/);
    const [{ url }] = lines<{ url: string }>({ code: null, ...running.saidSoFar() }) as [{ url: string }];
    const answer = await fetch(url, { redirect: 'manual' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] as string;
    expect((await fetch(new URL('/session', url), { headers: { cookie } })).status).toBe(200);
    const page = await (await fetch(new URL('/', url))).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] as string;
    const code = await fetch(new URL(script, url));
    expect(code.headers.get('content-type')).toContain('text/javascript');
    // never the slow build of developers, whatever this process says it is for
    expect(await code.text()).not.toContain('react-devtools');

    const port = new URL(url).port;
    const other = join(base, 'lain');
    const second = await bahan(['--no-open', '--port', port, '--library', other], { starter: starters.start });
    expect([second.code, second.stderr.includes(port)]).toEqual([2, true]);
    const again = await bahan(['--no-open', '--json', '--library', library], { starter: starters.start });
    expect(again.code).toBe(0);
    const [link] = lines<{ url: string }>(again) as [{ url: string }];
    expect(new URL(link.url).port).toBe(port);
    expect((await fetch(link.url, { redirect: 'manual' })).headers.get('set-cookie')).not.toBeNull();

    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
    await expect(fetch(url)).rejects.toThrow();
  });

  test('`serve` opens a library that is there, on the port that is asked for', async () => {
    const photos = join(base, 'foto');
    const library = join(base, 'pustaka');
    mkdirSync(photos);
    expect((await bahan(['add', photos, '--library', library])).code).toBe(0);
    const running = startBahan(['serve', '--json', '--library', library]);
    await running.says('"url"');
    const [{ url }] = lines<{ url: string }>({ code: null, ...running.saidSoFar() }) as [{ url: string }];
    expect((await fetch(new URL('/session', url))).status).toBe(401);
    expect((await bahan(['roots', '--library', library])).code).toBe(0);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(130);
  });
});

describe.skipIf(process.platform === 'win32')('the window', () => {
  test('is opened on the library that was named, and closes with the program', async () => {
    const library = join(base, 'pustaka');
    const program = join(base, 'electron');
    writeFileSync(program, '#!/bin/sh\necho "window on $BAHAN_LIBRARY"\nexit 0\n');
    chmodSync(program, 0o755);
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: base, DISPLAY: ':99' };
    const ended = await bahan(['--library', library], { starter: starters.start, environment });
    expect(ended.stdout).toContain(`window on ${library}`);
    expect(ended.code).toBe(0);
  });
});

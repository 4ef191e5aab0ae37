import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WebPreferences } from 'electron';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { appHandler } from '../../../electron/main/protocol.ts';
import { type Double, launchDouble } from '../../electron-double/launch.ts';
import { importsOf, projectFiles, read } from '../../house-files.ts';
import { frozenAsks, frozenVerbs } from '../preload/frozen-surface.ts';
import type {} from './fixture-page/page.ts';

const clip = fileURLToPath(new URL('../../../resources/demo/clips/tea.mp4', import.meta.url));
/** The session of the window that people see, and those of the hidden ones. */
const partitions = ['', 'decoder', 'decoder-clips'] as const;
/** Never open where people work. */
const foreign = ['https://example.com/', 'http://example.com/', 'ws://example.com/', 'file:///etc/passwd'];
const patient = { timeout: 40_000 };

let folder: string;
let program: Double;
let windows: (readonly [shown: boolean, preferences: WebPreferences])[];
/** All that main is made of, without what is said in comments. */
let main: string;

const inPage = <Result>(work: (values: string[]) => Result | Promise<Result>, ...values: string[]): Promise<Result> =>
  program.page.evaluate(work as never, values as never) as Promise<Result>;

const hidden = async () => (await program.command({ kind: 'windows' })).filter(({ visible }) => !visible);

const runIn = (window: number, script: string) =>
  program.command({ kind: 'run-in-window', window, script: `(async () => (${script}))()` });

/** A film's pictures open one hidden window, the question whether it can be cut opens the other. */
async function openHiddenWindows(): Promise<void> {
  const films = join(folder, '2020-10-09 Panen Teh');
  await mkdir(films);
  await copyFile(clip, join(films, 'teh.mp4'));
  await inPage(async ([path = '']) => {
    const { engine } = window.connection as NonNullable<typeof window.connection>;
    const root = await engine.roots.add({ path });
    await engine.roots.sweep({ root: root.id, pictures: true });
  }, films);
  const film = () =>
    inPage(async () => {
      const found = await window.connection?.engine.search.open({ session: 'films', query: '' });
      return found?.items.find(({ strip }) => (strip ?? 0) > 5)?.id ?? '';
    });
  await vi.waitUntil(film, patient);
  await inPage(
    async ([id = '', to = '']) => {
      const extracts = { [id]: { what: 'clip' as const, from: 0.5, to: 1 } };
      await window.connection?.engine.exports.plan({ ids: [id], presets: ['web'], to, extracts });
    },
    await film(),
    join(folder, 'Keluar'),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-security-'));
  main = projectFiles()
    .filter((file) => /^electron\/(main|preload)\//.test(file))
    .map((file) => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
    .join('\n');
  program = await launchDouble({
    library: join(folder, 'library'),
    dist: inject('builtProgram').smallest,
    environment: { BAHAN_FFMPEG: '' },
  });
  await program.page.waitForFunction(() => window.connection?.isOpen() === true);
  await openHiddenWindows();
  windows = (await program.calls('window.new')).map(({ values }) => [
    values[1] as boolean,
    values[2] as WebPreferences,
  ]);
}, 120_000);

afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

test('all three kinds of windows were opened, and these are all that main can open', async () => {
  expect(windows.map(([, { partition }]) => partition ?? '').sort()).toEqual([...partitions]);
  expect(main.match(/new BrowserWindow\(|\b(WebContentsView|BrowserView|BaseWindow)\b/g)).toEqual(
    Array(2).fill('new BrowserWindow('),
  );
});

describe('of the security checklist of Electron holds', () => {
  test('1: nothing is loaded but what comes with the program, by a scheme that counts as secure', async () => {
    const [registered] = await program.calls('protocol.registerSchemesAsPrivileged');
    expect(registered?.values).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }],
    ]);
    for (const page of ['renderer', 'decoder']) {
      const html = await readFile(join(inject('builtProgram').own, page, 'index.html'), 'utf8');
      expect(html.match(/(?:src|href)="(?!\.?\/|data:,")[^"]*"/g)).toBeNull();
    }
    for (const partition of partitions) {
      for (const url of foreign.slice(0, 3)) {
        expect(await program.command({ kind: 'rules', partition, permission: 'fullscreen', url })).toMatchObject({
          leaves: false,
        });
      }
    }
  });

  test('2: no window has Node, in its page, its frames or its workers', async () => {
    for (const [, preferences] of windows) {
      expect(preferences.nodeIntegration).toBe(false);
      expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
      expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false);
    }
    const leaks = `['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window)`;
    for (const { id } of await program.command({ kind: 'windows' })) expect(await runIn(id, leaks)).toEqual([]);
  });

  test('3: every window is isolated from its preload', () => {
    for (const [, { contextIsolation }] of windows) expect(contextIsolation).toBe(true);
  });

  test('4: every window is sandboxed, and so is every one that could be added', () => {
    for (const [, { sandbox }] of windows) expect(sandbox).toBe(true);
    expect(main).toContain('app.enableSandbox()');
    expect(main).not.toMatch(/no-sandbox|disable-gpu-sandbox/);
  });

  test('5: every session answers questions about rights, and with no but for three things of our own page', async () => {
    const ours = 'app://bahan/';
    const rights = [
      'geolocation',
      'media',
      'notifications',
      'clipboard-read',
      'fileSystem',
      'openExternal',
      'usb',
      'new',
    ];
    for (const partition of partitions) {
      const ruled = (permission: string, url: string) => program.command({ kind: 'rules', partition, permission, url });
      for (const permission of rights) {
        expect(await ruled(permission, ours)).toMatchObject({
          ...{ requested: false, checked: false, device: false, display: false },
        });
      }
      for (const permission of ['fullscreen', 'screen-wake-lock', 'clipboard-sanitized-write']) {
        expect(await ruled(permission, ours)).toMatchObject({ requested: true, checked: true });
        for (const url of foreign) {
          expect(await ruled(permission, url)).toMatchObject({ requested: false, checked: false });
        }
      }
    }
  });

  test('6: no window gives up the security of the web', () => {
    for (const [, { webSecurity }] of windows) expect(webSecurity).toBe(true);
    expect(main).not.toMatch(/disable-web-security|bypassCSP|corsEnabled/);
  });

  test('7: both pages are served with a policy that allows their own files alone', async () => {
    const served = await appHandler(
      join(inject('builtProgram').own, 'renderer'),
      async () => new Response(),
    )(new Request('app://bahan/'));
    expect(served.status).toBe(200);
    const [film] = await hidden();
    const seen = `fetch(location.href).then(({ headers }) => headers.get('content-security-policy'))`;
    const policies = [
      served.headers.get('content-security-policy'),
      await inPage(async () => (await fetch('/')).headers.get('content-security-policy')),
      await runIn(film?.id ?? 0, seen),
    ];
    for (const policy of policies) {
      const rules = new Map(
        String(policy)
          .split('; ')
          .map((rule) => rule.split(/ (.*)/) as [string, string]),
      );
      expect(rules.get('default-src')).toBe("'none'");
      expect(rules.get('script-src')).toBe("'self'");
      for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(rules.get(name)).toBe("'none'");
      expect(policy).not.toMatch(/unsafe|https?:|wss?:|\*/);
    }
    // nor does anything built ask for what the policy refuses
    for (const page of ['renderer', 'decoder']) {
      const html = await readFile(join(inject('builtProgram').own, page, 'index.html'), 'utf8');
      expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i);
    }
  });

  test('8: no window runs insecure content', () => {
    for (const [, { allowRunningInsecureContent }] of windows) expect(allowRunningInsecureContent ?? false).toBe(false);
    expect(main).not.toMatch(/allowRunningInsecureContent|allow-running-insecure-content/);
  });

  test('9: nothing that is only being tried out is switched on', () => {
    for (const [, { experimentalFeatures }] of windows) expect(experimentalFeatures ?? false).toBe(false);
    expect(main).not.toMatch(/experimentalFeatures|enable-experimental|appendSwitch/);
  });

  test('10: no feature of Blink is switched on', () => {
    for (const [, { enableBlinkFeatures }] of windows) expect(enableBlinkFeatures).toBeUndefined();
    expect(main).not.toMatch(/enableBlinkFeatures|enable-blink-features/);
  });

  test('11: there is no webview that could open a window', () => {
    for (const [, { webviewTag }] of windows) expect(webviewTag).toBe(false);
    const pages = projectFiles().filter((file) => /^(renderer|shared)\/.*\.(tsx?|html)$/.test(file));
    expect(pages.filter((file) => /<webview|allowpopups/i.test(read(file)))).toEqual([]);
  });

  // the stand-in knows no webview, so that every page refuses one is proven in guards.test.ts
  test('12: a webview that comes to be all the same is refused', () => {
    expect(main).toContain(`contents.on('will-attach-webview', (event) => event.preventDefault())`);
    expect(main).toContain(`app.on('web-contents-created', (_event, contents) => guardPage(contents))`);
  });

  test('13: no window leaves its page', async () => {
    const all = await program.command({ kind: 'windows' });
    const before = (await program.calls('request-refused')).length;
    const ways = [...foreign.slice(0, 1), '/media/original/aaaaaaaaaaaa', '/assets/other.html'];
    for (const { id } of all) for (const way of ways) await runIn(id, `void (location.href = '${way}')`);
    await expect
      .poll(async () => (await program.calls('request-refused')).length, patient)
      .toBeGreaterThanOrEqual(before + all.length);
    expect(await program.command({ kind: 'windows' })).toEqual(all);
    expect(await inPage(() => window.connection?.isOpen())).toBe(true);
    for (const [, { navigateOnDragDrop }] of windows) expect(navigateOnDragDrop).toBe(false);
  });

  test('14: no page opens a window', async () => {
    for (const url of ['/', foreign[0]]) await inPage(([url]) => void window.open(url), url as string);
    await expect
      .poll(async () => (await program.calls('window.open')).map(({ values }) => values[1]), patient)
      .toEqual(['deny', 'deny']);
    await expect.poll(async () => (await program.command({ kind: 'windows' })).length, patient).toBe(windows.length);
  });

  test('15: no address is handed to the system to open', () => {
    expect(main).not.toContain('openExternal');
    const takesShell = /import (?!type)[^;]*\bshell\b[^;]*from 'electron'/;
    const own = projectFiles().filter((file) => /^electron\/main\//.test(file) && takesShell.test(read(file)));
    // files of the library, and a newer program that was proven to be ours: both by their paths
    expect(own).toEqual(['electron/main/native.ts', 'electron/main/updates.ts']);
  });

  // which release is the newest is known only outside of this computer: it is looked up before each release
  test('16: Electron is one exact release, and the one that is installed', async () => {
    const project = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    const installed = JSON.parse(read('node_modules/electron/package.json')) as { version: string };
    expect(project.devDependencies.electron).toBe(installed.version);
    expect(installed.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  describe('17: every message is answered to the page that people see alone', () => {
    const nonsense = [undefined, null, 7, '', '../../etc/passwd', {}, [[]], { assets: ['/etc/passwd'], preset: {} }];
    const strangers = [
      ...foreign.map((url) => ({ url, framed: false })),
      ...['app://other/', 'app://bahan/decode/index.html', 'about:blank', ''].map((url) => ({ url, framed: false })),
      { url: 'app://bahan/', framed: true },
    ];
    const say = (channel: string, values: readonly unknown[], url: string, framed: boolean) =>
      program.command({ kind: 'say-as', channel, values, url, framed });
    const did = async () => (await program.calls()).filter(({ what }) => /^(shell|dialog)\./.test(what)).length;

    test('on the channels that are written down, and there are no others', async () => {
      const known = [...Object.values(frozenVerbs).map(({ channel }) => channel), ...frozenAsks];
      expect(await program.command({ kind: 'channels' })).toEqual(known.sort());
    });

    test.each(Object.values(frozenVerbs))('on $channel', async ({ channel, refusal, sound }) => {
      const before = await did();
      for (const { url, framed } of strangers) {
        for (const values of [sound, ...nonsense.map((value) => [value])]) {
          expect(await say(channel, values, url, framed)).toEqual({ answer: refusal, done: [] });
        }
      }
      // of values that mean nothing, our own page gets no more; what takes none looks at none
      const odd = nonsense.filter((value) => sound.length > 0 && value !== '');
      for (const value of odd.filter((value) => !(typeof value === 'string' && typeof sound[0] === 'string'))) {
        expect(await say(channel, [value], 'app://bahan/', false)).toEqual({ answer: refusal, done: [] });
      }
      expect(await did()).toBe(before);
    });

    test.each(frozenAsks)('on %s', async (channel) => {
      for (const { url, framed } of strangers) {
        expect(await say(channel, [], url, framed)).toEqual({ answer: null, done: [] });
      }
      expect(await say(channel, [], 'app://bahan/', false)).toEqual({ answer: null, done: ['postMessage'] });
    });

    test('and that page is heard', async () => {
      const { chooseFolder } = frozenVerbs;
      await program.command({ kind: 'answer-open', folders: [folder] });
      expect(await say(chooseFolder.channel, chooseFolder.sound, 'app://bahan/', false)).toMatchObject({
        answer: folder,
      });
    });
  });

  describe('18: files are served by a scheme of our own, and never by their place', () => {
    test('no address of a file is used', () => {
      expect(main).not.toMatch(/\bloadFile\b|file:\/\/|pathToFileURL/);
    });

    test.each([
      ...['/../electron/main.js', '/%2e%2e/electron/main.js', '/..%2felectron/main.js', '/..%5celectron/main.js'],
      ...['/..\\electron\\main.js', '/assets/../../electron/main.js', '/%252e%252e/electron/main.js', '//etc/passwd'],
      ...['/C:/Windows/win.ini', '/C:\\Windows\\win.ini', '/etc/passwd', '/index.html%00.js', '/\0index.html'],
      ...['/decode/../../electron/main.js', '/media/thumb/../../../electron/main.js', '/electron/main.js'],
      ...[
        '/media/original/..%2f..%2felectron%2fmain.js',
        '/media/original/%2fetc%2fpasswd',
        '/assets/',
        '/.git/config',
      ],
    ])('%j leads to no file', async (path) => {
      const { status, words } = await rawAnswer(path);
      expect([400, 404]).toContain(status);
      expect(words.replace('{"code":"not-found"}', '')).toBe('');
    });

    test('while the page itself is served', async () => {
      expect(await rawAnswer('/')).toMatchObject({ status: 200, words: expect.stringMatching(/^<!doctype html>/i) });
    });
  });

  test('19: the switches of the program are set to what it needs', () => {
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(read('electron-builder.yml'))?.[1] ?? '';
    expect(
      Object.fromEntries(
        block
          .trim()
          .split('\n')
          .filter((line) => !line.trim().startsWith('#'))
          .map((line) => line.trim().split(': ')),
      ),
    ).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      resetAdHocDarwinSignature: 'true',
    });
    expect(read('electron-builder.yml')).toMatch(/^asar: true$/m);
  });

  // the whole list of what is exposed is frozen in preload/surface.test.ts
  test('20: nothing of Electron reaches a page', async () => {
    expect(windows.filter(([, { preload }]) => preload !== undefined).map(([shown]) => shown)).toEqual([false]);
    const leaks = `Object.keys(window).filter((name) => /electron(?!Double)|ipc|bahan/i.test(name))`;
    for (const { id, visible } of await program.command({ kind: 'windows' })) {
      expect(await runIn(id, leaks)).toEqual(visible ? ['bahanDesktop'] : []);
    }
    const importing = projectFiles().filter((file) => /\.tsx?$/.test(file) && /^(renderer|shared)\//.test(file));
    expect(importing.filter((file) => importsOf(file).some(({ specifier }) => specifier === 'electron'))).toEqual([]);
  });
});

/** What the program answers to an address that no page could send as it stands. */
async function rawAnswer(path: string): Promise<{ status: number; words: string }> {
  const { port } = new URL(program.page.url());
  const answer = await new Promise<string>((done, fail) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: bahan.app.localhost:${port}\r\nConnection: close\r\n\r\n`, 'latin1');
    });
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    socket.on('error', fail).on('close', () => done(text));
  });
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  // a body whose length is not known beforehand comes in pieces, each after its length
  const words = /^transfer-encoding: chunked$/im.test(head) ? body.replace(/(^|\r\n)[\da-f]+\r\n|\r\n/gi, '') : body;
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), words };
}

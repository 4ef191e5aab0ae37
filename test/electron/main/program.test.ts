import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Double, launchDouble } from '../../electron-double/launch.ts';
import type {} from './fixture-page/page.ts';

let folder: string;
let photos: string;
let library: string;
let program: Double;

/** Runs in the page; what it gives must be data. */
const inPage = <Result>(work: (values: string[]) => Result | Promise<Result>, ...values: string[]): Promise<Result> =>
  program.page.evaluate(work as never, values as never) as Promise<Result>;

/** A busy computer takes its time; what never comes still fails. */
const patient = { timeout: 20_000 };

const connected = () => program.page.waitForFunction(() => window.connection?.isOpen() === true);

async function enginePid(): Promise<number> {
  return (JSON.parse(await readFile(join(library, 'holder.json'), 'utf8')) as { pid: number }).pid;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-program-'));
  photos = join(folder, '2020-10-09 Pelepasan Ekspor Kopi');
  library = join(folder, 'library');
  await mkdir(photos, { recursive: true });
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#17806f' } })
    .jpeg()
    .toFile(join(photos, 'kopi.jpg'));
  await writeFile(join(photos, 'lepas "ekspor" 🌱.exe'), 'MZ this is no photo');
  await writeFile(join(photos, 'sambutan.wav'), silence(90));
  program = await launchDouble({ library, dist: inject('builtProgram').smallest });
  await connected();
}, 120_000);

afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the window', () => {
  test('has the verbs of a desktop and nothing of Electron or Node', async () => {
    expect(
      await inPage(() => ({
        verbs: Object.keys(window.bahanDesktop ?? {}).sort(),
        platform: window.bahanDesktop?.platform as string,
        leaks: ['require', 'process', 'module', 'ipcRenderer', 'electronDouble'].filter((name) => name in window),
      })),
    ).toEqual({
      verbs: [
        ...[
          'accent',
          'accidents',
          'chooseFiles',
          'chooseFilmProgram',
          'chooseFolder',
          'filmProgram',
          'language',
          'listens',
          'look',
          'openFolder',
          'openOriginal',
        ],
        ...['platform', 'reveal', 'showUpdates', 'startDrag', 'takeFiles', 'updates', 'wish', 'wishes'],
      ],
      platform: process.platform,
      leaks: [],
    });
  });

  test('runs no script and loads nothing that is not its own', async () => {
    const refused = await inPage(async () => {
      window.refusals.length = 0;
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.body.append(style);
      const image = new Image();
      image.src = 'https://example.com/a.png';
      await fetch('https://example.com/').catch(() => {});
      await new Promise((done) => setTimeout(done, 50));
      return [...new Set(window.refusals)].sort();
    });
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
    expect(await inPage(() => 'ran' in window)).toBe(false);
  });

  test('stays where it is whatever a link or a script asks', async () => {
    const here = program.page.url();
    await inPage(() => {
      location.href = 'https://example.com/';
    });
    await inPage(() => {
      location.href = '/media/original/aaaaaaaaaaaa';
    });
    await expect.poll(async () => (await program.calls('request-refused')).length, patient).toBeGreaterThanOrEqual(2);
    expect(program.page.url()).toBe(here);
    await inPage(() => {
      window.open('/');
    });
    await expect
      .poll(() => program.calls('window.open'), patient)
      .toMatchObject([{ values: [expect.anything(), 'deny'] }]);
    expect(await inPage(() => window.connection?.isOpen())).toBe(true);
  });

  test('gets no permission but to fill the screen and to copy', async () => {
    const asked = ['geolocation', 'media', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'usb'];
    for (const permission of asked) expect(await program.command({ kind: 'ask-permission', permission })).toBe(false);
    expect(await program.command({ kind: 'ask-permission', permission: 'fullscreen' })).toBe(true);
  });

  test('speaks the language of the person in its menu', async () => {
    expect((await program.menu()).map(({ label }) => label)).toEqual([
      ...['Berkas', 'Ubah', 'Tampilan', 'Pustaka', 'Jendela', 'Bantuan'],
    ]);
  });
});

describe('the library behind it', () => {
  let photo: { id: string; picture: string };
  let other: string;
  let recording: string;

  test('takes in a folder that the person chose, with pictures', async () => {
    await program.command({ kind: 'answer-open', folders: [photos] });
    await inPage(async () => {
      const { engine, desktop } = window.connection as NonNullable<typeof window.connection>;
      const path = await desktop?.chooseFolder('Pilih folder');
      if (!path) throw new Error('no folder was chosen');
      const root = await engine.roots.add({ path });
      await engine.roots.sweep({ root: root.id, pictures: true });
    });
    const found = () => inPage(() => window.connection?.engine.search.open({ session: 'test', query: '' }));
    await expect
      .poll(async () => (await found())?.items.find(({ kind }) => kind === 'photo')?.picture, patient)
      .toMatch(/./);
    const cards = (await found())?.items ?? [];
    expect(cards.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['kopi.jpg', 'photo'],
      ['lepas "ekspor" 🌱.exe', 'other'],
      ['sambutan.wav', 'audio'],
    ]);
    const card = cards.find(({ kind }) => kind === 'photo');
    photo = { id: card?.id as string, picture: card?.picture as string };
    other = cards.find(({ kind }) => kind === 'other')?.id as string;
    recording = cards.find(({ kind }) => kind === 'audio')?.id as string;
  });

  test('gives its pictures and originals to the page', async () => {
    const sizes = await inPage(
      async ([picture, id]) => {
        const sizeOf = async (src: string) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        };
        return [await sizeOf(`/media/thumb/${picture}`), await sizeOf(`/media/original/${id}`)];
      },
      photo.picture,
      photo.id,
    );
    expect(sizes).toEqual([
      [512, 384],
      [640, 480],
    ]);
    const range = await inPage(async ([id]) => {
      const response = await fetch(`/media/original/${id}`, { headers: { range: 'bytes=0-1' } });
      return [response.status, [...new Uint8Array(await response.arrayBuffer())]];
    }, photo.id);
    expect(range).toEqual([206, [0xff, 0xd8]]);
  });

  test('plays a recording from its middle without reading it from its beginning', async () => {
    const ranges: number[] = [];
    program.page.on('response', (response) => {
      const [, start] = /^bytes (\d+)-/.exec(response.headers()['content-range'] ?? '') ?? [];
      if (response.status() === 206) ranges.push(Number(start));
    });
    const at = await inPage(async ([id]) => {
      const player = new Audio(`/media/original/${id}`);
      player.preload = 'metadata';
      await new Promise((done, fail) => {
        player.onloadedmetadata = done;
        player.onerror = () => fail(new Error(player.error?.message));
      });
      player.currentTime = 75;
      await new Promise((done) => {
        player.onseeked = done;
      });
      return player.currentTime;
    }, recording);
    expect(at).toBe(75);
    expect(Math.max(...ranges)).toBeGreaterThan(10_000_000);
  });

  test('shows a file in its folder and opens it, but never starts a program', async () => {
    const answers = await inPage(
      async ([photo = '', other = '']) => {
        const verbs = window.bahanDesktop as NonNullable<typeof window.bahanDesktop>;
        return [
          await verbs.reveal(photo),
          await verbs.openOriginal(photo),
          await verbs.openOriginal(other),
          await verbs.reveal('/etc/passwd'),
          await verbs.reveal('aaaaaaaaaaaa'),
          await verbs.openFolder('/etc'),
        ];
      },
      photo.id,
      other,
    );
    expect(answers).toEqual([true, true, false, false, false, false]);
    expect(await program.calls('shell.showItemInFolder')).toMatchObject([{ values: [join(photos, 'kopi.jpg')] }]);
    expect(await program.calls('shell.openPath')).toMatchObject([{ values: [join(photos, 'kopi.jpg')] }]);
  });

  test('lets copies be dragged out, made as they may leave', async () => {
    await inPage(
      ([photo = '', other = '']) => window.bahanDesktop?.startDrag([photo, other, 'aaaaaaaaaaaa'], 'web'),
      photo.id,
      other,
    );
    await expect.poll(() => program.calls('webContents.startDrag'), patient).toHaveLength(1);
    const [drag] = await program.calls('webContents.startDrag');
    const [item] = (drag?.values ?? []) as { files: string[]; icon: unknown }[];
    expect(item?.files.map((path) => basename(path))).toEqual(['kopi.jpg', 'lepas ekspor 🌱.exe']);
    for (const path of item?.files ?? []) expect(path).toContain(`${sep}handed${sep}`);
    expect(item?.icon).toMatchObject({ isEmpty: false });
  });

  test('is there again after its process was killed, with all it knew', async () => {
    const killed = await enginePid();
    process.kill(killed, 'SIGKILL');
    await program.page.waitForFunction(() => window.connection?.isOpen() === false);
    await connected();
    expect(await enginePid()).not.toBe(killed);
    const info = await inPage(() => window.connection?.engine.library.info({}));
    expect(info?.assets).toBe(3);
  });

  test('is not given up before it failed too often, and then the person decides', async () => {
    for (let time = 0; time < 5; time += 1) {
      await connected();
      process.kill(await enginePid(), 'SIGKILL');
      await program.page.waitForFunction(() => window.connection?.isOpen() === false);
    }
    await expect
      .poll(() => program.calls('dialog.showMessageBox'), patient)
      .toMatchObject([{ values: [{ message: 'Bahan terhenti beberapa kali berturut-turut.' }] }]);
    await program.command({ kind: 'answer-message', button: 0 });
    await connected();
  }, 120_000);
});

/** A WAV of so many seconds of 44.1 kHz stereo, larger than what a player reads ahead. */
function silence(seconds: number): Buffer {
  const bytes = seconds * 44_100 * 4;
  const file = Buffer.alloc(44 + bytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + bytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(44_100, 24);
  file.writeUInt32LE(44_100 * 4, 28);
  file.writeUInt16LE(4, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(bytes, 40);
  return file;
}

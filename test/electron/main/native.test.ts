import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Question } from '../../../electron/doors/engine-wire.ts';
import { channels } from '../../../electron/preload/channels.ts';
import { BahanError } from '../../../shared/errors.ts';

const done = vi.hoisted(() => [] as unknown[][]);
vi.mock('electron', () => ({
  BrowserWindow: { fromWebContents: () => null },
  dialog: {
    showOpenDialog: async (options: { properties: string[] }) => {
      done.push(['dialog', ...options.properties]);
      return {
        canceled: false,
        filePaths: options.properties.includes('multiSelections') ? ['/a', '/b'] : ['/chosen'],
      };
    },
  },
  nativeImage: { createFromPath: () => ({ resize: () => 'icon' }), createFromBuffer: () => ({ isEmpty: () => true }) },
  shell: {
    showItemInFolder: (path: string) => done.push(['reveal', path]),
    openPath: async (path: string) => {
      done.push(['open', path]);
      return '';
    },
  },
}));
const { filesChoice, registerNative } = await import('../../../electron/main/native.ts');

type Handler = (event: unknown, value: unknown) => Promise<unknown>;
const verbs = new Map<string, Handler>();
const sender = { isDestroyed: () => false, startDrag: (item: object) => done.push(['drag', item]) };
const ours = { sender, senderFrame: { url: 'app://bahan/', parent: null } };
const strangers = [
  { sender, senderFrame: { url: 'https://example.com/', parent: null } },
  { sender, senderFrame: { url: 'app://bahan/', parent: {} } },
  { sender, senderFrame: null },
];
const gathered = { id: 'g', count: 2, name: 'a', folder: '/' };
const wishes = { keepsRunning: false, notices: true, startsAtLogin: null };
const id = 'aaaaaaaaaaaa';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-native-'));
  await writeFile(join(folder, 'a.jpg'), '');
  const files: Record<string, string> = { [id]: 'a.jpg', bbbbbbbbbbbb: 'gone.jpg' };
  const ask = async (question: Question) => {
    if (question.what === 'wrote-into') return question.folder === folder;
    if (question.what === 'gather') {
      done.push(['gather', ...question.paths]);
      return gathered;
    }
    if (question.what === 'handed') {
      done.push(['made as', question.preset]);
      if (question.ids.includes('cccccccccccc')) throw new BahanError('gate-refused');
      return question.ids.includes(id) ? [join(folder, 'handed', 'a.jpg')] : [];
    }
    if (question.what !== 'original') return null;
    const name = files[question.id];
    if (!name) throw new BahanError('asset-not-found');
    return { path: join(folder, name), mime: 'image/jpeg', bytes: 0, name };
  };
  const ipc = {
    handle: (channel: string, handler: Handler) => verbs.set(channel, handler),
    on: (channel: string, handler: Handler) => verbs.set(channel, handler),
  };
  const accidents = { recent: () => [{ at: 1, what: 'engine' as const, reason: 'exit 9' }] };
  registerNative(ipc as never, {
    engine: { ask } as never,
    icon: 'icon.png',
    accidents,
    wishes: {
      now: wishes,
      change: (change) => {
        done.push(['wish', change]);
        return wishes;
      },
    },
    updates: {
      place: { kind: 'folder', name: '//server/bahan', isOn: true },
      show: async () => void done.push(['show-updates']),
    },
    onWish: () => void done.push(['wished']),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  done.length = 0;
});

const drag = (...assets: string[]) => ({ assets, preset: 'whatsapp' });

const call = (channel: string, value: unknown, event: unknown = ours) => (verbs.get(channel) as Handler)(event, value);

test('nobody but our own page is served', async () => {
  for (const stranger of strangers) {
    expect(await call(channels.chooseFolder, 'x', stranger)).toBeNull();
    expect(await call(channels.takeFiles, ['/a'], stranger)).toBeNull();
    expect(await call(channels.chooseFiles, 'x', stranger)).toBeNull();
    expect(await call(channels.reveal, id, stranger)).toBe(false);
    expect(await call(channels.openOriginal, id, stranger)).toBe(false);
    expect(await call(channels.openFolder, folder, stranger)).toBe(false);
    expect(await call(channels.filmProgram, undefined, stranger)).toBeNull();
    expect(await call(channels.chooseFilmProgram, 'x', stranger)).toBe(false);
    expect(await call(channels.wishes, undefined, stranger)).toBeNull();
    expect(await call(channels.wish, { keepsRunning: true }, stranger)).toBeNull();
    call(channels.startDrag, drag(id), stranger);
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual([]);
});

test.each([[undefined], [null], [7], ['../../etc/passwd'], [`${id}\n`], [{ id }], [[id]], ['']])(
  'what is no asset (%j) is refused',
  async (value) => {
    expect(await call(channels.reveal, value)).toBe(false);
    expect(await call(channels.openOriginal, value)).toBe(false);
    expect(done).toEqual([]);
  },
);

test('a file that is gone is not shown', async () => {
  expect(await call(channels.reveal, 'bbbbbbbbbbbb')).toBe(false);
  expect(await call(channels.reveal, 'cccccccccccc')).toBe(false);
  expect(await call(channels.reveal, id)).toBe(true);
  expect(done).toEqual([['reveal', join(folder, 'a.jpg')]]);
});

test('a folder is opened when copies were written into it, and only a folder', async () => {
  expect(await call(channels.openFolder, folder)).toBe(true);
  expect(await call(channels.openFolder, tmpdir())).toBe(false);
  expect(await call(channels.openFolder, join(folder, 'a.jpg'))).toBe(false);
  expect(done).toEqual([['open', folder]]);
});

test('what was dropped on the page may be copied from where it lies, and what lies nowhere may not', async () => {
  expect(await call(channels.takeFiles, ['/a', '', '/b'])).toEqual(gathered);
  expect(done).toEqual([['gather', '/a', '/b']]);
  for (const odd of [[], ['', ''], '/a', [7], ['x'.repeat(40_000)], Array(20_001).fill('/a'), null])
    expect(await call(channels.takeFiles, odd)).toBeNull();
  expect(done).toHaveLength(1);
});

test('files are chosen in a dialog of the system, many at once, and on a Mac folders too', async () => {
  expect(await call(channels.chooseFiles, 'Pilih berkas')).toEqual(gathered);
  expect(done).toEqual([
    ['dialog', ...filesChoice(process.platform)],
    ['gather', '/a', '/b'],
  ]);
  expect(filesChoice('win32')).toEqual(['openFile', 'multiSelections']);
  expect(filesChoice('darwin')).toEqual(['openFile', 'openDirectory', 'multiSelections']);
});

test('what is dragged leaves as the copies that may, never as the originals', async () => {
  call(channels.startDrag, drag('bbbbbbbbbbbb', id));
  const copy = join(folder, 'handed', 'a.jpg');
  await expect
    .poll(() => done)
    .toEqual([
      ['made as', 'whatsapp'],
      ['drag', { file: copy, files: [copy], icon: 'icon' }],
    ]);
});

test('what may not leave is not dragged', async () => {
  call(channels.startDrag, drag('bbbbbbbbbbbb'));
  call(channels.startDrag, drag('cccccccccccc'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done.filter(([what]) => what === 'drag')).toEqual([]);
});

test('a drag of nothing, of too much or of no assets does not begin', async () => {
  const odd = [
    drag(),
    drag(...Array(201).fill(id)),
    drag('/etc/passwd'),
    { assets: [id] },
    { assets: [id], preset: 7 },
  ];
  for (const value of [...odd, [id], id, null]) call(channels.startDrag, value);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual([]);
});

test('a wish is taken when it is one of those that there are, and told', async () => {
  expect(await call(channels.wishes, undefined)).toEqual(wishes);
  expect(await call(channels.wish, { keepsRunning: true })).toEqual(wishes);
  expect(done).toEqual([['wish', { keepsRunning: true }], ['wished']]);
  for (const odd of [{ keepsRunning: 'yes' }, { toldThatItStays: true }, null, 'keepsRunning', [true]]) {
    expect(await call(channels.wish, odd)).toBeNull();
  }
  expect(done).toHaveLength(2);
});

test('where updates come from is told to the page, and shown by the system when it asks', async () => {
  const place = { kind: 'folder', name: '//server/bahan', isOn: true };
  expect(await call(channels.updates, undefined)).toEqual(place);
  expect(done).toEqual([]);
  expect(await call(channels.showUpdates, undefined)).toEqual(place);
  expect(done).toEqual([['show-updates']]);
  for (const stranger of strangers) expect(await call(channels.showUpdates, undefined, stranger)).toBeNull();
  expect(done).toHaveLength(1);
});

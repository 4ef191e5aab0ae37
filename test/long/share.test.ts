import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardsOf, eventually } from '../fixtures/library.ts';
import { age, photoBytes, putPhoto } from '../fixtures/photos.ts';
import { makeShare, type Share, type ShareEngine, shareImpossible } from './share-place.ts';

const impossible = shareImpossible();
if (impossible) process.stderr.write(`no share test here: ${impossible}\n`);

const photos = 120;
/** A sweep of its own accord, a hang that is noticed, and a share that comes back may each take a minute. */
const patience = 4 * 60_000;
const nothing = { added: 0, changed: 0, missing: 0, refound: 0 };

describe.skipIf(impossible)('a folder on a share', () => {
  let share: Share;
  let engine: ShareEngine;
  const titles = new Map<string, string>();

  beforeAll(async () => {
    share = await makeShare();
    for (let n = 0; n < photos; n += 1) {
      await putPhoto(join(share.server, `acara ${n % 4}`, `IMG_${n}.jpg`), n, { width: 320, height: 240 });
    }
    engine = await share.engine(join(share.folder, 'library'));
    await engine.client.roots.add({ path: share.mount });
  });
  afterAll(async () => {
    share?.serving(true);
    share?.mounter(true);
    await engine?.close();
    await share?.remove();
  });
  afterEach(async () => {
    share.cable(true);
    share.serving(true);
    share.mounter(true);
    await eventually(async () => share.answers(), patience);
  });

  const server = (...parts: string[]) => join(share.server, ...parts);
  const root = async () => {
    const found = (await engine.client.roots.list({}))[0];
    if (!found) throw new Error('no root');
    return found;
  };
  const cards = () => cardsOf(engine.client);
  const card = async (name: string) => (await cards()).find((one) => one.name === name);
  const say = async (id: string, title: string) => {
    await engine.client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: title }] });
    titles.set(id, title);
  };
  /** Sweeps as soon as the share answers; tells what the sweep found. */
  const sweep = async () => {
    for (const limit = Date.now() + patience; ; ) {
      try {
        return await engine.client.roots.sweep({});
      } catch (error) {
        if (Date.now() > limit) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  };
  const allRead = () =>
    eventually(async () => {
      const { waiting, state } = await root();
      return waiting === 0 && state === 'online';
    }, patience);
  /** Everything is there once, with its title, and another look finds no news; what is not yet so is said. */
  const unlike = async (count: number): Promise<unknown> => {
    await sweep();
    await allRead();
    const found = await cards();
    const told = await Promise.all([...titles].map(async ([id]) => (await engine.client.assets.get({ id })).title));
    const { added, changed, missing, refound } = await sweep();
    const is = {
      count: found.length,
      away: found.filter((one) => one.state !== 'present').map((one) => one.name),
      failed: found.filter((one) => one.error !== null).map((one) => one.name),
      told,
      news: { added, changed, missing, refound },
    };
    const wanted = { count, away: [], failed: [], told: [...titles.values()], news: nothing };
    return isDeepStrictEqual(is, wanted) ? undefined : is;
  };
  /** What mounts the share may remember for a while what lay in a folder: it is asked until it knows. */
  const isWhole = async (count: number) => {
    let last: unknown;
    for (const limit = Date.now() + patience; Date.now() < limit; ) {
      last = await unlike(count);
      if (last === undefined) return;
    }
    expect(last).toBeUndefined();
  };

  it('whose cable is pulled while it is read for the first time loses nothing', async () => {
    await eventually(async () => (await cards()).length > 10, patience);
    share.cable(false);
    await eventually(async () => (await root()).state === 'offline', patience);
    const known = await cards();
    expect(known.filter((one) => one.state === 'missing')).toEqual([]);
    // people go on meanwhile
    await say(known[0]?.id as string, 'Ditulis tanpa kabel');
    expect((await cardsOf(engine.client, 'kabel')).length).toBe(1);
    // what mounts the share may remember the names of its folders: then the look ends, and has found nothing out
    await engine.client.roots.sweep({}).catch(() => undefined);
    expect((await cards()).filter((one) => one.state === 'missing')).toEqual([]);
    share.cable(true);
    await isWhole(photos);
    expect((await root()).offlineSince).toBeNull();
  });

  it.each([
    ['whose server hangs', (running: boolean) => share.serving(running)],
    ['that hangs in the system', (running: boolean) => share.mounter(running)],
  ])('%s holds up nobody, and nothing is lost', async (_, run) => {
    const [one, two] = await cards();
    const sweeping = engine.client.roots.sweep({}).catch(() => undefined);
    run(false);
    await say(one?.id as string, `Selagi menggantung ${titles.size}`);
    await engine.client.roots.list({});
    expect((await cardsOf(engine.client, 'menggantung')).length).toBeGreaterThan(0);
    await say(two?.id as string, 'Masih bisa');
    run(true);
    await sweeping;
    await isWhole(photos);
  });

  it('in which another computer changes only the case of a name keeps the title', async () => {
    const before = await card('IMG_3.jpg');
    await say(before?.id as string, 'Huruf besar kecil');
    share.other('rename "acara 3/IMG_3.jpg" "acara 3/img_3.JPG"');
    await eventually(async () => existsSync(server('acara 3/img_3.JPG')));
    await isWhole(photos);
    expect((await card('img_3.JPG'))?.id).toBe(before?.id);
  });

  it('in which another computer renames, moves and deletes keeps every title', async () => {
    const [renamed, moved, gone] = [await card('IMG_5.jpg'), await card('IMG_6.jpg'), await card('IMG_7.jpg')];
    for (const one of [renamed, moved, gone]) await say(one?.id as string, `Milik ${one?.name}`);
    share.other(
      'rename "acara 1/IMG_5.jpg" "acara 1/Pembukaan.jpg"; rename "acara 2/IMG_6.jpg" "acara 0/IMG_6.jpg"; del "acara 3/IMG_7.jpg"',
    );
    // what mounts the share may remember for a while what lay in a folder
    await eventually(async () => {
      await sweep();
      await allRead();
      return (await engine.client.assets.get({ id: gone?.id as string })).state === 'missing';
    }, patience);
    expect((await card('Pembukaan.jpg'))?.id).toBe(renamed?.id);
    expect((await engine.client.assets.get({ id: moved?.id as string })).path).toBe(
      join(share.mount, 'acara 0/IMG_6.jpg'),
    );
    expect((await engine.client.assets.get({ id: gone?.id as string })).title).toBe('Milik IMG_7.jpg');
    // brought back from a backup, it is what it was
    await putPhoto(server('acara 3/IMG_7.jpg'), 7, { width: 320, height: 240 });
    await isWhole(photos);
  });

  it('to which another computer writes slowly takes the file in once, whole', async () => {
    const bytes = await photoBytes(5000, { width: 640, height: 480 });
    const path = server('acara 0/lambat.jpg');
    writeFileSync(path, '');
    const part = Math.ceil(bytes.length / 20);
    for (let at = 0; at < bytes.length; at += part) {
      appendFileSync(path, bytes.subarray(at, at + part));
      // nobody waits for these looks: they would wait for the file
      engine.client.roots.sweep({}).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (at + part < bytes.length) expect(await card('lambat.jpg')).toBeUndefined();
    }
    await eventually(async () => (await sweep()) && (await card('lambat.jpg')) !== undefined, patience);
    expect(await engine.client.assets.get({ id: (await card('lambat.jpg'))?.id as string })).toMatchObject({
      error: null,
      width: 640,
    });
    await isWhole(photos + 1);
  });

  it('has the words beside its originals as soon as it is back', async () => {
    const { id } = await root();
    await engine.client.roots.settings({ root: id, sidecarsOut: true });
    await eventually(async () => (await root()).sidecarsWaiting === 0, patience);
    const one = await card('IMG_9.jpg');
    share.cable(false);
    await say(one?.id as string, 'Di samping aslinya');
    await eventually(async () => (await root()).state === 'offline', patience);
    expect(waitingNames(share)).toContain('IMG_9.jpg');
    expect(existsSync(server('acara 1/IMG_9.jpg.xmp'))).toBe(false);
    share.cable(true);
    await eventually(async () => (await root()).sidecarsWaiting === 0, patience);
    expect(readFileSync(server('acara 1/IMG_9.jpg.xmp'), 'utf8')).toContain('Di samping aslinya');
    await isWhole(photos + 1);
  });

  it('keeps the folder’s titles when another computer renames the folder while it is away', async () => {
    share.cable(false);
    await eventually(async () => (await root()).state === 'offline', patience);
    renameSync(server('acara 2'), server('Hari Jadi Kota'));
    age(server('Hari Jadi Kota/IMG_2.jpg'));
    share.cable(true);
    await sweep();
    await allRead();
    await isWhole(photos + 1);
  });
});

/** Names of the assets whose words wait to be written. */
function waitingNames({ folder }: Share): string[] {
  const db = new Database(join(folder, 'library', 'library.db'), { readonly: true });
  try {
    const names = db
      .prepare('SELECT a.name FROM sidecar_out o JOIN asset a ON a.id = o.asset_id ORDER BY a.name')
      .pluck();
    return names.all() as string[];
  } finally {
    db.close();
  }
}

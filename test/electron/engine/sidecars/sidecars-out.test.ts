// @module-tag long
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { EditChange } from '../../../../shared/model/edit.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let client: EngineClient;
let library: Library;
let root: string;
beforeEach(async () => {
  bench = makeBench();
  await putPhoto(path('a.jpg'), 1, { taken: '2020:10:09 08:15:00' });
  ({ client, library } = await bench.open());
  root = (await client.roots.add({ path: bench.material })).id;
});
afterEach(() => bench.remove());

const path = (name: string): string => join(bench.material, name);
const idOf = async (name: string) => (await cardsOf(client)).find((card) => card.name === name)?.id as string;
const on = (sidecarsOut = true) => client.roots.settings({ root, sidecarsOut });
const waiting = async () => (await client.roots.list({}))[0]?.sidecarsWaiting;
/** Everything that waited was written. */
const written = () => eventually(async () => (await waiting()) === 0);
const say = async (name: string, ...changes: EditChange[]) => client.assets.edit({ ids: [await idOf(name)], changes });
const title = (value: string | null): EditChange => ({ field: 'title', op: 'set', value });

const xmp = (inside: string): string =>
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const titled = (text: string) =>
  `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:title>`;

function queue(): { tries: number; error_code: string | null }[] {
  const db = new Database(join(bench.library, 'library.db'), { readonly: true });
  try {
    return db.prepare('SELECT tries, error_code FROM sidecar_out').all() as ReturnType<typeof queue>;
  } finally {
    db.close();
  }
}

describe('a folder beside whose originals words are written', () => {
  it('has them soon after the edit, and none before somebody wants that', async () => {
    await client.roots.sweep({});
    await say('a.jpg', title('Upacara'));
    expect(readdirSync(bench.material)).toEqual(['a.jpg']);
    expect(await waiting()).toBe(0);
    await on();
    await written();
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toContain('>Upacara<');
    await say('a.jpg', title('Apel'), { field: 'keywords', op: 'add', value: ['apel', 'pagi'] });
    expect(await waiting()).toBe(1);
    await written();
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toMatch(/>pagi<[\s\S]*>Apel</);
    await client.assets.undo({});
    await written();
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toContain('>Upacara<');
    await on(false);
    await say('a.jpg', title('Sesudah'));
    expect(await waiting()).toBe(0);
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toContain('>Upacara<');
  });

  it('has them beside each copy, and a library that never heard of them reads them', async () => {
    putFile(path('salinan/b.jpg'), readFileSync(path('a.jpg')));
    await client.roots.sweep({});
    await on();
    const card = (await cardsOf(client))[0];
    await client.assets.edit({
      ids: [card?.id as string],
      changes: [
        title('Panen raya'),
        { field: 'caption', op: 'set', value: 'Bupati <memanen> & menyapa' },
        { field: 'people', op: 'set', value: ['Bupati', 'Camat'] },
        { field: 'place', op: 'set', value: 'Desa Wonosari, Temanggung' },
        { field: 'creator', op: 'set', value: 'Siti' },
        { field: 'date', op: 'set', value: '2020-10' },
      ],
    });
    await written();
    expect(existsSync(path('a.jpg.xmp')) && existsSync(path('salinan/b.jpg.xmp'))).toBe(true);
    await library.close();
    rmSync(bench.library, { recursive: true });
    rmSync(path('a.jpg'));
    rmSync(path('a.jpg.xmp'));
    ({ client } = await bench.open());
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(await client.assets.get({ id: await idOf('b.jpg') })).toMatchObject({
      title: 'Panen raya',
      description: 'Bupati <memanen> & menyapa',
      people: ['Bupati', 'Camat'],
      place: 'Desa Wonosari, Temanggung',
      creator: 'Siti',
      capturedAt: '2020-10-09T08:15:00',
    });
  });

  it('has them beside originals that came later, and again where somebody took them away', async () => {
    await client.roots.sweep({});
    await on();
    await say('a.jpg', title('Upacara'));
    await written();
    putFile(path('salinan/b.jpg'), readFileSync(path('a.jpg')));
    await client.roots.sweep({});
    await eventually(async () => existsSync(path('salinan/b.jpg.xmp')));
    rmSync(path('a.jpg.xmp'));
    await client.roots.sweep({});
    await eventually(async () => existsSync(path('a.jpg.xmp')));
    await written();
    expect(await client.roots.sweep({})).toMatchObject({ added: 0, changed: 0 });
  });

  it('leaves none of its own behind where an original went away, and none of another program is touched', async () => {
    const foreign = xmp('<crs:Tint>+5</crs:Tint>');
    await putPhoto(path('b.jpg'), 2, { taken: '2021:10:09 08:15:00' });
    putFile(path('b.jpg.xmp'), foreign);
    await client.roots.sweep({});
    await on();
    await say('a.jpg', title('Upacara'));
    await say('b.jpg', title('Apel'));
    await written();
    mkdirSync(path('arsip'));
    for (const name of ['a.jpg', 'b.jpg']) renameSync(path(name), path(`arsip/${name}`));
    await client.roots.sweep({});
    await eventually(async () => existsSync(path('arsip/a.jpg.xmp')) && existsSync(path('arsip/b.jpg.xmp')));
    await eventually(async () => !existsSync(path('a.jpg.xmp')));
    expect(readFileSync(path('b.jpg.xmp'), 'utf8')).toContain('<crs:Tint>+5</crs:Tint>');
    await client.roots.sweep({});
    expect((await cardsOf(client)).map((card) => card.name).sort()).toEqual(['a.jpg', 'b.jpg', 'b.jpg.xmp']);
    expect((await client.missing.list({})).total).toBe(0);
    expect((await client.assets.get({ id: await idOf('a.jpg') })).title).toBe('Upacara');
  });

  it('keeps what other programs wrote, and what Bahan wrote is never taken for the file’s own word', async () => {
    const before = xmp(`${titled('Dari Lightroom')}<crs:Tint>+5</crs:Tint>`);
    putFile(path('a.xmp'), before);
    await client.roots.sweep({});
    await on();
    expect((await client.assets.get({ id: await idOf('a.jpg') })).title).toBe('Dari Lightroom');
    await say('a.jpg', title('Kata saya'));
    await written();
    expect(readFileSync(path('a.xmp'), 'utf8')).toMatch(/>Kata saya<[\s\S]*<crs:Tint>\+5<\/crs:Tint>/);
    // read anew for another reason: the file's own word is still the other program's
    writeFileSync(path('a.xmp'), `${readFileSync(path('a.xmp'), 'utf8').replace('+5', '+6')}\n`);
    await client.roots.sweep({});
    await say('a.jpg', title(null));
    expect((await client.assets.get({ id: await idOf('a.jpg') })).title).toBe('Dari Lightroom');
    await written();
    expect(readFileSync(path('a.xmp'), 'utf8')).toBe(`${before.replace('+5', '+6')}\n`);
  });

  it('is not read again for what Bahan itself wrote, and is for what another program did in between', async () => {
    await client.roots.sweep({});
    await on();
    await say('a.jpg', title('Satu'));
    await written();
    expect(await client.roots.sweep({})).toMatchObject({ added: 0, changed: 0 });
    // written between the last sweep and the next words
    const text = readFileSync(path('a.jpg.xmp'), 'utf8');
    writeFileSync(
      path('a.jpg.xmp'),
      text.replace(
        '</rdf:RDF>',
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights>Diskominfo</dc:rights></rdf:Description></rdf:RDF>',
      ),
    );
    await say('a.jpg', title('Dua'));
    await written();
    await client.roots.sweep({});
    expect(await client.assets.get({ id: await idOf('a.jpg') })).toMatchObject({
      title: 'Dua',
      copyright: 'Diskominfo',
    });
  });

  it('that is away or cannot be written has them when it is back, and says meanwhile why not', async () => {
    await client.roots.sweep({});
    await on();
    putFile(path('a.jpg.xmp'), '<tidak');
    await say('a.jpg', title('Satu'));
    await eventually(async () => queue()[0]?.error_code === 'file-damaged');
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toBe('<tidak');
    rmSync(path('a.jpg.xmp'));
    renameSync(bench.material, `${bench.material}-jauh`);
    await say('a.jpg', title('Dua'));
    await eventually(async () => queue()[0]?.error_code === 'folder-offline');
    renameSync(`${bench.material}-jauh`, bench.material);
    await written();
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toContain('>Dua<');
  });

  it('has what was said in the last moments before the library closed', async () => {
    await client.roots.sweep({});
    await on();
    await say('a.jpg', title('Terakhir'));
    await library.close();
    expect(readFileSync(path('a.jpg.xmp'), 'utf8')).toContain('>Terakhir<');
    expect(queue()).toEqual([]);
  });
});

const hasExiftool = (() => {
  try {
    execFileSync('exiftool', ['-ver'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasExiftool)('exiftool', () => {
  it('reads from a sidecar what people said, beside what was there', async () => {
    putFile(path('a.xmp'), xmp('<crs:Tint>+5</crs:Tint>'));
    await client.roots.sweep({});
    await on();
    await say(
      'a.jpg',
      title('Upacara “17 Agustus”'),
      { field: 'caption', op: 'set', value: 'Baris satu & dua' },
      { field: 'keywords', op: 'set', value: ['upacara', 'bendera'] },
      { field: 'people', op: 'set', value: ['Bupati'] },
      { field: 'event', op: 'set', value: 'HUT RI' },
      { field: 'place', op: 'set', value: 'Alun-alun' },
      { field: 'creator', op: 'set', value: 'Siti' },
      { field: 'copyright', op: 'set', value: '© Diskominfo' },
      { field: 'date', op: 'set', value: '2020-08-17' },
      { field: 'theme', op: 'set', value: 'Kegiatan' },
    );
    await written();
    const [found] = JSON.parse(
      execFileSync('exiftool', ['-json', '-charset', 'utf8', '-struct', '-warning', path('a.xmp')], {
        encoding: 'utf8',
      }),
    );
    const [tags] = JSON.parse(execFileSync('exiftool', ['-json', path('a.xmp')], { encoding: 'utf8' }));
    expect(found.Warning).toBeUndefined();
    expect(tags).toMatchObject({
      Title: 'Upacara “17 Agustus”',
      Description: 'Baris satu & dua',
      Subject: ['upacara', 'bendera'],
      PersonInImage: 'Bupati',
      Event: 'HUT RI',
      Location: 'Alun-alun',
      Creator: 'Siti',
      Rights: '© Diskominfo',
      DateCreated: '2020:08:17',
      Theme: 'Kegiatan',
      Tint: '+5',
    });
  });
});

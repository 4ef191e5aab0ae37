import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { watchReads } from '../../../fixtures/reads.ts';

/** Files that were read, one entry for each time. */
const reads: string[] = [];
const startWorker = watchReads(reads);

let bench: Bench;
beforeEach(() => {
  bench = makeBench({ startWorker });
});
afterEach(() => bench.remove());

function put(path: string, text: string): void {
  const at = join(bench.material, path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, text);
  const old = new Date(Date.now() - 86_400_000);
  utimesSync(at, old, old);
}

describe('files that lie elsewhere', () => {
  it('keep everything and are not read again when a folder of hundreds is renamed', async () => {
    for (let n = 0; n < 300; n += 1) put(`2020/Rapat/catatan-${n}.txt`, `Catatan nomor ${n}`);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const before = (await cardsOf(client)).map((card) => card.id).toSorted();
    expect(new Set(reads).size).toBe(300);
    reads.length = 0;
    renameSync(join(bench.material, '2020', 'Rapat'), join(bench.material, '2020', 'Rapat Koordinasi'));
    const summary = await client.roots.sweep({});
    expect(summary).toMatchObject({ seen: 300, added: 0, changed: 0, refound: 300, missing: 0 });
    expect(reads).toEqual([]);
    expect((await cardsOf(client)).map((card) => card.id).toSorted()).toEqual(before);
    expect(await client.refound.groups({})).toMatchObject([{ count: 300, reason: 'file-id', how: 'moved' }]);
    expect(await client.roots.sweep({})).toMatchObject({ seen: 300, refound: 0 });
  });

  it('keep their own words when they take one another’s names', async () => {
    const names = ['a.txt', 'b.txt', 'c.txt'];
    for (const name of names) put(name, 'sama panjang');
    for (const name of names) put(name, `isi ${name}`);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const idOf = async (name: string) => (await cardsOf(client, `nama:${name}`))[0]?.id as string;
    const ids = { a: await idOf('a.txt'), b: await idOf('b.txt'), c: await idOf('c.txt') };
    reads.length = 0;
    const at = (name: string) => join(bench.material, name);
    renameSync(at('a.txt'), at('x.txt'));
    renameSync(at('b.txt'), at('a.txt'));
    renameSync(at('c.txt'), at('b.txt'));
    renameSync(at('x.txt'), at('c.txt'));
    await client.roots.sweep({});
    expect({ a: await idOf('c.txt'), b: await idOf('a.txt'), c: await idOf('b.txt') }).toEqual(ids);
    expect(reads).toEqual([]);
    expect(await cardsOf(client)).toHaveLength(3);
  });

  it('keep them also where nothing but their numbers tells them apart', async ({ skip }) => {
    const at = (path: string) => join(bench.material, path);
    const birth = (path: string) => statSync(at(path), { bigint: true }).birthtimeNs;
    mkdirSync(at('Satu'));
    mkdirSync(at('Dua'));
    // files that are made in one go are born in the same tick of the system's clock
    for (let tries = 0; tries < 50; tries += 1) {
      for (const path of ['Satu/a.txt', 'Dua/a.txt']) rmSync(at(path), { force: true });
      writeFileSync(at('Satu/a.txt'), 'isi satu');
      writeFileSync(at('Dua/a.txt'), 'isi dua.');
      if (birth('Satu/a.txt') === birth('Dua/a.txt')) break;
    }
    if (birth('Satu/a.txt') !== birth('Dua/a.txt')) skip('the clock of this file system is too fine');
    const old = new Date(Date.now() - 86_400_000);
    for (const path of ['Satu/a.txt', 'Dua/a.txt']) utimesSync(at(path), old, old);
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    const idAt = async (path: string) => (await client.assets.find({ path: at(path) })).id;
    const [one, two] = [await idAt('Satu/a.txt'), await idAt('Dua/a.txt')];
    renameSync(at('Satu/a.txt'), at('x.txt'));
    renameSync(at('Dua/a.txt'), at('Satu/a.txt'));
    renameSync(at('x.txt'), at('Dua/a.txt'));
    await client.roots.sweep({});
    expect([await idAt('Dua/a.txt'), await idAt('Satu/a.txt')]).toEqual([one, two]);
  });

  it('are known again in other capitals, in letters composed otherwise, and in another watched folder', async () => {
    put('Foto/Pidato.txt', 'satu');
    put('Foto/caf\u00e9.txt', 'dua');
    put('Foto/Pindah.txt', 'tiga');
    const other = join(bench.folder, 'lain');
    mkdirSync(other);
    writeFileSync(join(other, 'sudah ada.txt'), 'empat');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.add({ path: other });
    await client.roots.sweep({});
    reads.length = 0;
    const at = (name: string) => join(bench.material, 'Foto', name);
    renameSync(at('Pidato.txt'), at('PIDATO.txt'));
    renameSync(at('caf\u00e9.txt'), at('cafe\u0301.txt'));
    renameSync(at('Pindah.txt'), join(other, 'Pindah.txt'));
    const summary = await client.roots.sweep({});
    expect(summary).toMatchObject({ added: 0, refound: 3, missing: 0 });
    expect(reads).toEqual([]);
    const groups = await client.refound.groups({});
    expect(groups.map(({ how, count }) => `${how} ${count}`).toSorted()).toEqual(['moved 1', 'respelled 2']);
    expect(await cardsOf(client)).toHaveLength(4);
  });

  it('are not taken for files that got the number of a deleted one', async () => {
    put('lama.txt', 'yang lama');
    put('tetap.txt', 'yang tetap');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    rmSync(join(bench.material, 'lama.txt'));
    put('baru.txt', 'yang baru');
    expect(await client.roots.sweep({})).toMatchObject({ added: 1, refound: 0, missing: 1 });
    expect(await cardsOf(client)).toHaveLength(3);
  });
});

describe('a sidecar', () => {
  const xmp = (title: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`;

  it('goes with its owner unread, and is read where it comes alone', async () => {
    put('a/satu.txt', 'satu');
    put('a/satu.txt.xmp', xmp('Judul dari samping'));
    put('b/satu.txt', 'yang lain');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(await cardsOf(client, 'judul:samping')).toHaveLength(1);
    reads.length = 0;
    renameSync(join(bench.material, 'a'), join(bench.material, 'c'));
    expect(await client.roots.sweep({})).toMatchObject({ refound: 1, missing: 0 });
    expect(reads).toEqual([]);
    renameSync(join(bench.material, 'c', 'satu.txt.xmp'), join(bench.material, 'b', 'satu.txt.xmp'));
    await client.roots.sweep({});
    expect(reads.toSorted()).toEqual([join(bench.material, 'b', 'satu.txt'), join(bench.material, 'c', 'satu.txt')]);
    expect(await cardsOf(client, 'judul:samping')).toHaveLength(1);
  });
});

describe('a look at folders', () => {
  it('finds changes of every kind after looks that found none', async () => {
    for (let n = 0; n < 5; n += 1) put(`a/${n}.txt`, `berkas ${n}`);
    put('b/c/d/e.txt', 'dalam');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    expect(await client.roots.sweep({})).toMatchObject({ seen: 6, added: 0, changed: 0, missing: 0 });
    expect(await client.roots.sweep({})).toMatchObject({ seen: 6, added: 0, changed: 0, missing: 0 });
    put('a/0.txt', 'berkas nol yang baru');
    put('a/baru.txt', 'baru');
    put('b/c/f/g.txt', 'folder baru');
    rmSync(join(bench.material, 'b/c/d'), { recursive: true });
    expect(await client.roots.sweep({})).toMatchObject({ seen: 7, added: 2, changed: 1, missing: 1 });
    put('b/c/d/e.txt', 'dalam');
    expect(await client.roots.sweep({})).toMatchObject({ seen: 8, added: 0, missing: 0 });
    expect((await cardsOf(client)).filter((card) => card.state !== 'present')).toEqual([]);
  });

  it('passes over what a .bahanignore names, keeps what was known of it, and takes it up again with the line gone', async () => {
    put('mentah/a.txt', 'mentah a');
    put('mentah/b.txt', 'mentah b');
    put('c.txt', 'c');
    const { client } = await bench.open();
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    reads.length = 0;
    put('.bahanignore', 'mentah/\n');
    expect(await client.roots.sweep({})).toMatchObject({ seen: 1, missing: 2 });
    put('.bahanignore', '\0\0[\n/\n');
    expect(await client.roots.sweep({})).toMatchObject({ seen: 3, added: 0, missing: 0 });
    expect((await cardsOf(client)).map((card) => card.state)).toEqual(['present', 'present', 'present']);
    expect(reads).toEqual([]);
  });
});

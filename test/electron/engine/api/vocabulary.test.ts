import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let bench: Bench;
let library: Library;
let owner: EngineClient;
let editor: EngineClient;
let ids: string[];

beforeAll(async () => {
  bench = makeBench();
  mkdirSync(join(bench.material, 'Panen'));
  for (const [n, name] of ['a.jpg', 'b.jpg'].entries()) {
    await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: 50 * n, g: 99, b: 40 } } })
      .jpeg()
      .toFile(join(bench.material, 'Panen', name));
  }
  ({ library, client: owner } = await bench.open());
  await owner.roots.add({ path: bench.material });
  await owner.roots.sweep({});
  editor = library.client({ role: 'editor', person: 'Budi' });
  ids = (await cardsOf(owner)).map(({ id }) => id);
});
afterAll(() => bench.remove());

const say = (client: EngineClient, theme: string) =>
  client.assets.edit({ ids, changes: [{ field: 'theme', op: 'set', value: theme }] });
const themes = async () => (await owner.vocabulary.terms({ kind: 'theme' })).terms.map(({ name }) => name);

describe('the words of an office', () => {
  test('are begun, counted, renamed and found under their new name at once', async () => {
    const begun = await owner.vocabulary.begin({});
    expect(begun.edit).toBeTruthy();
    const before = (await themes()).length;
    expect(before).toBeGreaterThan(35);
    await say(editor, 'perkebunan');
    const { terms } = await owner.vocabulary.terms({ kind: 'theme' });
    const theme = terms.find(({ name }) => name === 'Perkebunan');
    expect(theme?.count).toBe(2);
    await editor.vocabulary.save({
      kind: 'theme',
      id: theme?.id as string,
      words: { name: 'Kebun', synonyms: ['Ladang'] },
    });
    expect((await cardsOf(owner, 'tema:Kebun')).length).toBe(2);
    expect((await cardsOf(owner, 'tema:Perkebunan')).length).toBe(0);
    expect((await themes()).length).toBe(before);
    // to one of its own other names, too
    await editor.vocabulary.save({
      kind: 'theme',
      id: theme?.id as string,
      words: { name: 'Ladang', synonyms: ['Kebun'] },
    });
    expect((await cardsOf(owner, 'tema:Ladang')).length).toBe(2);
  });

  test('are meant when another name of theirs is said', async () => {
    const before = await themes();
    await say(editor, '');
    expect((await say(editor, 'kebun')).created.themes).toEqual([]);
    expect((await cardsOf(owner, 'tema:Ladang')).length).toBe(2);
    expect(await themes()).toEqual(before);
  });

  test('are added to by nobody but the head where the head wants it so', async () => {
    expect(await codeOf(editor.vocabulary.adding({ kind: 'theme', adding: 'owner' }))).toBe('not-allowed');
    await owner.vocabulary.adding({ kind: 'theme', adding: 'owner' });
    expect((await owner.vocabulary.terms({ kind: 'theme' })).adding).toBe('owner');
    const before = await themes();
    const history = await owner.assets.history({ id: ids[0] as string });
    expect(await codeOf(say(editor, 'Karangan Budi'))).toBe('not-allowed');
    expect(await codeOf(editor.vocabulary.save({ kind: 'theme', words: { name: 'Karangan Budi' } }))).toBe(
      'not-allowed',
    );
    expect(await codeOf(editor.vocabulary.read({ kind: 'theme', csv: 'Karangan Budi', dry: false }))).toBe(
      'not-allowed',
    );
    // nothing is left of what was refused, neither here nor in the journal
    expect([await themes(), await owner.assets.history({ id: ids[0] as string })]).toEqual([before, history]);
    const peternakan = (await owner.vocabulary.terms({ kind: 'theme' })).terms.find(
      ({ name }) => name === 'Peternakan',
    );
    await owner.vocabulary.remove({ kind: 'theme', ids: [peternakan?.id as string] });
    expect(await codeOf(say(editor, 'Peternakan'))).toBe('not-allowed');
    await say(editor, 'pertanian');
    await editor.vocabulary.save({ kind: 'keyword', words: { name: 'kopi' } });
    expect((await say(owner, 'Karangan Siti')).created.themes).toEqual(['Karangan Siti']);
    await owner.vocabulary.adding({ kind: 'theme', adding: 'everyone' });
    expect((await say(editor, 'Karangan Budi')).created.themes).toEqual(['Karangan Budi']);
  });

  test('go out as CSV and come back', async () => {
    const { csv } = await owner.vocabulary.write({ kind: 'theme' });
    expect(csv.startsWith('\ufeffNama,Induk,Warna,Sebutan lain,Catatan\r\n')).toBe(true);
    expect(await owner.vocabulary.read({ kind: 'theme', csv, dry: false })).toEqual({
      ...{ added: 0, changed: 0, problems: [], edit: null },
    });
    const dry = { kind: 'theme' as const, csv: 'Tema;Warna\nBaru;#000000\nPertanian;#111111', dry: true };
    expect(await editor.vocabulary.read(dry)).toMatchObject({ added: 1, changed: 1, edit: null });
    expect(await themes()).not.toContain('Baru');
    const done = await editor.vocabulary.read({ ...dry, dry: false });
    expect(done.edit).toBeTruthy();
    expect(await themes()).toContain('Baru');
    await editor.assets.undo({});
    expect(await themes()).not.toContain('Baru');
  });

  test('are also called what the office says, until that is taken back', async () => {
    await owner.assets.edit({
      ids: ids.slice(0, 1),
      changes: [{ field: 'title', op: 'set', value: 'Gelar Budaya Kampung' }],
    });
    const found = async (query: string) => (await cardsOf(owner, query)).length;
    expect(await found('gebukam ')).toBe(0);
    await editor.vocabulary.saveSynonyms({
      rows: [
        ['GeBuKam', 'gelar budaya kampung'],
        ['a=b', 'c'],
      ],
    });
    expect((await owner.vocabulary.synonyms({})).rows).toEqual([
      ['GeBuKam', 'gelar budaya kampung'],
      ['a b', 'c'],
    ]);
    expect((await owner.vocabulary.synonyms({})).usual.length).toBeGreaterThan(200);
    expect(await found('gebukam ')).toBe(1);
    // what every office says is still understood
    expect(await found('kampung HUT ')).toBe(0);
    await editor.assets.undo({});
    expect([await found('gebukam '), (await owner.vocabulary.synonyms({})).rows]).toEqual([0, []]);
  });

  test('of a term find what carries it by its other names', async () => {
    await say(owner, 'Perikanan darat');
    const theme = (await owner.vocabulary.terms({ kind: 'theme' })).terms.find(
      ({ name }) => name === 'Perikanan darat',
    );
    expect(await cardsOf(owner, 'kolam lele ')).toEqual([]);
    await owner.vocabulary.save({ kind: 'theme', id: theme?.id as string, words: { synonyms: ['Kolam lele'] } });
    expect(await cardsOf(owner, 'kolam lele ')).toHaveLength(ids.length);
  });
});

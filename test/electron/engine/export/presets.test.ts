import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPresets } from '../../../../electron/engine/export/presets.ts';
import { resourcePath } from '../../../../electron/engine/resources.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { channels, type Preset } from '../../../../shared/model/export.ts';
import { unknownVariables } from '../../../../shared/text/template.ts';
import { type Bench, codeOf, makeBench } from '../../../fixtures/library.ts';

const ofProgram = loadPresets(resourcePath('presets'));

describe('the presets of the program', () => {
  it('are there for every channel, each under the name of its file', () => {
    const named = readdirSync(resourcePath('presets')).map((name) => name.replace(/\.json$/, ''));
    expect(ofProgram.map(({ id }) => id).sort()).toEqual(named.sort());
    expect(new Set(ofProgram.map(({ channel }) => channel))).toEqual(new Set(channels));
  });

  it('let nothing out that tells where and with which camera a picture was made, but for the bytes as they are', () => {
    for (const { original, metadata } of ofProgram) {
      if (!original) expect(metadata).toMatchObject({ position: false, camera: false, words: true, credit: true });
    }
  });

  it('keep to what the channels ask for', () => {
    const of = (id: string) => ofProgram.find((one) => one.id === id);
    expect(of('instagram-4x5')?.size).toEqual({ width: 1080, height: 1350 });
    expect(of('instagram-9x16')?.covered).toHaveLength(2);
    expect(of('youtube-thumbnail')).toMatchObject({ size: { width: 1280, height: 720 }, mostBytes: 2_000_000 });
    // 297 and 420 millimetres at 300 dots per inch
    expect([of('print-a4')?.longEdge, of('print-a3')?.longEdge]).toEqual([3508, 4961]);
    expect(of('infographic')?.format).toBe('keep');
    for (const { covered = [] } of ofProgram) {
      for (const { x, y, width, height } of covered) {
        expect([x + width <= 1 + 1e-9, y + height <= 1 + 1e-9]).toEqual([true, true]);
      }
    }
  });

  it('name their copies by variables that there are', () => {
    for (const { names = '' } of ofProgram) {
      expect(unknownVariables(names).filter((name) => !/^(acara|kanal)$/.test(name))).toEqual([]);
    }
  });
});

describe('the presets of an office', () => {
  let bench: Bench;
  let client: EngineClient;
  beforeEach(async () => {
    bench = makeBench();
    ({ client } = await bench.open());
  });
  afterEach(() => bench.remove());

  const web = ofProgram.find(({ id }) => id === 'web') as Preset;
  const own: Preset = { ...web, id: 'majalah', name: { id: 'Majalah', en: 'Magazine' }, channel: 'print' };
  const known = async () => Object.fromEntries((await client.exports.presets({})).map((one) => [one.id, one]));

  it('stand beside those of the program or in their place, and each edit is one step of undo', async () => {
    await client.exports.savePreset({ preset: own });
    await client.exports.savePreset({ preset: { ...web, longEdge: 1600 } });
    expect((await known()).majalah).toEqual({ ...own, origin: 'office' });
    expect((await known()).web).toMatchObject({ longEdge: 1600, origin: 'changed' });
    await client.assets.undo({});
    expect((await known()).web).toMatchObject({ longEdge: 2048, origin: 'program' });
    await client.assets.undo({});
    expect((await known()).majalah).toBeUndefined();
    await client.assets.redo({});
    expect((await known()).majalah?.origin).toBe('office');
  });

  it('can be taken away, and those of the program get their own values back', async () => {
    await client.exports.savePreset({ preset: own });
    await client.exports.savePreset({ preset: { ...web, longEdge: 1600 } });
    await client.exports.removePreset({ id: 'majalah' });
    await client.exports.removePreset({ id: 'web' });
    expect((await known()).majalah).toBeUndefined();
    expect((await known()).web).toMatchObject({ longEdge: 2048, origin: 'program' });
    expect(await codeOf(client.exports.removePreset({ id: 'asli' }))).toBe('preset-not-found');
    expect(await codeOf(client.exports.removePreset({ id: 'tidak-ada' }))).toBe('preset-not-found');
    // as the program has it, it is not the office's
    await client.exports.savePreset({ preset: { ...web, longEdge: 1600 } });
    await client.exports.savePreset({ preset: web });
    expect((await known()).web?.origin).toBe('program');
  });

  it('are there again when only the journal of a library is left', async () => {
    await client.exports.savePreset({ preset: own });
    const journal = readdirSync(join(bench.library, 'edits')).map((name) =>
      readFileSync(join(bench.library, 'edits', name), 'utf8'),
    );
    expect(journal.join('')).toContain('"subject":"preset"');
    const { replayed } = await replay(journal.join(''));
    expect(replayed.majalah).toEqual({ ...own, origin: 'office' });
  });

  it('come in from another office beside what is there, and only what is new', async () => {
    await client.exports.savePreset({ preset: own });
    const other = { ...own, longEdge: 1200 };
    const text = JSON.stringify({ presets: [own, other, { ...own, id: 'baliho', origin: 'office' }] });
    await client.exports.importPresets({ text });
    const after = await known();
    expect(after.majalah?.longEdge).toBe(2048);
    expect(after['majalah-2']).toMatchObject({ longEdge: 1200, name: { id: 'Majalah (2)', en: 'Magazine (2)' } });
    expect(after.baliho).toMatchObject({ origin: 'office' });
    const { edit } = await client.exports.importPresets({ text });
    expect(edit).toBe('');
    expect(Object.keys(await known()).length).toBe(Object.keys(after).length);
  });

  it('are refused whole where one of a file is none', async () => {
    const before = await known();
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '[1]',
      JSON.stringify([own, { ...own, id: 'x y' }]),
      JSON.stringify([{ ...own, channel: 'koran' }]),
    ]) {
      expect(await codeOf(client.exports.importPresets({ text }))).toBe('bad-input');
    }
    expect(await known()).toEqual(before);
  });

  async function replay(journal: string) {
    const second = makeBench();
    try {
      mkdirSync(join(second.library, 'edits'), { recursive: true });
      writeFileSync(join(second.library, 'edits', '2026-01.jsonl'), journal);
      const opened = await second.open();
      const presets = await opened.client.exports.presets({});
      return { replayed: Object.fromEntries(presets.map((one) => [one.id, one])) };
    } finally {
      await second.remove();
    }
  }
});

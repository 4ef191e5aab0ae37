import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bare, circles, house, importsOf, isCode, projectFiles, read } from './house-files.ts';

const files = projectFiles();
const rooms = /^(shared|electron|renderer|resources|test)\//;
const code = files.filter((file) => isCode(file) && rooms.test(file));
const imports = code.flatMap(importsOf);
const product = code.filter((file) => /^(shared|electron|renderer)\//.test(file));

/** Floors of the engine and its doors, lowest first; a file may import from its own floor and from those before it. */
const floors: readonly (readonly [RegExp, string])[] = [
  [/^shared\//, 'shared'],
  [
    /^electron\/engine\/(host|changes|node-host|worker-calls|worker-channel|network-path|library-folder|process-flags|program-version|resources|thread-file)\.ts$/,
    'host',
  ],
  [/^electron\/engine\/db\//, 'host'],
  [/^electron\/engine\/(media|search|jobs)\//, 'media'],
  [/^electron\/engine\/(ingest|intake|lists|export|review|upkeep|sidecars)\//, 'ingest'],
  [/^electron\/engine\/api\//, 'api'],
  [/^electron\/engine\/library\.ts$/, 'library'],
  [/^electron\/doors\//, 'doors'],
  [/^electron\/(main|preload)\//, 'main'],
];
const order = ['shared', 'host', 'media', 'ingest', 'api', 'library', 'doors', 'main'];

const rendererFloors: readonly (readonly [RegExp, number])[] = [
  [/^renderer\/styles\//, 0],
  [/^renderer\/elements\//, 0],
  [/^renderer\/decoder\//, 0], // a page of its own
  [/^renderer\/(data|state|connect)\//, 1],
  [/^renderer\/features\//, 2],
  [/^renderer\/[^/]+$/, 3],
];

const floorOf = <T>(table: readonly (readonly [RegExp, T])[], file: string): T | undefined =>
  table.find(([pattern]) => pattern.test(file))?.[1];

describe('floors', () => {
  test('every file of the engine, its doors and the window stands on a floor', () => {
    const homeless = product.filter((file) => {
      if (/(^|\/)(vite\.config\.ts|[^/]+\.d\.ts)$/.test(file)) return false;
      return file.startsWith('renderer/')
        ? floorOf(rendererFloors, file) === undefined
        : floorOf(floors, file) === undefined;
    });
    expect(homeless).toEqual([]);
  });

  test('imports of the engine and its doors only go down', () => {
    const upward = imports.filter(({ from, file }) => {
      const own = floorOf(floors, from);
      const other = file && floorOf(floors, file);
      return own && other && order.indexOf(other) > order.indexOf(own);
    });
    expect(upward.map(({ from, file }) => `${from} → ${file}`)).toEqual([]);
  });

  test('inside the window, elements know no data, data no features, and nothing knows the app', () => {
    const upward = imports.filter(({ from, file }) => {
      const own = floorOf(rendererFloors, from);
      const other = file && floorOf(rendererFloors, file);
      return own !== undefined && typeof other === 'number' && other > own;
    });
    expect(upward.map(({ from, file }) => `${from} → ${file}`)).toEqual([]);
  });

  test('the window imports shared and itself, and no module of Node', () => {
    const strange = imports.filter(
      ({ from, file, specifier }) =>
        from.startsWith('renderer/') &&
        !from.endsWith('vite.config.ts') &&
        (file ? !/^(renderer|shared|resources)\//.test(file) : isNode(specifier) || specifier === 'electron'),
    );
    expect(strange.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([]);
  });

  test('shared imports itself, zod and the contract package only', () => {
    const allowed = /^(zod|@orpc\/contract)$/;
    const strange = imports.filter(
      ({ from, file, specifier }) =>
        from.startsWith('shared/') && (file ? !file.startsWith('shared/') : !allowed.test(specifier)),
    );
    expect(strange.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([]);
  });

  test('only electron/main and electron/preload import electron', () => {
    const strange = imports.filter(
      ({ from, specifier }) =>
        /^electron(\/|$)/.test(specifier) &&
        !/^(electron\/(main|preload)|test\/electron-double|test\/electron\/(main|preload))\//.test(from),
    );
    expect(strange.map(({ from }) => from)).toEqual([]);
  });

  test('the product imports nothing of the tests', () => {
    const strange = imports.filter(({ from, file }) => product.includes(from) && file?.startsWith('test/'));
    expect(strange.map(({ from, file }) => `${from} → ${file}`)).toEqual([]);
  });

  test('every imported file of the project is there', () => {
    const lost = imports.filter(
      ({ file }) => file && /\.(ts|tsx|mjs|json|css)$/.test(file) && !existsSync(join(house, file)),
    );
    expect(lost.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([]);
  });

  test('no imports run in circles, types included', () => {
    // the double of Electron is left out: there windows, sessions and the app know each other, as in Electron itself
    const own = code.filter((file) => !file.startsWith('test/electron-double/'));
    const graph = new Map(own.map((file) => [file, importsOf(file).flatMap((one) => (one.file ? [one.file] : []))]));
    expect(circles(graph).map((circle) => circle.join(' → '))).toEqual([]);
  });

  test('a circle would be seen', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
    ]);
    expect(circles(graph)).toEqual([['a', 'b', 'c', 'a']]);
  });
});

const isNode = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);

describe('files', () => {
  test('no file only hands on what others define', () => {
    const barrels = code.filter((file) => {
      const source = bare(read(file), true);
      return (
        /^\s*export\s+\*/m.test(source) ||
        (/^\s*export\s*(type\s*)?\{[^}]*\}\s*from/m.test(source) &&
          !/\n(export )?(async )?(function|const|class|interface|type) /.test(source))
      );
    });
    expect(barrels).toEqual([]);
  });

  test('no file is longer than 400 lines without a reason in its head', () => {
    const long = code.filter((file) => {
      const lines = read(file).split('\n');
      return lines.length > 401 && !/long because/i.test(lines.slice(0, 12).join(' '));
    });
    expect(long).toEqual([]);
  });

  test('names are kebab-case', () => {
    const odd = files
      .filter((file) => rooms.test(file))
      .filter((file) => !file.split('/').every((part) => /^[.a-z0-9-]+$/.test(part)))
      .filter((file) => !/(^|\/)(HISTORY\.md|README\.md)$/.test(file));
    expect(odd).toEqual([]);
  });

  test('nothing is exported as default, except where a tool demands it', () => {
    const defaults = code.filter((file) => /^export default/m.test(bare(read(file))) && !/\.config\.ts$/.test(file));
    expect(defaults).toEqual([]);
  });
});

describe('words', () => {
  // spelled in two halves, so that this list does not find itself
  const unsaid: readonly (readonly [string, RegExp])[] = [
    ['a note to do it later', new RegExp(`\\b(TO${'DO'}|FIX${'ME'}|XX${'X'}|HA${'CK'})\\b`)],
    [
      'an escape from the types',
      new RegExp(`as an${'y'}\\b|: an${'y'}\\b|<an${'y'}>|@ts-ig${'nore'}|@ts-noc${'heck'}`),
    ],
    ['a silenced rule', new RegExp(`eslint-dis${'able'}`)],
    ['a test that is left out', new RegExp(`\\b(test|it|describe)\\.(on${'ly'}|sk${'ip'})\\(`)],
    ['a stop for a debugger', new RegExp(`^\\s*debug${'ger'};`, 'm')],
    ['who wrote it', new RegExp(`\\b(Clau${'de'}|Chat${'GPT'}|Copi${'lot'}|LL${'M'}|A${'I'}-generated)\\b`)],
    ['a path of one computer', new RegExp(`/wo${'rk'}/(main|shared)`)],
  ];

  test.each(unsaid)('the project does not hold %s', (_, pattern) => {
    const texts = files.filter((file) => isCode(file) || /\.(md|json|yml|css|html|sh)$|^\.ci\/run$/.test(file));
    const found = texts
      .filter((file) => file !== 'package-lock.json' && !/\/(fixtures|calendar)\//.test(file))
      .filter((file) => pattern.test(read(file)));
    expect(found).toEqual([]);
  });

  test('both languages have the same messages, each with the same values in it', async () => {
    const { id } = (await import('../shared/i18n/id.ts')) as { id: Record<string, string> };
    const { en } = (await import('../shared/i18n/en.ts')) as { en: Record<string, string> };
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
    const values = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    const differing = Object.keys(id).filter((key) => values(id[key]).join() !== values(en[key]).join());
    expect(differing).toEqual([]);
    expect(Object.entries({ ...id }).filter(([, text]) => !text.trim())).toEqual([]);
    expect(Object.entries({ ...en }).filter(([, text]) => !text.trim())).toEqual([]);
  });

  test('every error has its words: what happened and what to do', async () => {
    const { id } = (await import('../shared/i18n/id.ts')) as { id: Record<string, string> };
    const { errorCode } = await import('../shared/errors.ts');
    const silent = errorCode.options.filter((one) => !id[`error.${one}`] || !id[`error.${one}.do`]);
    expect(silent).toEqual([]);
  });
});

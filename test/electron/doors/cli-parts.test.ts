import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../../electron/doors/cli-asset.ts';
import { isDay, isEditDate } from '../../../electron/doors/cli-dates.ts';
import { readLines } from '../../../electron/doors/cli-lines.ts';
import { drawBar, openOutput } from '../../../electron/doors/cli-output.ts';
import { absolutePath, standingFolder } from '../../../electron/doors/cli-paths.ts';
import { readChanges } from '../../../electron/doors/cli-set.ts';
import { chooseLanguage, openWords } from '../../../electron/doors/cli-words.ts';
import { defaultLibraryFolder } from '../../../electron/doors/default-library.ts';
import * as help from '../../../shared/i18n/cli-help.ts';

describe('where the person stands', () => {
  test('is what npm tells when our own script was called, and the folder of the process otherwise', () => {
    expect(standingFolder({ INIT_CWD: '/foto', npm_lifecycle_event: 'bahan' }, '/program')).toBe('/foto');
    expect(standingFolder({ INIT_CWD: '/foto', npm_lifecycle_event: 'test' }, '/program')).toBe('/program');
    expect(standingFolder({}, '/program')).toBe('/program');
  });

  test('makes relative paths absolute and leaves absolute ones letter for letter', () => {
    expect(absolutePath('2020/IMG.jpg', '/foto')).toBe('/foto/2020/IMG.jpg');
    expect(absolutePath('/foto//x/../y/', '/elsewhere')).toBe('/foto//x/../y/');
  });

  test('has a library of its own on each system, never on a share', () => {
    expect(defaultLibraryFolder({ LOCALAPPDATA: '/u/Local' }, 'win32', '/u')).toMatch(/Local.Bahan.library$/);
    expect(defaultLibraryFolder({}, 'darwin', '/u')).toBe('/u/Library/Application Support/Bahan/library');
    expect(defaultLibraryFolder({ XDG_DATA_HOME: '/d' }, 'linux', '/u')).toBe('/d/bahan/library');
    expect(defaultLibraryFolder({}, 'linux', '/u')).toBe('/u/.local/share/bahan/library');
  });
});

describe('the language', () => {
  test('is what was asked for, else what the system speaks', () => {
    expect(chooseLanguage('id', { LANG: 'en_US.UTF-8' })).toBe('id');
    expect(chooseLanguage(undefined, { LANG: 'id_ID.UTF-8' })).toBe('id');
    expect(chooseLanguage(undefined, { LC_ALL: 'en_GB.UTF-8', LANG: 'id_ID.UTF-8' })).toBe('en');
    expect(chooseLanguage(undefined, { LANG: 'is_IS.UTF-8' })).toBe('en');
  });

  test('has help for the same topics and the same options in both', () => {
    const flags = (text: string) => [...new Set(text.match(/--[a-z-]+/g))].sort();
    for (const topic of Object.keys(help.id) as (keyof typeof help.id)[]) {
      expect(flags(help.en[topic]), topic).toEqual(flags(help.id[topic]));
    }
  });

  test('names an error with what to do about it', () => {
    expect(openWords('id').error('folder-missing')).toMatch(/^Folder ini tidak ditemukan\. .+/);
  });
});

describe('dates', () => {
  test('are days that exist', () => {
    expect(isDay('2020-02-29')).toBe(true);
    expect(isDay('2021-02-29')).toBe(false);
    expect(isDay('2020-2-9')).toBe(false);
  });

  test('may be a year, a month, a day, a span, or nothing', () => {
    for (const date of ['', '2020', '2020-10', '2020-10-09', '2020-10-09/2020-10-12', '2020-10/2020', '2020/2021-03']) {
      expect(isEditDate(date), date).toBe(true);
    }
    for (const date of [
      '9/10/2020',
      '2020-13',
      '2020-02-30',
      '2021/2020',
      '2020-10-09/2020-10-08',
      '2020/',
      'kemarin',
    ]) {
      expect(isEditDate(date), date).toBe(false);
    }
  });
});

describe('what `set` says', () => {
  test('adds keywords, takes them away, and names all people', () => {
    expect(readChanges({ keyword: ['padi'], 'no-keyword': ['kopi'], person: ['Sari', 'Budi'], title: 'x' })).toEqual([
      { field: 'title', op: 'set', value: 'x' },
      { field: 'keywords', op: 'add', value: ['padi'] },
      { field: 'keywords', op: 'remove', value: ['kopi'] },
      { field: 'people', op: 'set', value: ['Sari', 'Budi'] },
    ]);
  });

  test('clears with an empty value', () => {
    expect(readChanges({ keyword: [''], person: [''], date: '', theme: '' })).toEqual([
      { field: 'theme', op: 'set', value: '' },
      { field: 'date', op: 'set', value: '' },
      { field: 'keywords', op: 'set', value: [] },
      { field: 'people', op: 'set', value: [] },
    ]);
  });
});

describe('lists in JSON Lines', () => {
  test('are read whole, without a byte order mark and empty lines', () => {
    expect(readLines('x', '\uFEFF{"a":1}\r\n\n{"a":2}\n', (value) => value)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  test('name the line that cannot be read', () => {
    expect(() => readLines('x', '{"a":1}\n\n{oops', (value) => value)).toThrow(/lineUnreadable.*"line":"3"/);
  });
});

describe('output', () => {
  const open = (quiet: boolean, isTTY = false) => {
    const streams = { stdout: new PassThrough(), stderr: Object.assign(new PassThrough(), { isTTY }) };
    const output = openOutput({ ...streams, json: true, quiet });
    const read = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? '';
    return { output, results: () => read(streams.stdout), words: () => read(streams.stderr) };
  };

  test('keeps results and words apart', async () => {
    const { output, results, words } = open(false);
    output.say('halo');
    await output.data({ judul: 'Café – 稲', none: null });
    expect(results()).toBe('{"judul":"Café – 稲","none":null}\n');
    expect(words()).toBe('halo\n');
  });

  test('says nothing but what must be seen when it shall be quiet', () => {
    const { output, words } = open(true);
    output.say('halo');
    output.progress().update('Membaca', 1, 2);
    output.warn('awas');
    expect(words()).toBe('awas\n');
  });

  test('draws a bar on a terminal and takes it away before words', () => {
    const { output, words } = open(false, true);
    const progress = output.progress();
    progress.update('Membaca', 1, 2);
    output.say('halo');
    progress.end();
    const shown = words();
    expect(shown).toContain('50 % (1/2)');
    expect(shown).toContain('\r\x1b[Khalo\n');
    expect(shown.endsWith('\r\x1b[K')).toBe(true);
  });

  test('stops when the reader has gone, and never waits for it', async () => {
    const broken = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    const output = openOutput({ stdout: broken, stderr: new PassThrough(), json: true, quiet: true });
    await output.line('one');
    await output.line('two');
    await output.flush();
    expect(output.gone.aborted).toBe(true);
  });

  test('never draws wider than the terminal', () => {
    for (const columns of [10, 20, 40, 80, 200]) {
      for (const total of [null, 0, 7, 1_000_000]) {
        expect(drawBar('Membaca folder yang panjang sekali namanya', 3, total, columns).length).toBeLessThan(columns);
      }
    }
  });

  test('keeps a line a line, whatever a name holds', () => {
    expect(oneLine('a\nb\tc\r\nd\u2028e')).toBe('a b c d e');
  });
});

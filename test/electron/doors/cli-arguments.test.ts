import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCount, readArguments, unknownCommand } from '../../../electron/doors/cli-arguments.ts';
import { editDistance, nearest } from '../../../electron/doors/cli-nearest.ts';

const shape = {
  least: 1,
  most: 2,
  flags: { title: 'text', keyword: 'list', limit: 'number', facets: 'switch' },
} as const;

const complaint = (words: readonly string[], with_: Parameters<typeof readArguments>[1] = shape) => {
  try {
    readArguments(words, with_);
  } catch (error) {
    return error;
  }
  throw new Error('nothing to complain about');
};

describe('arguments', () => {
  test('flags may stand before, between and after arguments', () => {
    expect(readArguments(['--facets', 'a', '--title', 'Tanam padi', 'b', '--limit=3'], shape)).toEqual({
      values: ['a', 'b'],
      flags: { facets: true, title: 'Tanam padi', limit: 3 },
    });
  });

  test('`--` ends flags, and a lone `-` is an argument', () => {
    expect(readArguments(['-', '--', '--title', '--', '-x'], shape).values).toEqual(['-', '--title', '--', '-x']);
  });

  test('an empty value is a value', () => {
    expect(readArguments(['--title', '', '--keyword='], shape).flags).toEqual({ title: '', keyword: [''] });
  });

  test('a list takes each value in order', () => {
    expect(readArguments(['--keyword', 'a', 'x', '--keyword=b=c'], shape).flags.keyword).toEqual(['a', 'b=c']);
  });

  test('a value may begin with a dash, but a known flag is a forgotten value', () => {
    expect(readArguments(['--title', '-x'], shape).flags.title).toBe('-x');
    expect(complaint(['--title', '--facets'])).toMatchObject({ key: 'cli.usage.needsValue' });
    expect(readArguments(['--title=--facets'], shape).flags.title).toBe('--facets');
    expect(complaint(['--title'])).toMatchObject({ key: 'cli.usage.needsValue', details: { flag: '--title' } });
  });

  test('what is wrong is said with the nearest name that there is', () => {
    expect(complaint(['--titel', 'x'])).toMatchObject({ details: { flag: '--titel', guess: '--title' } });
    expect(complaint(['--zzzzzz'])).toMatchObject({ key: 'cli.usage.unknownFlag' });
    expect(complaint(['--__proto__', 'x'])).toMatchObject({ key: 'cli.usage.unknownFlag' });
    expect(complaint(['--limit', '-3'])).toMatchObject({ key: 'cli.usage.number', details: { value: '-3' } });
    expect(complaint(['--limit', '1e3'])).toMatchObject({ key: 'cli.usage.number' });
    expect(complaint(['--facets=yes'])).toMatchObject({ key: 'cli.usage.noValue' });
    expect(complaint(['--title', 'a', '--title', 'b'])).toMatchObject({ key: 'cli.usage.twice' });
    expect(unknownCommand('serach', ['search', 'serve'])).toMatchObject({ details: { guess: 'search' } });
    expect(unknownCommand('xyzzy', ['search', 'serve'])).toMatchObject({ key: 'cli.usage.unknownCommand' });
  });

  test('words of a query may begin with a dash where the command says so', () => {
    expect(readArguments(['kopi', '-fotokopi', '--facets'], { ...shape, dashWords: true }).values).toEqual([
      'kopi',
      '-fotokopi',
    ]);
    expect(complaint(['kopi', '-fotokopi'])).toMatchObject({ key: 'cli.usage.unknownFlag' });
  });

  test('too few and too many arguments are told apart', () => {
    expect(() => checkCount([], shape, 'set')).toThrow(/tooFew/);
    expect(() => checkCount(['a', 'b', 'c'], shape, 'set')).toThrow(/tooMany.*"c"/);
  });

  test('whatever follows `--` comes back as it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(readArguments(['--', ...words], shape).values).toEqual(words);
      }),
    );
  });

  test('a text comes back as it was given, in both spellings', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readArguments([`--title=${text}`], shape).flags.title).toBe(text);
        fc.pre(!/^--(title|keyword|limit|facets|library|json|quiet|lang|today|help)(=|$)/.test(text));
        expect(readArguments(['--title', text], shape).flags.title).toBe(text);
      }),
    );
  });
});

describe('the distance of two words', () => {
  test('counts letters that change, come, go or swap', () => {
    expect(editDistance('search', 'serach')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });

  test('is 0 only for the same word, the same both ways, and never more than the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  test('a beginning of three letters is near enough', () => {
    expect(nearest('insp', ['inspect', 'set'])).toBe('inspect');
    expect(nearest('q', ['set'])).toBeUndefined();
  });
});

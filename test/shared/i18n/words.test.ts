import { describe, expect, it } from 'vitest';
import { errorCode } from '../../../shared/errors.ts';
import { en } from '../../../shared/i18n/en.ts';
import { translate } from '../../../shared/i18n/format.ts';
import { id } from '../../../shared/i18n/id.ts';

const placeholders = (words: string) => [...new Set(words.match(/\{\w+\}/g))].sort();
const keys = Object.keys(id) as (keyof typeof id)[];

describe('the words in both languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });

  it('are never empty', () => {
    expect(keys.filter((key) => id[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  });

  it('hold the same values', () => {
    const differ = keys.filter((key) => placeholders(id[key]).join() !== placeholders(en[key]).join());
    // a singular may leave its number out in one language and not in the other
    expect(differ.filter((key) => !key.endsWith('.one'))).toEqual([]);
  });

  it('come in pairs where there is a number', () => {
    const alone = keys.filter(
      (key) => key.endsWith('.one') && !keys.includes(key.replace(/one$/, 'other') as typeof key),
    );
    expect(alone).toEqual([]);
  });

  it.each(errorCode.options)('say what %s is, what it means and what to do', (code) => {
    for (const words of [id, en] as Record<string, string>[]) {
      expect(words[`error.${code}`]).toMatch(/^\p{Lu}.*[.]$/u);
      expect(words[`error.${code}.do`]).toMatch(/^\p{Lu}.*[.]$/u);
      // the details of an error may be missing: its words must do without
      expect(placeholders(`${words[`error.${code}`]}${words[`error.${code}.do`]}`)).toEqual([]);
    }
  });
});

describe('translate', () => {
  it('fills values in and writes numbers as the language does', () => {
    expect(translate(id, 'id', 'app.count', { count: 1284 })).toBe('1.284 bahan');
    expect(translate(en, 'en', 'app.count', { count: 1284 })).toBe('1,284 assets');
    expect(translate(en, 'en', 'app.count', { count: 1 })).toBe('1 asset');
  });

  it('leaves a missing value readable and does not fill in twice', () => {
    expect(translate(id, 'id', 'toast.added')).toContain('{name}');
    expect(translate(id, 'id', 'toast.added', { name: '{name}{count}' })).toBe('Mulai memantau {name}{count}');
  });
});

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house, read } from '../house-files.ts';

describe('the words about the house', () => {
  it('lead nowhere that is not there', () => {
    const texts = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(house, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
    ];
    const lost = texts.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#:]+)\)/g)]
        .map(([, path]) => join(house, file, '..', path ?? ''))
        .filter((path) => !statSync(path, { throwIfNoEntry: false }))
        .map((path) => `${file} → ${path}`),
    );
    expect(lost).toEqual([]);
  });

  it('name only files and folders of the code that there are', () => {
    const decisions = readdirSync(join(house, 'docs/decisions')).map((name) => read(`docs/decisions/${name}`));
    const named = decisions.flatMap((text) =>
      [...text.matchAll(/`((?:electron|shared|renderer|test)\/[\w./-]+)`/g)].map(([, path]) => path ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !statSync(join(house, path), { throwIfNoEntry: false }))).toEqual([]);
  });
});

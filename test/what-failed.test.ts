import { expect, test } from 'vitest';
import { ofLines, ofPlaywright, ofVitest } from './what-failed.ts';

const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;

test('failed tests of Vitest are told by file and name, with the first lines of why', () => {
  const report = {
    testResults: [
      {
        name: '/house/test/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { ancestorTitles: ['', 'a folder'], title: 'is kept', status: 'passed', failureMessages: [] },
          {
            ancestorTitles: ['', 'a folder'],
            title: 'is found',
            status: 'failed',
            failureMessages: [`${red('AssertionError: expected 1 to be 2')}\n\n- 1\n+ 2\n    at a.ts:3\n    at b.ts:4`],
          },
        ],
      },
      { name: '/house/test/b.test.ts', status: 'failed', message: '\nCannot find module\nx', assertionResults: [] },
      { name: '/house/test/c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  };
  expect(ofVitest(report, '/house')).toEqual([
    { where: 'test/a.test.ts › a folder › is found', why: 'AssertionError: expected 1 to be 2\n- 1\n+ 2' },
    { where: 'test/b.test.ts', why: 'Cannot find module\nx' },
  ]);
});

test('a file whose setup failed is told though none of its tests is', () => {
  const skipped = { ancestorTitles: [''], title: 'is found', status: 'skipped', failureMessages: [] };
  const report = {
    testResults: [{ name: '/house/a.test.ts', status: 'failed', message: 'no disk', assertionResults: [skipped] }],
  };
  expect(ofVitest(report, '/house')).toEqual([{ where: 'a.test.ts', why: 'no disk' }]);
});

test('failed tests of Playwright are told, in files and in groups, and what failed outside of all of them', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }],
  });
  const report = {
    suites: [
      {
        title: 'find.spec.ts',
        specs: [spec('finds', 'expected'), spec('finds more', 'unexpected', red('Error: no cell\nCall log:'))],
        suites: [{ title: 'a group', specs: [spec('is clean', 'unexpected')] }],
      },
    ],
    errors: [{ message: 'the server ended' }],
  };
  expect(ofPlaywright(report)).toEqual([
    { where: 'find.spec.ts › finds more', why: 'Error: no cell\nCall log:' },
    { where: 'find.spec.ts › a group › is clean', why: 'it did not say why' },
    { where: 'outside of every test', why: 'the server ended' },
  ]);
});

test('places that the compiler and the linter name are told', () => {
  const output = [
    "test/a.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.",
    '  detail of it',
    red('test/b.ts:1:2 lint/style/useConst  FIXABLE  ━━━━━━━━━━━━'),
    'test/c.ts format ━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
    'Checked 900 files in 2s.',
  ].join('\n');
  expect(ofLines(output)).toEqual([
    { where: 'test/a.ts(3,7)', why: "error TS2322: Type 'string' is not assignable to type 'number'." },
    { where: 'test/b.ts:1:2', why: 'lint/style/useConst' },
    { where: 'test/c.ts', why: 'format' },
  ]);
});

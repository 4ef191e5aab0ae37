import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onlinePlace, policyFile } from '../../../../electron/doors/updates/policy.ts';
import {
  allowOnline,
  allowsOnline,
  nameUpdateFolder,
  updateFolder,
} from '../../../../electron/doors/updates/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bahan-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const said = (text: string) => {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text);
  return onlinePlace(file);
};

test('no server is known before an administrator names one, in a file that only they write', () => {
  expect(onlinePlace(join(folder, 'none.json'))).toBeUndefined();
  expect(policyFile('win32', { ProgramData: 'D:\\Data' })).toMatch(/^D:\\Data[\\/]Bahan[\\/]updates\.json$/);
  expect(policyFile('darwin', {})).toBe('/Library/Application Support/Bahan/updates.json');
  expect(policyFile('linux', { XDG_CONFIG_DIRS: 'here:/etc/office:/etc/xdg' })).toBe('/etc/office/bahan/updates.json');
  expect(policyFile('linux', {})).toBe('/etc/xdg/bahan/updates.json');
});

test('it is a folder over https', () => {
  expect(said('{"address":"https://updates.example.go.id/bahan/"}')).toEqual({
    address: 'https://updates.example.go.id/bahan/',
  });
});

test.each([
  ['{"address":"http://updates.example.go.id/bahan/"}', 'what anybody on the way can change'],
  ['{"address":"https://updates.example.go.id/bahan"}', 'a file'],
  ['{"address":"https://me:secret@updates.example.go.id/"}', 'a person'],
  ['{"address":"https://updates.example.go.id/?who=me"}', 'a question'],
  ['{"address":"file:///etc/"}', 'this computer'],
  ['{"address":"https://updates.example.go.id/","authority":"me"}', 'no certificate'],
  ['{"address":"https://updates.example.go.id/","also":1}', 'more than is known'],
  ['{}', 'nothing'],
  ['[', 'what cannot be read'],
])('%s names no server: it is %s', (text) => {
  expect(said(text)).toBeUndefined();
});

test('what a person said is of one server, beside the folder that they named', () => {
  const file = join(folder, 'own', 'updates.json');
  const address = 'https://updates.example.go.id/';
  expect(allowsOnline(file, address)).toBeUndefined();
  allowOnline(file, address, true);
  nameUpdateFolder(file, '//server/bahan');
  expect([allowsOnline(file, address), updateFolder(file)]).toEqual([true, '//server/bahan']);
  nameUpdateFolder(file, undefined);
  expect([allowsOnline(file, address), updateFolder(file)]).toEqual([true, undefined]);
  expect(allowsOnline(file, 'https://other.example.go.id/')).toBeUndefined();
  allowOnline(file, address, false);
  expect(allowsOnline(file, address)).toBe(false);
});

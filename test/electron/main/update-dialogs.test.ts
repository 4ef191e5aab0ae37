import { expect, test } from 'vitest';
import type { Refusal } from '../../../electron/doors/updates/package.ts';
import { wordsOf } from '../../../electron/main/language.ts';
import {
  consentDialog,
  fetchDialog,
  offerDialog,
  outcomeDialog,
  settingsDialog,
} from '../../../electron/main/update-dialogs.ts';

const refusals: Record<Refusal, true> = {
  ...{ unreachable: true, broken: true, forged: true, older: true, 'not-for-this-computer': true },
  ...{ lost: true, 'wrong-size': true, changed: true, 'not-kept': true },
};

test('a newer Bahan is offered in one sentence, and a key pressed in haste says no', () => {
  const { message, buttons, defaultId, cancelId } = offerDialog('0.2.0', wordsOf('id'));
  expect(message).toBe('Versi 0.2.0 tersedia di folder kantor. Pasang sekarang?');
  expect([buttons?.[defaultId ?? 0], buttons?.[cancelId ?? 0]]).toEqual(['Nanti saja', 'Nanti saja']);
});

test.each(['id', 'en'] as const)(
  'a server is named before it is asked, and a key pressed in haste says no, in %s',
  (language) => {
    const words = wordsOf(language);
    const host = 'bahan.example.go.id';
    const asked = [consentDialog(host, words), fetchDialog('0.2.0', '180', host, words)];
    for (const { message, detail, buttons = [], defaultId, cancelId } of asked) {
      expect(message).toContain(host);
      expect(`${message} ${detail}`).not.toMatch(/[{}]/);
      expect([buttons.length, defaultId, cancelId]).toEqual([2, 1, 1]);
    }
    const unsaid = settingsDialog({ kind: 'online', host, allowed: undefined }, '0.1.0', words);
    expect(unsaid.options.message).toBe(words('update.is-off'));
    expect(unsaid.options.detail).toContain(host);
    expect(unsaid.choices).toEqual(['allow', 'choose', 'close']);
    expect(unsaid.choices[unsaid.options.defaultId ?? 0]).toBe('close');
    const on = settingsDialog({ kind: 'online', host, allowed: true }, '0.1.0', words);
    expect(on.options.message).toContain(host);
    expect(on.choices).toEqual(['look', 'choose', 'off', 'close']);
  },
);

test.each(['id', 'en'] as const)(
  'every refusal is told in words of %s: what happened, and that nothing was done',
  (language) => {
    const words = wordsOf(language);
    for (const why of Object.keys(refusals) as Refusal[]) {
      for (const host of [undefined, 'bahan.example.go.id']) {
        const { message, detail, type } = outcomeDialog({ kind: 'refused', why, version: '0.2.0' }, words, host);
        expect(type).toBe('warning');
        for (const text of [message, detail]) {
          expect(text).toMatch(/^[A-Z].*\.$/);
          expect(text).not.toMatch(/update\.|[{}]|sha512|hash|EN[A-Z]+/);
          if (host) expect(text).not.toMatch(/folder/i);
        }
      }
    }
    for (const kind of ['current', 'nothing', 'busy'] as const) {
      const { message, detail, type } = outcomeDialog({ kind }, words);
      expect([type, detail]).toEqual(['info', undefined]);
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  },
);

test('the settings say whether a folder is looked into, and the last button always leaves all as it is', () => {
  const off = settingsDialog(undefined, '0.1.0', wordsOf('en'));
  expect(off.choices).toEqual(['choose', 'close']);
  expect(off.options.message).toBe('Bahan does not look for updates.');
  const on = settingsDialog({ kind: 'folder', folder: '//server/bahan' }, '0.1.0', wordsOf('en'));
  expect(on.choices).toEqual(['look', 'choose', 'off', 'close']);
  expect(on.options.message).toContain('//server/bahan');
  expect(on.options.detail).toContain('0.1.0');
  expect(on.options.buttons).toEqual(['Look now', 'Choose folder…', 'Stop looking', 'Close']);
  for (const { options, choices } of [off, on]) expect(choices[options.cancelId ?? 0]).toBe('close');
});

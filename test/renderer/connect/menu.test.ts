// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hearMenu } from '../../../renderer/connect/desktop.ts';

const say = (data: unknown, source: Window | null = window) =>
  window.dispatchEvent(new MessageEvent('message', { data, source }));

describe('the menu of the system', () => {
  it('is heard from the window itself, until nobody listens', () => {
    const shown: string[] = [];
    const stop = hearMenu(window, (sheet) => shown.push(sheet));
    say('bahan:show-health');
    say('bahan:show-licences');
    expect(shown).toEqual(['health', 'licences']);
    say('something else');
    // a frame or an opener has no business here
    say('bahan:show-health', null);
    expect(shown).toHaveLength(2);
    stop();
    say('bahan:show-health');
    expect(shown).toHaveLength(2);
  });
});

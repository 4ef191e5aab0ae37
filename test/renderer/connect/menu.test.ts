// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hearMenu } from '../../../renderer/connect/desktop.ts';

const say = (data: unknown, source: Window | null = window) =>
  window.dispatchEvent(new MessageEvent('message', { data, source }));

describe('the menu of the system', () => {
  it('is heard from the window itself, until nobody listens', () => {
    const shown: string[] = [];
    const stop = hearMenu(window, (room) => void shown.push(room));
    say('bahan:show-health');
    say('bahan:show-help');
    say('bahan:show-keys');
    const all = ['health', 'help', 'keys'];
    expect(shown).toEqual(all);
    say('something else');
    // a frame or an opener has no business here
    say('bahan:show-health', null);
    expect(shown).toEqual(all);
    stop();
    say('bahan:show-health');
    expect(shown).toEqual(all);
  });
});

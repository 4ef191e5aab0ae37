// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hearMenu } from '../../../renderer/connect/desktop.ts';

const say = (data: unknown, source: Window | null = window) =>
  window.dispatchEvent(new MessageEvent('message', { data, source }));

describe('the menu of the system', () => {
  it('is heard from the window itself, until nobody listens', () => {
    let shown = 0;
    const stop = hearMenu(window, () => {
      shown += 1;
    });
    say('bahan:show-health');
    expect(shown).toBe(1);
    say('something else');
    // a frame or an opener has no business here
    say('bahan:show-health', null);
    expect(shown).toBe(1);
    stop();
    say('bahan:show-health');
    expect(shown).toBe(1);
  });
});

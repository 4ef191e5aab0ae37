import { beforeEach, describe, expect, it } from 'vitest';
import { closeHelp, goToHelp, help, openHelp, stepHelp } from '../../../renderer/state/help.ts';
import { changeView } from '../../../renderer/state/view.ts';

describe('the way through the help', () => {
  beforeEach(() => {
    closeHelp();
    changeView({ sheet: undefined });
  });
  const shown = () => help.get()?.pages[help.get()?.at ?? -1];

  it('begins with what the person is doing', () => {
    openHelp();
    expect(shown()).toBe('first-steps');
    closeHelp();
    changeView({ sheet: 'intake' });
    openHelp();
    expect(shown()).toBe('card');
  });

  it('goes back and forward, and no further than its ends', () => {
    openHelp('finding');
    goToHelp('away');
    goToHelp('away');
    stepHelp(1);
    expect(shown()).toBe('away');
    stepHelp(-1);
    stepHelp(-1);
    expect(shown()).toBe('finding');
    stepHelp(1);
    expect(shown()).toBe('away');
  });

  it('forgets what was ahead when another page is chosen', () => {
    openHelp('finding');
    goToHelp('away');
    stepHelp(-1);
    goToHelp('card');
    stepHelp(1);
    expect(help.get()).toEqual({ pages: ['finding', 'card'], at: 1 });
  });

  it('stays where it is when its key is pressed again', () => {
    openHelp('card');
    openHelp();
    expect(shown()).toBe('card');
  });
});

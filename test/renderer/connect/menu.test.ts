// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { hearCommands } from '../../../renderer/connect/desktop.ts';
import type { PageCommand } from '../../../shared/api/desktop.ts';

const say = (data: unknown, source: Window | null = window) =>
  window.dispatchEvent(new MessageEvent('message', { data, source }));
const health = { kind: 'act', act: 'health' } as const;

describe('what comes from outside of the page', () => {
  let stop = () => {};
  const listening = () => {
    const heard: PageCommand[] = [];
    stop = hearCommands(window, (command) => heard.push(command));
    return heard;
  };
  afterEach(() => stop());

  it('is heard from the window itself, until nobody listens', () => {
    const heard = listening();
    say({ name: 'bahan:command', command: health });
    say({ name: 'bahan:command', command: { kind: 'asset', id: 'aaaaaaaaaaaa' } });
    expect(heard).toEqual([health, { kind: 'asset', id: 'aaaaaaaaaaaa' }]);
    // a frame or an opener has no business here
    say({ name: 'bahan:command', command: health }, null);
    stop();
    say({ name: 'bahan:command', command: health });
    expect(heard).toHaveLength(2);
  });

  it('is one of a closed list, whatever else is said', () => {
    const heard = listening();
    say('bahan:port');
    say({ name: 'bahan:command', command: { kind: 'act', act: 'constructor' } });
    say({ name: 'bahan:command', command: { kind: 'asset', id: '../../etc/passwd' } });
    say({ name: 'bahan:command', command: { ...health, more: 1 } });
    fc.assert(fc.property(fc.anything(), (command) => void say({ name: 'bahan:command', command })));
    fc.assert(fc.property(fc.anything(), (data) => void say(data)));
    expect(heard).toEqual([]);
  });
});

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The view of a window that becomes narrow or wide as it is told. */
async function openWindow(isWide: boolean) {
  const media = Object.assign(new EventTarget(), { matches: isWide });
  vi.stubGlobal('matchMedia', () => media);
  vi.resetModules();
  const { changeView, view } = await import('../../../renderer/state/view.ts');
  const become = (matches: boolean) => {
    media.matches = matches;
    media.dispatchEvent(Object.assign(new Event('change'), { matches }));
  };
  const columns = () => {
    const { sidebarOpen, inspectorOpen } = view.get();
    return { sidebarOpen, inspectorOpen };
  };
  return { become, columns, changeView };
}

const kept = () => JSON.parse(localStorage.getItem('bahan.view') ?? '{}') as Record<string, unknown>;
const both = { sidebarOpen: true, inspectorOpen: true };
const none = { sidebarOpen: false, inspectorOpen: false };

describe('the columns beside the pictures', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it('shut when the window becomes too narrow for them, and come back with the room', async () => {
    const { become, columns } = await openWindow(true);
    become(false);
    expect(columns()).toEqual(none);
    become(true);
    expect(columns()).toEqual(both);
  });

  it('stay as a person left them', async () => {
    const { become, columns, changeView } = await openWindow(true);
    changeView({ sidebarOpen: false });
    become(false);
    become(true);
    expect(columns()).toEqual({ sidebarOpen: false, inspectorOpen: true });
  });

  it('are there again for the next window, though this one ended while it was narrow', async () => {
    const { become } = await openWindow(true);
    become(false);
    expect(kept()).toMatchObject(both);
  });

  it('take nothing away that somebody writes in', async () => {
    document.body.innerHTML = '<aside data-region="inspector"><input></aside>';
    document.querySelector('input')?.focus();
    const { become, columns } = await openWindow(true);
    become(false);
    expect(columns()).toEqual({ sidebarOpen: false, inspectorOpen: true });
  });
});

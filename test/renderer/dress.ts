import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { closeHelp } from '../../renderer/state/help.ts';
import { closeKeySheet } from '../../renderer/state/key-sheet.ts';
import { loadWords } from '../../renderer/state/language.tsx';
import { notices } from '../../renderer/state/notices.ts';
import { query } from '../../renderer/state/query.ts';
import { recent } from '../../renderer/state/recent.ts';
import { resetSelection } from '../../renderer/state/selection.ts';
import { settings } from '../../renderer/state/settings.ts';
import { changeView } from '../../renderer/state/view.ts';

/** What a document without a screen lacks and the elements ask for. */
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

// parts of the window come when they are first asked for, and a busy machine takes its time
// (whether something can be seen is asked of a style engine that is slow here: a test that means it says `hidden: false`)
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

/** A window as it is opened for the first time, before each test; nothing of it left after. */
export function freshWindow(): void {
  beforeEach(async () => {
    await loadWords('id');
    Object.assign(globalThis, { ResizeObserver: NoObserver, IntersectionObserver: NoObserver });
    window.matchMedia ??= (media: string) =>
      Object.assign(new EventTarget(), { matches: true, media, onchange: null, addListener() {}, removeListener() {} });
    // nothing has a size here: what would be seen in a browser counts as seen
    Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
    Element.prototype.scrollIntoView = () => undefined;
    localStorage.clear();
    settings.set({ language: 'id', theme: 'system', accent: 'own' });
    query.set({ text: '', order: 'newest' });
    recent.set({ searches: [] });
    notices.set([]);
    resetSelection();
    closeHelp();
    closeKeySheet();
    changeView({
      isUsed: false,
      sheet: undefined,
      viewerIndex: undefined,
      sidebarOpen: true,
      inspectorOpen: true,
      density: 'comfortable',
    });
  });
  afterEach(cleanup);
}

import { describing } from './describing.ts';
import { saveSearch } from './editing-collection.ts';
import { openHelp } from './help.ts';
import { openKeySheet } from './key-sheet.ts';
import type { KeyAct } from './key-table.ts';
import { struck } from './keys.ts';
import { goTo, isByHand, query, setQueryText } from './query.ts';
import { focusRegion, focusSearch, walkRegions } from './regions.ts';
import { clearSelection, selection } from './selection.ts';
import { showing, toggleMap } from './showing.ts';
import { startSlides } from './start-slides.ts';
import { putAwayTip } from './tips.ts';
import { changeView, closeViewer, view } from './view.ts';

export interface Verbs {
  /** Opens the screen on which events are described. */
  readonly describe: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Hears a key among the pictures before a letter begins a search; answers whether it took it. */
export type KeyTaker = (event: KeyboardEvent) => boolean;

const takers = new Set<KeyTaker>();

/** Lets a part of the window have keys of its own among the pictures, over one that is looked at, and beside them. */
export function takeKeys(taker: KeyTaker): () => void {
  takers.add(taker);
  return () => takers.delete(taker);
}

/** The keys that work wherever the person is. Whatever a part of the window takes for itself is left to it. */
export function listenForKeys(page: Window, verbs: Verbs): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (act(event, verbs)) event.preventDefault();
  };
  page.addEventListener('keydown', onKeyDown);
  return () => page.removeEventListener('keydown', onKeyDown);
}

function act(event: KeyboardEvent, verbs: Verbs): boolean {
  const found = struck('everywhere', event);
  const isSecond = found?.at === 1;
  // these come above whatever is open
  if (found?.act === 'help') return done(openHelp);
  if (found?.act === 'keys' && (isSecond || !isTyping(event.target))) return done(openKeySheet);
  if (found?.act === 'regions') return done(() => walkRegions(isSecond ? -1 : 1));
  if (!isTyping(event.target)) {
    // undo and redo also work above an open picture; a field takes back its own letters first
    if (found?.act === 'undo') return done(verbs.undo);
    if (found?.act === 'redo') return done(verbs.redo);
  }
  // the describing screen has photographs of its own
  if (describing.get() === undefined && isAmongAssets(event.target) && [...takers].some((take) => take(event)))
    return true;
  if (isInDialog(event.target)) return false;
  if (found?.act === 'back') return stepBack();
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isPlain && isTyping(event.target)) return false;
  const run = found && verbOf(found.act, verbs);
  if (run) return done(run);
  if (!isPlain || view.get().viewerIndex !== undefined || !isLetter(event.key)) return false;
  return typeToSearch(event.key);
}

/** What a key does that is heard outside of dialogs; undefined for those that are heard otherwise. */
function verbOf(act: KeyAct<'everywhere'>, verbs: Verbs): (() => void) | undefined {
  const now = view.get();
  switch (act) {
    case 'search':
      return focusSearch;
    case 'describe':
      return verbs.describe;
    case 'save':
      // back from its dialog, the keys are among what it found
      return () => {
        focusRegion('assets');
        saveSearch();
      };
    case 'settings':
      return () => changeView({ sheet: 'settings' });
    case 'sidebar':
      return () => changeView({ sidebarOpen: !now.sidebarOpen });
    case 'inspector':
      return () => changeView({ inspectorOpen: !now.inspectorOpen });
    case 'map':
      return toggleMap;
    case 'slides':
      return startSlides;
    case 'back':
    case 'help':
    case 'keys':
    case 'redo':
    case 'regions':
    case 'type':
    case 'undo':
      return undefined;
  }
}

/** Esc: out of the viewer, then nothing selected, then nothing searched for. */
function stepBack(): boolean {
  if (view.get().viewerIndex !== undefined) return done(closeViewer);
  if (selection.get().ids.size > 0) return done(clearSelection);
  if (query.get().text.trim() !== '') return done(() => setQueryText(''));
  if (isByHand(query.get()) || query.get().living !== undefined) return done(() => goTo(undefined));
  if (showing.get() === 'map') return done(toggleMap);
  if (putAwayTip('search')) return true;
  return focusRegion('assets');
}

/** Letters typed among the pictures begin a search, after what is already there. */
export function typeToSearch(letter: string): boolean {
  const field = document.querySelector<HTMLInputElement>('#main-search');
  if (!field) return false;
  const { text } = query.get();
  setQueryText(text === '' || /\s$/.test(text) ? text + letter : `${text} ${letter}`);
  field.focus();
  // the field gets its words when the page is drawn next; the cursor belongs after them
  requestAnimationFrame(() => field.setSelectionRange(field.value.length, field.value.length));
  return true;
}

function done(run: () => void): true {
  run();
  return true;
}

const isLetter = (key: string): boolean => key.length === 1 && /[\p{L}\p{N}"]/u.test(key);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Where a key means what is chosen: among the pictures, over one, and beside them; never in a field. */
function isAmongAssets(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || isTyping(target)) return false;
  if (target.closest('[role="menu"], [role="listbox"], [role="alertdialog"]')) return false;
  const dialog = target.closest('[role="dialog"]');
  if (dialog) return dialog.querySelector(':scope > .viewer') !== null;
  return target === document.body || target.closest('[data-region="assets"], [data-region="inspector"]') !== null;
}

/** Lists answer letters themselves, and dialogs keep the keyboard to themselves. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

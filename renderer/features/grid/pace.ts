/**
 * Whether the grid is being flung so fast that nobody can see single pictures. Pictures that come by then are not
 * asked for; they are when the hand slows down. One grid is on the page, so one pace is enough.
 */
type Listener = () => void;

const listeners = new Set<Listener>();
let flung = false;
let lastAt = 0;
let lastTop = 0;
let speed = 0;
let rest: ReturnType<typeof setTimeout> | undefined;

/** Viewports a second above which pictures are not asked for. */
const tooFast = 9;

function say(now: boolean): void {
  if (flung === now) return;
  flung = now;
  if (!now) for (const listener of [...listeners]) listener();
}

/** Told at every scroll: position in the content, height of the viewport, and the time in milliseconds. */
export function notePace(top: number, viewport: number, at: number): void {
  const elapsed = at - lastAt;
  if (elapsed > 0 && elapsed < 200) {
    const now = (Math.abs(top - lastTop) / Math.max(1, viewport) / elapsed) * 1000;
    speed = speed * 0.6 + now * 0.4;
  } else speed = 0;
  lastAt = at;
  lastTop = top;
  say(speed > tooFast);
  clearTimeout(rest);
  if (flung) rest = setTimeout(() => say(false), 90);
}

export const isFlung = (): boolean => flung;

/** Whether the grid has been scrolled just now. */
export const isMoving = (): boolean => performance.now() - lastAt < 200;

/** Calls back once, when the grid is calm again. */
export function whenCalm(run: Listener): () => void {
  listeners.add(run);
  const once = () => {
    listeners.delete(run);
    listeners.delete(once);
  };
  listeners.add(once);
  return once;
}

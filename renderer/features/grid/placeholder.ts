import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash';

/**
 * What stands in the place of a picture until it is there. The average colour costs microseconds and is drawn at once;
 * the blurred picture costs a good part of a millisecond, so it is made in idle time, only for what still waits.
 */
const kept = new Map<string, string>();
const keptAtMost = 1500;

function bytesOf(hash: string): Uint8Array | undefined {
  try {
    const text = atob(hash);
    return text.length < 5 ? undefined : Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Average colour of a base64 thumbhash as CSS; undefined for anything that is none. */
export function averageColour(hash: string): string | undefined {
  const bytes = bytesOf(hash);
  if (!bytes) return undefined;
  const { r, g, b } = thumbHashToAverageRGBA(bytes);
  return `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)})`;
}

/** The blurred picture as a data URL, kept for the next time; undefined for anything that is no thumbhash. */
export function placeholderUrl(hash: string): string | undefined {
  const before = kept.get(hash);
  if (before !== undefined) return before;
  const bytes = bytesOf(hash);
  if (!bytes) return undefined;
  const url = thumbHashToDataURL(bytes);
  if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value as string);
  kept.set(hash, url);
  return url;
}

interface Waiting {
  readonly element: HTMLElement;
  readonly hash: string;
}

let queue: Waiting[] = [];
let asked = false;

const idle: (run: (left: () => number) => void) => void =
  typeof requestIdleCallback === 'function'
    ? (run) => requestIdleCallback((deadline) => run(() => deadline.timeRemaining()), { timeout: 400 })
    : (run) => setTimeout(() => run(() => 4), 60);

function work(left: () => number): void {
  asked = false;
  let done = 0;
  while (queue.length > 0 && (done === 0 || left() > 2) && done < 12) {
    const next = queue.pop() as Waiting;
    // What has left the page or already shows its picture needs none.
    if (!next.element.isConnected || next.element.dataset.shown === 'yes') continue;
    const url = placeholderUrl(next.hash);
    if (url) next.element.style.backgroundImage = `url(${url})`;
    done++;
  }
  if (queue.length > 0) ask();
}

function ask(): void {
  if (asked) return;
  asked = true;
  idle(work);
}

/** Draws the blurred picture behind `element` when there is time. The newest asked comes first. */
export function paintPlaceholder(element: HTMLElement, hash: string): () => void {
  const waiting = { element, hash };
  queue.push(waiting);
  if (queue.length > 400) queue = queue.slice(-400);
  ask();
  return () => {
    const at = queue.indexOf(waiting);
    if (at >= 0) queue.splice(at, 1);
  };
}

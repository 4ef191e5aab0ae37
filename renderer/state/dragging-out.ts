/**
 * Whether copies are being dragged out of this window: over the window itself they are nobody's gift. The system tells no page
 * when such a drag is over, but while it lasts no page hears of a pointer, and no other one begins before another window is in
 * front.
 */
let isDragging = false;

export const isDraggingOut = (): boolean => isDragging;

/** To be called just before the system is told to drag. */
export function noteDragOut(page: Window = window): void {
  const over = new AbortController();
  isDragging = true;
  const end = () => {
    isDragging = false;
    over.abort();
  };
  const heard = { capture: true, signal: over.signal };
  page.addEventListener('pointerdown', end, heard);
  page.addEventListener('blur', end, heard);
  page.addEventListener('pointermove', (event) => event.buttons === 0 && end(), heard);
}

import { isDraggingOut } from '../../state/dragging-out.ts';

export interface DropHearer {
  /** Files are over the window, or not any more. */
  over(isOver: boolean): void;
  dropped(files: readonly File[]): void;
}

/** What may lie open below files that are dropped: the viewer is a room of the window, and no question. */
const question = '[role="dialog"]:not(.viewer-dialog), [role="alertdialog"]';

/**
 * Hears of files that are dragged over the window from outside. What a part of the page takes for itself is its own, and so is
 * what is dragged from the page; below an open question nothing is taken. Returns how to stop.
 */
export function listenForDrops(page: Window, hearer: DropHearer): () => void {
  const stop = new AbortController();
  const heard = { signal: stop.signal };
  let isOwn = false;
  let isOver = false;
  const show = (now: boolean) => {
    if (now === isOver) return;
    isOver = now;
    hearer.over(now);
  };
  const areFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') && !isOwn && !isDraggingOut();
  const isTaken = () => page.document.querySelector(question) !== null;
  const move = (event: DragEvent) => {
    if (event.defaultPrevented || !areFiles(event)) return show(false);
    // else a browser would show the file in place of the page
    event.preventDefault();
    const takes = !isTaken();
    if (event.dataTransfer) event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
    show(takes);
  };
  page.addEventListener(
    'dragstart',
    () => {
      isOwn = true;
    },
    { capture: true, ...heard },
  );
  page.addEventListener(
    'dragend',
    () => {
      isOwn = false;
    },
    { capture: true, ...heard },
  );
  page.addEventListener('dragenter', move, heard);
  page.addEventListener('dragover', move, heard);
  page.addEventListener('dragleave', (event) => event.relatedTarget === null && show(false), heard);
  // while something is dragged, no pointer moves
  page.addEventListener('pointermove', () => show(false), heard);
  page.addEventListener(
    'drop',
    (event) => {
      show(false);
      if (event.defaultPrevented || !areFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && !isTaken()) hearer.dropped(files);
    },
    heard,
  );
  return () => stop.abort();
}

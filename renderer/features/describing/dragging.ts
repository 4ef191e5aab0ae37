import type { DragEvent } from 'react';

/** What photographs of an event are carried as; a drag from elsewhere has another type and is let be. */
const type = 'application/x-bahan-photos';

let carried: { readonly event: string; readonly ids: readonly string[] } | undefined;

export function carry(event: DragEvent, from: string, ids: readonly string[], words: string): void {
  carried = { event: from, ids };
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData(type, from);
  const label = document.createElement('div');
  label.className = 'carried';
  label.textContent = words;
  document.body.append(label);
  event.dataTransfer.setDragImage(label, 12, 12);
  // the browser has taken its picture of it by then
  setTimeout(() => label.remove(), 0);
}

export const isOurDrag = (event: DragEvent): boolean => event.dataTransfer.types.includes(type);

/** What was carried here, once. */
export function dropped(event: DragEvent): typeof carried {
  event.preventDefault();
  const what = carried;
  carried = undefined;
  return what;
}

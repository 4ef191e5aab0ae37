import type { BrowserWindow } from './browser-window.ts';

const open: BrowserWindow[] = [];

export const allWindows = (): BrowserWindow[] => [...open];

export function addWindow(window: BrowserWindow): void {
  open.push(window);
}

export function removeWindow(window: BrowserWindow): void {
  const index = open.indexOf(window);
  if (index >= 0) open.splice(index, 1);
}

import type { IpcMain } from 'electron';
import { type PageLook, pageLook } from '../../shared/api/desktop.ts';
import { channels } from '../preload/channels.ts';
import { isOurPage } from './sender.ts';

/** Hears how the page looks; what is no look, or comes from elsewhere, is not heard. */
export function hearLook(ipc: Pick<IpcMain, 'on'>, take: (look: PageLook) => void): void {
  ipc.on(channels.look, (event, value: unknown) => {
    const read = pageLook.safeParse(value);
    if (isOurPage(event) && read.success) take(read.data);
  });
}

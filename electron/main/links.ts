import type { App } from 'electron';
import { linkedAsset, linkScheme } from '../../shared/api/asset-link.ts';

/** The asset that the words of a command line name by a link; the last one counts. */
export function assetInWords(words: readonly string[]): string | undefined {
  return words.map(linkedAsset).findLast((id) => id !== undefined);
}

/**
 * Makes links of the system lead here, from the first moment on: a Mac tells of one before the program is ready. `show` is
 * told once it is.
 */
export function followLinks(app: App, show: (asset: string) => void): void {
  // what is run for those who build Bahan is the bare Electron, which is nobody's to open links with
  if (!process.defaultApp) app.setAsDefaultProtocolClient(linkScheme);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    const asset = linkedAsset(link);
    if (asset !== undefined) void app.whenReady().then(() => show(asset));
  });
}

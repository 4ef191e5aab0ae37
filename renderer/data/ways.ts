import { useMemo } from 'react';
import { assetLink } from '../../shared/api/asset-link.ts';
import { handedTo } from '../../shared/api/handing.ts';
import type { SheetKind } from '../../shared/model/sheet.ts';
import { useLanguage } from '../state/language.tsx';
import { notify } from '../state/notices.ts';
import { useEngine } from './engine.tsx';
import { useTakeJob } from './exports.ts';
import { failureOf } from './failure.ts';
import { tellHeldBack, withPreset } from './handing.ts';
import { report } from './report.ts';

/** Assets whose words are copied at once. */
const mostWords = 500;

/** Ways out of the library beside an export: words and a picture to paste, sheets about what is chosen. */
export function useWays() {
  const engine = useEngine();
  const language = useLanguage();
  const take = useTakeJob();
  return useMemo(
    () => ({
      async copyWords(ids: readonly string[]) {
        try {
          const some = ids.slice(0, mostWords);
          const { text, refused } = await engine.exports.words({ ids: some, language });
          await navigator.clipboard.writeText(text);
          const count = some.length - refused.length;
          notify({ id: 'ways', tone: 'calm', key: 'ways.words-copied', values: { count } });
          tellHeldBack(refused.length);
        } catch (error) {
          tell(error);
        }
      },
      /** Links that show these in the desktop window, one a line. */
      async copyLinks(ids: readonly string[]) {
        try {
          const some = ids.slice(0, mostWords);
          await navigator.clipboard.writeText(some.map(assetLink).join('\n'));
          notify({ id: 'ways', tone: 'calm', key: 'link.copied', values: { count: some.length } });
        } catch (error) {
          tell(error);
        }
      },
      async copyPicture(id: string) {
        try {
          // asked for at once, as a browser wants it: the picture may come later
          const picture = withPreset((preset) => engine.exports.picture({ id, preset, channel: handedTo })).then(
            ([, made]) => pngOf(made),
          );
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
          notify({ id: 'ways', tone: 'calm', key: 'ways.picture-copied' });
        } catch (error) {
          tell(error);
        }
      },
      async sheet(ids: readonly string[], what: SheetKind, to: string) {
        try {
          take(await engine.exports.sheet({ ids: [...ids], what, to, language }));
        } catch (error) {
          report(error);
        }
      },
    }),
    [engine, language, take],
  );
}

/** Clipboards take pictures as PNG alone. */
async function pngOf({ mime, bytes }: { readonly mime: string; readonly bytes: Uint8Array }): Promise<Blob> {
  const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: mime }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return await canvas.convertToBlob({ type: 'image/png' });
}

/** What the engine said, else that the clipboard did not take it. */
function tell(error: unknown): void {
  if (failureOf(error).code === 'internal') notify({ id: 'ways', tone: 'calm', key: 'ways.not-copied' });
  else report(error);
}

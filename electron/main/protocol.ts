import { BahanError } from '../../shared/errors.ts';
import { type MediaSource, mediaHandler } from '../doors/media-routes.ts';
import { answerPage, plainAnswer } from '../doors/page-files.ts';
import type { EngineProcess } from './engine-process.ts';
import { isOurs } from './sender.ts';

/** Answers `app://bahan/…`: the files of the page, and below `/media/` the pictures and originals of the library. */
export function appHandler(
  renderer: string,
  media: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOurs(request.url)) return plainAnswer(404);
    if (new URL(request.url).pathname.startsWith('/media/')) return await media(request);
    return await answerPage(renderer, request);
  };
}

/**
 * The library as the media handler in this process sees it. A picture is small and comes whole through the engine,
 * which alone knows its store; of an original only the place is asked, and its bytes are streamed from the disk here,
 * as slowly as the page reads them. So no video crosses a process twice, and main holds no database open.
 */
export function remoteMedia(engine: Pick<EngineProcess, 'ask'>): (request: Request) => Promise<Response> {
  const source: MediaSource = {
    store: { get: async (key, size) => (await engine.ask({ what: 'picture', key, size })) ?? undefined },
    originalOf: (id) =>
      engine.ask({ what: 'original', id }).catch((error: unknown) => {
        if (error instanceof BahanError) return error;
        throw error;
      }),
    takeOriginal: (id) => engine.ask({ what: 'take-original', id }),
    pageOf: (id, page, edge) => engine.ask({ what: 'page', id, page, edge }),
  };
  return mediaHandler(source);
}

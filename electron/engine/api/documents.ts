import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** Somebody reads the document now, and goes before all that is drawn ahead. */
const priority = 'now';

export const documentsApi = (os: Implementer['documents'], { media, originalOf }: Engine) => ({
  reading: os.reading.handler(({ input, signal }) =>
    media.ask({ what: 'reading', path: originalOf(input.id).path }, { signal, priority }),
  ),
  words: os.words.handler(({ input, signal }) =>
    media.ask({ what: 'words', path: originalOf(input.id).path, page: input.page }, { signal, priority }),
  ),
  find: os.find.handler(({ input, signal }) =>
    media.ask({ what: 'find', path: originalOf(input.id).path, text: input.text }, { signal, priority }),
  ),
});

import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const searchApi = (os: Implementer['search'], engine: Engine) => ({
  open: os.open.handler(({ input: { today, ...query } }) =>
    engine.search.open(today === undefined ? query : { ...query, today }),
  ),
  window: os.window.handler(({ input }) => engine.search.window(input)),
  summary: os.summary.handler(({ input }) => engine.search.summary(input)),
  facet: os.facet.handler(({ input }) => engine.search.facet(input)),
  timeline: os.timeline.handler(({ input }) => engine.search.timeline(input)),
  passages: os.passages.handler(({ input, signal }) => engine.search.passages(input, signal)),
  map: os.map.handler(({ input, signal }) => engine.search.map(input, signal)),
  layout: os.layout.handler(({ input }) => engine.search.layout(input)),
  ids: os.ids.handler(({ input }) => engine.search.ids(input)),
  suggest: os.suggest.handler(({ input }) => engine.search.suggest(input)),
});

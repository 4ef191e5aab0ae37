import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { useLibraryInfo } from '../../data/engine.tsx';
import { useWouldFind } from '../../data/loosened.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { filtersOf } from '../../state/filters.ts';
import { openHelp } from '../../state/help.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { query, setQueryText, useQuery } from '../../state/query.ts';
import { type ChipWords, chipWords, plainQuery } from './chip-words.ts';
import { type Looser, loosened } from './readings.ts';
import './nothing-found.css';

/** Ways out that are shown: the ones that find most. */
const shown = 4;

/** Nothing fits what was asked: what to loosen, each one press, with how much that would find. */
export function NothingFound() {
  const t = useT();
  const formats = useFormats();
  const { text, living, collection } = useQuery();
  const info = useLibraryInfo();
  const ways = useMemo(() => (collection === undefined ? loosened(text) : []), [text, collection]);
  const counts = useWouldFind(
    useMemo(() => ways.map((way) => way.query), [ways]),
    living,
  );
  const offered = ways
    .flatMap((way) => {
      const count = counts.get(way.query);
      return count === undefined ? [] : [{ way, count }];
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, shown);
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('grid.nothing-fits')}
      action={
        <div className="nothing-found">
          {offered.length > 0 ? (
            <>
              <h3>{t('search.loosen')}</h3>
              <ul>
                {offered.map(({ way, count }) => (
                  <li key={way.query}>
                    <Button className="nothing-found__way" onPress={() => setQueryText(`${way.query} `)}>
                      <span>{wayWords(way, { t, formats })}</span>{' '}
                      <span className="nothing-found__count">{t('app.count', { count })}</span>
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <div className="nothing-found__all">
            {collection === undefined && living === undefined ? null : (
              <Button onPress={() => query.set(({ order }) => ({ text, order }))}>{t('search.loosen.library')}</Button>
            )}
            <Button onPress={() => setQueryText('')}>{t('grid.show-all')}</Button>
            <Button tone="quiet" onPress={() => openHelp('finding')}>
              {t('help.learn')}
            </Button>
          </div>
        </div>
      }
    >
      {t('grid.nothing-fits.why', { query: plainQuery(text.trim(), { t, formats }), count: info.data?.assets ?? 0 })}
    </EmptyState>
  );
}

function wayWords(way: Looser, words: ChipWords): string {
  const { t } = words;
  switch (way.type) {
    case 'filter': {
      const [filter] = filtersOf(way.filter);
      const said = filter ? chipWords({ ...filter, isExcluded: false }, words) : way.filter;
      return t(filter?.isExcluded ? 'search.loosen.excluded' : 'search.loosen.without', { what: said });
    }
    case 'excluded':
      return t('search.loosen.excluded', { what: `“${way.words}”` });
    case 'word':
      return t('search.loosen.without', { what: `“${way.word}”` });
    case 'quotes':
      return t('search.loosen.quotes', { what: way.words });
    case 'any':
      return t('search.loosen.any');
  }
}

import { ArrowDownUp, Ban, ChartNoAxesColumn } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import type { FacetName, FacetValue, SearchOrder } from '../../../shared/model/search.ts';
import { ownFilters, useFacet } from '../../data/facets.ts';
import { useResultPart } from '../../data/result.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu } from '../../elements/menu.tsx';
import { standings } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { setOrder, toggleExcluded, toggleFilter, useSettledQuery } from '../../state/query.ts';
import { useView } from '../../state/view.ts';
import { FacetButton, MoreFacets } from './facet-button.tsx';
import './facet-bar.css';

// shut in a new window
const TimeBar = lazy(async () => ({ default: (await import('./time-bar.tsx')).TimeBar }));

const orders: readonly SearchOrder[] = ['newest', 'oldest', 'best'];
const kinds = ['photo', 'video', 'audio', 'document', 'other'] as const;
/** Those that are counted with every result, beside the kinds. */
const shown = ['theme', 'year', 'event', 'place'] as const;

/** What the result is made of, and how it is ordered and sized. A click writes or takes away a filter. */
export function FacetBar() {
  const t = useT();
  const { text, order } = useSettledQuery();
  const summary = useResultPart((result) => result.summary);
  const { timeBarOpen, change } = useView();
  const has = (name: FacetName, values: readonly FacetValue[] | undefined): boolean =>
    (values ?? []).length > 0 || ownFilters(name, text).length > 0;
  return (
    <>
      <div className="facets">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would have to be undressed in every browser */}
        <div className="facets__row" role="group" aria-label={t('search.facets')}>
          <div className="facets__wide">
            <Kinds values={summary?.facets.kind ?? []} text={text} />
          </div>
          <div className="facets__narrow">
            {has('kind', summary?.facets.kind) ? <FacetButton name="kind" text={text} /> : null}
          </div>
          {shown.map((name) =>
            has(name, summary?.facets[name]) ? <FacetButton key={name} name={name} text={text} /> : null,
          )}
          {summary && (summary.total > 0 || text.trim() !== '') ? <MoreFacets text={text} /> : null}
        </div>
        <div className="facets__tools">
          <IconButton
            size="small"
            label={t('search.timeline')}
            icon={<ChartNoAxesColumn aria-hidden />}
            isOn={timeBarOpen}
            onPress={() => change({ timeBarOpen: !timeBarOpen })}
          />
          <Menu
            label={t('search.order')}
            trigger={
              <PlainButton
                className="facet facet--tool"
                aria-label={`${t('search.order')}: ${t(`search.order.${order}`)}`}
              >
                <ArrowDownUp aria-hidden />
                <span className="facet__order">{t(`search.order.${order}`)}</span>
              </PlainButton>
            }
            entries={orders.map((one) => ({ id: one, label: t(`search.order.${one}`), isChosen: one === order }))}
            onAction={(id) => setOrder(id as SearchOrder)}
          />
        </div>
      </div>
      {timeBarOpen ? (
        <Suspense>
          <TimeBar />
        </Suspense>
      ) : null}
    </>
  );
}

/** The kinds side by side, also those that a chosen one hides: another click lets them in beside it. */
function Kinds({ values, text }: { readonly values: readonly FacetValue[]; readonly text: string }) {
  const t = useT();
  const { number } = useFormats();
  const isNarrowed = ownFilters('kind', text).length > 0;
  const beside = useFacet('kind', isNarrowed);
  const stand = standings(text);
  const byKind = new Map(
    (isNarrowed && !beside.isPending ? beside.values : values).map((value) => [value.value, value]),
  );
  return kinds.map((kind) => {
    const facet = byKind.get(kind);
    if (!facet) return null;
    const stands = stand(facet.query);
    const name = t(`kind.${kind}`);
    return (
      <span key={kind} className="facet-kind">
        <PlainButton
          className={`facet ${stands === 'in' ? 'facet--on' : stands === 'out' ? 'facet--out' : ''}`}
          aria-pressed={stands === 'in'}
          onPress={() => toggleFilter(facet.query)}
          onKeyDown={(event) => {
            if (event.key === '-') toggleExcluded(facet.query);
            else event.continuePropagation();
          }}
        >
          <span className="facet__words">{name}</span>
          {stands === 'out' ? <span className="hidden-words">{t('search.facet.is-out')}</span> : null}
          <span className="facet__count">{number(facet.count)}</span>
        </PlainButton>
        <PlainButton
          className="facet-kind__out"
          excludeFromTabOrder
          aria-label={t(stands === 'out' ? 'search.facet.let-in' : 'search.facet.keep-out', { value: name })}
          onPress={() => toggleExcluded(facet.query)}
        >
          <Ban aria-hidden />
        </PlainButton>
      </span>
    );
  });
}

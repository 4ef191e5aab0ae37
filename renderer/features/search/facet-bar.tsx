import { ArrowDownUp, ChevronDown } from 'lucide-react';
import { Button as PlainButton } from 'react-aria-components/Button';
import type { FacetName, FacetValue, SearchOrder } from '../../../shared/model/search.ts';
import { useResult } from '../../data/result.ts';
import { Menu } from '../../elements/menu.tsx';
import { Popover } from '../../elements/popover.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { filtersOf, hasFilter, setOrder, toggleFilter, useQuery } from '../../state/query.ts';
import { chipWords } from './chips.ts';
import { FacetList } from './facet-list.tsx';
import './facet-bar.css';

const orders: readonly SearchOrder[] = ['newest', 'oldest', 'best'];
const kinds = ['photo', 'video', 'audio', 'document', 'other'] as const;

/** What the result is made of, and how it is ordered and sized. A click writes or takes away a filter. */
export function FacetBar() {
  const t = useT();
  const { text, order } = useQuery();
  const { summary } = useResult();
  return (
    <div className="facets">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would have to be undressed in every browser */}
      <div className="facets__row" role="group" aria-label={t('search.facets')}>
        <div className="facets__wide">
          <KindFacet values={summary?.facets.kind ?? []} text={text} />
        </div>
        <div className="facets__narrow">
          <MoreFacet name="kind" values={summary?.facets.kind ?? []} text={text} />
        </div>
        <MoreFacet name="theme" values={summary?.facets.theme ?? []} text={text} />
        <MoreFacet name="year" values={summary?.facets.year ?? []} text={text} />
      </div>
      <div className="facets__tools">
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
  );
}

function KindFacet({ values, text }: { readonly values: readonly FacetValue[]; readonly text: string }) {
  const t = useT();
  const { number } = useFormats();
  const byKind = new Map(values.map((value) => [value.value, value]));
  return kinds.map((kind) => {
    const facet = byKind.get(kind);
    if (!facet) return null;
    const isOn = hasFilter(text, facet.query);
    return (
      <PlainButton
        key={kind}
        className={`facet ${isOn ? 'facet--on' : ''}`}
        aria-pressed={isOn}
        onPress={() => toggleFilter(facet.query)}
      >
        {t(`kind.${kind}`)}
        <span className="facet__count">{number(facet.count)}</span>
      </PlainButton>
    );
  });
}

function MoreFacet(props: { readonly name: FacetName; readonly values: readonly FacetValue[]; readonly text: string }) {
  const t = useT();
  const { name, values, text } = props;
  const chosen = filtersOf(text).find((filter) => filter.field === name && !filter.isExcluded);
  if (values.length === 0 && !chosen) return null;
  const label = t(`search.facet.${name}`);
  return (
    <Popover
      label={label}
      placement="bottom start"
      className="facet-popover"
      trigger={
        <PlainButton className={`facet ${chosen ? 'facet--on' : ''}`}>
          <span className="facet__words">{chosen ? chipWords(chosen, t).replace(/^.*: /, '') : label}</span>
          <ChevronDown aria-hidden />
        </PlainButton>
      }
    >
      <FacetList label={label} values={values} text={text} hasSearch={values.length > 9} />
    </Popover>
  );
}

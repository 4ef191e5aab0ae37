import { useMemo, useState } from 'react';
import type { FacetName } from '../../../shared/model/search.ts';
import { ownFilters, useFacet } from '../../data/facets.ts';
import { useTerms } from '../../data/terms.ts';
import { Button } from '../../elements/button.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { withoutFilters } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { setQueryText, useSettledQuery } from '../../state/query.ts';
import { facetNodes, nodesLike } from './facet-nodes.ts';
import { FacetTree } from './facet-tree.tsx';

/** With more values than this there is a field to look for one. */
const few = 9;
/** Rows at once: whoever needs another one types. */
const most = 120;

/** The values of one facet: looked for, let through, kept out. */
export function FacetPanel({ name }: { readonly name: FacetName }) {
  const t = useT();
  const formats = useFormats();
  const { text } = useSettledQuery();
  const facet = useFacet(name, true);
  const isLate = useLate(facet.isPending);
  const themes = useTerms('theme').data?.terms;
  const [typed, setTyped] = useState('');
  const { values } = facet;
  const nodes = useMemo(
    () => facetNodes(name, values, { t, formats }, name === 'theme' ? (themes ?? []) : []),
    [name, values, t, formats, themes],
  );
  const shown = useMemo(
    () => (typed.trim() === '' ? nodes.slice(0, most) : nodesLike(nodes, typed, most)),
    [nodes, typed],
  );
  const own = ownFilters(name, text);
  const label = t(`search.facet.${name}`);
  const hasSearch = values.length > few;
  return (
    <div className="facet-panel">
      {hasSearch ? (
        <div className="facet-panel__search">
          <SearchField
            label={t('search.facet.find')}
            clearLabel={t('search.clear')}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
        </div>
      ) : null}
      {facet.isFailed ? (
        <p className="facet-panel__words">{t('search.facet.failed')}</p>
      ) : facet.isPending ? (
        <div className="facet-panel__words" aria-busy="true">
          {isLate ? <Skeleton height="6rem" /> : null}
        </div>
      ) : values.length === 0 ? (
        <p className="facet-panel__words">{t('search.facet.empty')}</p>
      ) : (
        <FacetTree label={label} nodes={shown} text={text} hasFocus={!hasSearch} />
      )}
      {facet.more || nodes.length > most ? <p className="facet-panel__words">{t('search.facet.more')}</p> : null}
      {own.length > 0 ? (
        <footer className="facet-panel__foot">
          {facet.isWithoutOwn ? <p>{t('search.facet.beside', { facet: label })}</p> : null}
          <Button size="small" onPress={() => setQueryText(withoutFilters(text, own))}>
            {t('search.facet.clear')}
          </Button>
        </footer>
      ) : values.length > 0 ? (
        <p className="facet-panel__hint">{t('search.facet.hint')}</p>
      ) : null}
    </div>
  );
}

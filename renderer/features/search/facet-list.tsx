import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { FacetValue } from '../../../shared/model/search.ts';
import { useForgiving } from '../../elements/combo-box.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { hasFilter, toggleFilter } from '../../state/query.ts';
import '../../elements/list.css';

const kinds: ReadonlySet<string> = new Set(['photo', 'video', 'audio', 'document', 'other']);

/** All values of a facet with their counts; many can be narrowed by typing. */
export function FacetList(props: {
  readonly label: string;
  readonly values: readonly FacetValue[];
  readonly text: string;
  readonly hasSearch: boolean;
}) {
  const t = useT();
  const { number } = useFormats();
  const { label, values, text, hasSearch } = props;
  const [typed, setTyped] = useState('');
  const options = useMemo(() => values.map((value) => ({ ...value, name: value.value })), [values]);
  const names = useForgiving(options, typed, 500);
  const found = useMemo(() => {
    const byName = new Map(options.map((option) => [option.name, option]));
    return names.flatMap(({ name }) => byName.get(name) ?? []);
  }, [names, options]);
  return (
    <div className="facet-list">
      {hasSearch ? (
        <div className="facet-list__search">
          <SearchField
            label={t('search.facet.find')}
            clearLabel={t('search.clear')}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
        </div>
      ) : null}
      <ListBox
        className="list facet-list__list"
        aria-label={label}
        items={found}
        dependencies={[text]}
        selectionMode="none"
        autoFocus={!hasSearch}
        onAction={(key) => toggleFilter(String(key))}
        renderEmptyState={() => <p className="facet-list__none">{t('search.facet.none')}</p>}
      >
        {(facet) => {
          const isOn = hasFilter(text, facet.query);
          const words = kinds.has(facet.value) ? t(`kind.${facet.value}` as MessageKey) : facet.value;
          return (
            <ListBoxItem id={facet.query} className="list__item" textValue={words}>
              <span className="list__words">{words}</span>
              {isOn ? <Check className="list__check" aria-hidden /> : null}
              <span className="list__note">{number(facet.count)}</span>
            </ListBoxItem>
          );
        }}
      </ListBox>
    </div>
  );
}

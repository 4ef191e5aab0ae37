import { ArrowLeft, ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { FacetName } from '../../../shared/model/search.ts';
import { ownFilters } from '../../data/facets.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Popover } from '../../elements/popover.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { choicesWords } from './chip-words.ts';
import { FacetPanel } from './facet-panel.tsx';
import '../../elements/list.css';

/** Facets that are counted when somebody opens them, in the order in which people need them. */
const others: readonly FacetName[] = [
  'month',
  'person',
  'unit',
  'creator',
  'folder',
  'described',
  'used',
  'rating',
  'label',
  'orientation',
  'format',
  'camera',
  'classification',
];

/** A facet behind its name; once something of it is chosen, behind that. */
export function FacetButton({ name, text }: { readonly name: FacetName; readonly text: string }) {
  const t = useT();
  const formats = useFormats();
  const label = t(`search.facet.${name}`);
  const own = ownFilters(name, text);
  const words = own.map((filter) => choicesWords(filter, { t, formats })).join(', ');
  return (
    <Popover
      label={label}
      placement="bottom start"
      className="facet-popover"
      trigger={
        <PlainButton
          className={`facet ${own.length > 0 ? 'facet--on' : ''}`}
          aria-label={own.length > 0 ? `${label}: ${words}` : label}
        >
          <span className="facet__words">{own.length > 0 ? words : label}</span>
          <ChevronDown aria-hidden />
        </PlainButton>
      }
    >
      <FacetPanel name={name} />
    </Popover>
  );
}

/** All the other facets behind one button: first their names, then the values of the one that was chosen. */
export function MoreFacets({ text }: { readonly text: string }) {
  const t = useT();
  const formats = useFormats();
  const [opened, setOpened] = useState<FacetName>();
  const [isOpen, setOpen] = useState(false);
  const count = others.reduce((sum, name) => sum + ownFilters(name, text).length, 0);
  const label = t('search.facet.others');
  return (
    <Popover
      label={opened ? t(`search.facet.${opened}`) : label}
      placement="bottom start"
      className="facet-popover"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) setOpened(undefined);
      }}
      trigger={
        <PlainButton className={`facet ${count > 0 ? 'facet--on' : ''}`}>
          <span className="facet__words">{label}</span>
          {count > 0 ? <span className="facet__count">{formats.number(count)}</span> : null}
          <ChevronDown aria-hidden />
        </PlainButton>
      }
    >
      {opened ? (
        <>
          <header className="facet-panel__head">
            <IconButton
              size="small"
              label={t('search.facet.back')}
              icon={<ArrowLeft aria-hidden />}
              onPress={() => setOpened(undefined)}
            />
            <h2>{t(`search.facet.${opened}`)}</h2>
          </header>
          <FacetPanel key={opened} name={opened} />
        </>
      ) : (
        <ListBox
          className="list list--menu"
          aria-label={label}
          items={others.map((id) => ({ id }))}
          dependencies={[text]}
          selectionMode="none"
          autoFocus
          onAction={(key) => setOpened(key as FacetName)}
        >
          {({ id }) => {
            const own = ownFilters(id, text);
            const words = own.map((filter) => choicesWords(filter, { t, formats })).join(', ');
            return (
              <ListBoxItem id={id} className="list__item" textValue={t(`search.facet.${id}`)}>
                <span className="list__words">{t(`search.facet.${id}`)}</span>
                {words ? <span className="list__note facet-other__chosen">{words}</span> : null}
                <ChevronRight aria-hidden />
              </ListBoxItem>
            );
          }}
        </ListBox>
      )}
    </Popover>
  );
}

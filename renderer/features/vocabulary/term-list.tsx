import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useT } from '../../state/language.tsx';
import type { Leaf } from './in-tree.ts';

/** Rows that are built; nobody reads further without narrowing the list. */
const shown = 400;

/** The words of a list in its tree, each with how many assets carry it. */
export function TermList(props: {
  readonly label: string;
  readonly leaves: readonly Leaf[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const t = useT();
  const rest = props.leaves.length - shown;
  return (
    <>
      <ListBox
        className="list terms__list"
        aria-label={props.label}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={props.chosen === undefined ? [] : [props.chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) props.onChoose(String(key));
        }}
        items={props.leaves.slice(0, shown).map((leaf) => ({ ...leaf, id: leaf.term.id }))}
      >
        {({ term, depth }) => (
          <ListBoxItem id={term.id} className="list__item" textValue={term.name}>
            <span className="terms__word" style={{ paddingInlineStart: `${depth * 1.1}rem` }}>
              {term.colour ? <i className="terms__dot" style={{ background: term.colour }} aria-hidden="true" /> : null}
              {term.name}
            </span>
            <span className="list__note">
              {term.hidden ? `${t('terms.hidden')} · ` : ''}
              {term.count > 0 ? t('terms.count', { count: term.count }) : ''}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {rest > 0 ? <p className="terms__hint">{t('terms.more', { count: rest })}</p> : null}
    </>
  );
}

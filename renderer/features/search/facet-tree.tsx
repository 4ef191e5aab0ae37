import { Ban, Check, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { type Standing, standings } from '../../state/filters.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { toggleExcluded, toggleFilter } from '../../state/query.ts';
import type { FacetNode } from './facet-nodes.ts';
import '../../elements/list.css';

interface RowsProps {
  readonly stand: (filter: string) => Standing;
  readonly expanded: ReadonlySet<string>;
  /** Some rows can be opened: the others keep the room of the arrow. */
  readonly hasArrows: boolean;
}

/** Rows at the top that are so few that what is below them is shown at once. */
const few = 3;

/**
 * Values of a facet. Space or a click lets one through beside others, `-` or the sign at its end keeps it out; what was
 * done so is undone the same way.
 */
export function FacetTree(props: {
  readonly label: string;
  readonly nodes: readonly FacetNode[];
  /** The search text, which says how each value stands. */
  readonly text: string;
  readonly hasFocus: boolean;
}) {
  const t = useT();
  const { label, nodes, text, hasFocus } = props;
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(
    () => new Set(nodes.length <= few ? nodes.map(({ id }) => id) : []),
  );
  const stand = useMemo(() => standings(text), [text]);
  const hasArrows = nodes.some((node) => node.below.length > 0);
  const chosen = useMemo(() => new Set(eachOf(nodes).filter((id) => stand(id) === 'in')), [nodes, stand]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '-' || !(event.target instanceof Element)) return;
    const id = event.target.closest('[data-key]')?.getAttribute('data-key');
    if (!id) return;
    event.preventDefault();
    event.stopPropagation();
    toggleExcluded(id);
  };
  return (
    <div onKeyDownCapture={onKeyDown}>
      <Tree
        className="list facet-tree"
        aria-label={label}
        items={nodes}
        selectionMode="multiple"
        selectedKeys={chosen}
        escapeKeyBehavior="none"
        onSelectionChange={(keys) => {
          // every value at once narrows nothing
          if (keys === 'all') return;
          const now = new Set([...keys].map(String));
          for (const id of new Set([...now, ...chosen])) if (now.has(id) !== chosen.has(id)) toggleFilter(id);
        }}
        expandedKeys={expanded}
        onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
        dependencies={[stand, expanded]}
        autoFocus={hasFocus ? 'first' : false}
        renderEmptyState={() => <p className="facet-tree__none">{t('search.facet.none')}</p>}
      >
        {(node) => <Row node={node} stand={stand} expanded={expanded} hasArrows={hasArrows} />}
      </Tree>
    </div>
  );
}

function Row({ node, stand, expanded, hasArrows }: RowsProps & { readonly node: FacetNode }) {
  const t = useT();
  const { number } = useFormats();
  const stands = stand(node.id);
  return (
    <TreeItem
      id={node.id}
      textValue={node.label}
      hasChildItems={node.below.length > 0}
      className="list__item facet-row"
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div
            className="facet-row__line"
            data-stands={stands}
            style={{ paddingInlineStart: `${(level - 1) * 0.875}rem` }}
            title={node.title}
          >
            <span className="facet-row__tick" aria-hidden="true">
              {stands === 'in' ? <Check /> : stands === 'out' ? <Ban /> : null}
            </span>
            <span className="list__words">{node.label}</span>
            {stands === 'out' ? <span className="hidden-words">{t('search.facet.is-out')}</span> : null}
            <span className="list__note">{number(node.count)}</span>
            <Button
              className="facet-row__out"
              aria-label={t(stands === 'out' ? 'search.facet.let-in' : 'search.facet.keep-out', { value: node.label })}
              onPress={() => toggleExcluded(node.id)}
            >
              <Ban aria-hidden />
            </Button>
            {hasChildItems ? (
              <Button slot="chevron" className="facet-row__arrow">
                <ChevronRight aria-hidden />
              </Button>
            ) : hasArrows ? (
              <span className="facet-row__arrow" />
            ) : null}
          </div>
        )}
      </TreeItemContent>
      <Collection items={expanded.has(node.id) ? node.below : []} dependencies={[stand, expanded]}>
        {(below) => <Row node={below} stand={stand} expanded={expanded} hasArrows={hasArrows} />}
      </Collection>
    </TreeItem>
  );
}

function eachOf(nodes: readonly FacetNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...eachOf(node.below)]);
}

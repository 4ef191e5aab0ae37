import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import './tree.css';

export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** At the end of the row: a count, a state. */
  readonly note?: ReactNode;
  /** Said and shown on hovering, where the label is cut. */
  readonly title?: string;
  readonly children?: readonly TreeNode[];
}

/** Folders in folders. One row can be chosen; arrows walk, open and close. */
export function Tree(props: {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (expanded: ReadonlySet<string>) => void;
}) {
  return (
    <AriaTree
      className="tree"
      aria-label={props.label}
      items={props.nodes}
      selectionMode="none"
      onAction={(key) => props.onChoose(String(key))}
      expandedKeys={props.expanded}
      onExpandedChange={(keys) => props.onExpandedChange(new Set([...keys].map(String)))}
      dependencies={[props.chosen, props.expanded]}
    >
      {(node) => <Row node={node} chosen={props.chosen} expanded={props.expanded} />}
    </AriaTree>
  );
}

function Row(props: {
  readonly node: TreeNode;
  readonly chosen: string | undefined;
  readonly expanded: ReadonlySet<string>;
}) {
  const { node, chosen, expanded } = props;
  const isChosen = node.id === chosen;
  const children = node.children ?? [];
  return (
    <TreeItem
      id={node.id}
      textValue={node.label}
      hasChildItems={children.length > 0}
      className={`tree__row ${isChosen ? 'tree__row--chosen' : ''}`}
      {...(isChosen ? { 'aria-current': 'true' } : {})}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className="tree__line" style={{ paddingInlineStart: `${(level - 1) * 14}px` }} title={node.title}>
            {hasChildItems ? (
              <Button slot="chevron" className="tree__arrow">
                <ChevronRight aria-hidden />
              </Button>
            ) : (
              <span className="tree__arrow" />
            )}
            {node.icon}
            <span className="tree__words">{node.label}</span>
            {node.note}
          </div>
        )}
      </TreeItemContent>
      {/* what is shut is not built: a share may hold ten thousand folders */}
      <Collection items={expanded.has(node.id) ? children : []} dependencies={[chosen, expanded]}>
        {(child) => <Row node={child} chosen={chosen} expanded={expanded} />}
      </Collection>
    </TreeItem>
  );
}

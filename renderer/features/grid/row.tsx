// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and points at its active cell
import { memo, type ReactNode } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { Cell } from './cell.tsx';
import { eachInRow, type Geometry } from './geometry.ts';
import type { Words } from './words.ts';

interface RowProps {
  readonly geometry: Geometry;
  readonly row: number;
  /** Pixels below the top of the group's box. */
  readonly top: number;
  readonly itemAt: (index: number) => AssetCard | undefined;
  /** Changes whenever a card may be another. */
  readonly version: number;
  readonly selected: ReadonlySet<string>;
  /** The cell that the keyboard stands on, when it is in this row. */
  readonly active: number | undefined;
  readonly words: Words;
}

export const Row = memo(function Row({ geometry, row, top, itemAt, selected, active, words }: RowProps) {
  const cells: ReactNode[] = [];
  const first = geometry.firsts[row] as number;
  eachInRow(geometry, row, (index, left, right) => {
    const card = itemAt(index);
    cells.push(
      <Cell
        key={index}
        index={index}
        column={index - first + 1}
        card={card}
        left={left}
        width={right - left}
        isSelected={card !== undefined && selected.has(card.id)}
        isActive={active === index}
        words={words}
      />,
    );
  });
  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      className="grid-row"
      style={{ top, height: geometry.heights[row] as number }}
    >
      {cells}
    </div>
  );
});

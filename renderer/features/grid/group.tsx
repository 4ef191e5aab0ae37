// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and points at its active cell
import { Check } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { Geometry } from './geometry.ts';
import { Row } from './row.tsx';
import type { Words } from './words.ts';

interface GroupProps {
  readonly geometry: Geometry;
  readonly group: number;
  readonly date: string | null;
  /** Rows to draw, both included. */
  readonly from: number;
  readonly to: number;
  readonly shift: number;
  readonly itemAt: (index: number) => AssetCard | undefined;
  readonly version: number;
  readonly selected: ReadonlySet<string>;
  readonly active: number | undefined;
  readonly words: Words;
}

/** A box higher than this is drawn in steps of the same size, since browsers end at some 30 million pixels. */
const step = 4_000_000;

/** One day: its heading sticks to the upper edge as long as the day is under it. */
export const Group = memo(function Group(props: GroupProps) {
  const { geometry, group, date, from, to, shift, itemAt, version, selected, active, words } = props;
  const { groups } = geometry;
  const top = groups.tops[group] as number;
  const bottom = groups.bottoms[group] as number;
  const first = groups.firsts[group] as number;
  const count = groups.counts[group] as number;
  const isTall = bottom - top > 2 * step;
  const from0 = geometry.tops[from] as number;
  const boxTop = isTall ? Math.max(top, (Math.floor(from0 / step) - 1) * step) : top;
  const boxBottom = isTall ? Math.min(bottom, boxTop + 3 * step) : bottom;
  const heading = date === null ? words.t('grid.no-date') : words.formats.date(date, 'heading');
  const rows: ReactNode[] = [];
  for (let row = Math.max(from, groups.rows[group] as number); row <= to; row++) {
    if (geometry.counts[row] === 0) continue;
    const holds =
      active !== undefined &&
      active >= (geometry.firsts[row] as number) &&
      active < (geometry.firsts[row] as number) + (geometry.counts[row] as number);
    rows.push(
      <Row
        key={row}
        geometry={geometry}
        row={row}
        top={(geometry.tops[row] as number) - boxTop}
        itemAt={itemAt}
        version={version}
        selected={selected}
        active={holds ? active : undefined}
        words={words}
      />,
    );
  }
  return (
    <div
      role="rowgroup"
      className="grid-group"
      style={{ top: boxTop - shift, height: boxBottom - boxTop, width: geometry.width }}
    >
      {geometry.headingHeight > 0 ? (
        <div
          role="row"
          aria-rowindex={(groups.rows[group] as number) + 1}
          className="grid-heading"
          style={{ height: geometry.headingHeight }}
        >
          <div role="rowheader" className="grid-heading-words">
            <button
              type="button"
              tabIndex={-1}
              className="grid-day"
              data-day={group}
              aria-pressed={isWhole(itemAt, selected, first, count)}
              aria-label={words.t('grid.select-day', { day: heading })}
            >
              <Check aria-hidden="true" />
            </button>
            <span className="grid-heading-date">{heading}</span>
            <span className="grid-heading-count">{words.formats.number(count)}</span>
          </div>
        </div>
      ) : null}
      {rows}
    </div>
  );
});

/** Whether a day is selected whole, as far as its cards are here. */
function isWhole(
  itemAt: (index: number) => AssetCard | undefined,
  selected: ReadonlySet<string>,
  first: number,
  count: number,
): boolean {
  if (selected.size < count) return false;
  let seen = 0;
  for (let index = first; index < first + count && seen < 400; index++) {
    const card = itemAt(index);
    if (!card) continue;
    if (!selected.has(card.id)) return false;
    seen++;
  }
  return seen > 0;
}

// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed freely cannot be those of a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the table keeps the focus and points at its active cell
import { type KeyboardEvent, type Ref, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../../state/language.tsx';
import { columnName, columnsIn, isNumber, laySheet } from './sheet-layout.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

const inRems = 1.75;
/** Rows above and below those in view that are kept ready. */
const ahead = 12;

/** One sheet. Only the cells near the eye are there; the letters, the numbers and the head stay in view. */
export function SheetTable(props: {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly sought: string;
  /** The cell that the search stands on, and how often it has stepped. */
  readonly hit: Place | undefined;
  readonly steps: number;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const { name, rows, sought, hit, steps } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, left: 0, width: 800, height: 600, rem: 16 });
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const laid = useMemo(() => laySheet(rows, view.rem), [rows, view.rem]);
  const rowHeight = Math.round(inRems * view.rem);
  const head = rowHeight * (laid.hasHead ? 2 : 1);
  const firstRow = laid.hasHead ? 1 : 0;

  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
      setView({ top, left, width, height, rem });
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    // whoever walks along the sheets, or is searching, goes on doing so
    if (!document.activeElement?.closest('[role="tablist"], .find')) element.focus({ preventScroll: true });
    const observer = new ResizeObserver(soon);
    observer.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
    };
  }, []);

  const show = ({ row, column }: Place) => {
    const { current: element } = scroller;
    if (!element) return;
    const top = (row - firstRow) * rowHeight;
    const room = element.clientHeight - head;
    if (row >= firstRow) {
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    }
    const left = laid.lefts[column] ?? 0;
    const right = laid.lefts[column + 1] ?? left;
    const across = element.clientWidth - laid.numbers;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + across) element.scrollLeft = Math.min(left, right - across);
  };
  const go = (place: Place) => {
    const sound = {
      row: Math.min(rows.length - 1, Math.max(0, place.row)),
      column: Math.min(laid.columns - 1, Math.max(0, place.column)),
    };
    setActive(sound);
    show(sound);
  };
  const goNow = useRef(go);
  goNow.current = go;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step shows its hit, also the same one again
  useEffect(() => {
    if (hit) goNow.current(hit);
  }, [hit, steps]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = active;
    const page = Math.max(1, Math.floor((view.height - head) / rowHeight) - 1);
    const far = event.ctrlKey || event.metaKey;
    const to: Record<string, Place> = {
      ArrowDown: { row: far ? rows.length - 1 : row + 1, column },
      ArrowUp: { row: far ? 0 : row - 1, column },
      ArrowRight: { row, column: far ? laid.columns - 1 : column + 1 },
      ArrowLeft: { row, column: far ? 0 : column - 1 },
      PageDown: { row: row + page, column },
      PageUp: { row: row - page, column },
      Home: { row: far ? 0 : row, column: 0 },
      End: { row: far ? rows.length - 1 : row, column: laid.columns - 1 },
    };
    const next = to[event.key];
    if (next && !event.altKey) go(next);
    else if (far && event.key.toLowerCase() === 'c' && !getSelection()?.toString()) {
      navigator.clipboard?.writeText(rows[row]?.[column] ?? '').catch(() => undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const from = Math.max(firstRow, firstRow + Math.floor(view.top / rowHeight) - ahead);
  const to = Math.min(rows.length, firstRow + Math.ceil((view.top + view.height) / rowHeight) + ahead);
  const across = columnsIn(laid, view.left - 200, view.left + view.width + 200);
  const needle = sought.toLowerCase();
  const cellsOf = (row: number) => {
    const cells = [];
    for (let column = across.from; column < across.to; column++) {
      const cell = rows[row]?.[column] ?? '';
      cells.push(
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that it may have know their column
        <div
          key={column}
          role={laid.hasHead && row === 0 ? 'columnheader' : 'gridcell'}
          id={`cell-${row}-${column}`}
          aria-colindex={column + 2}
          className="sheet-cell"
          title={cell.length > 24 ? cell : undefined}
          data-number={isNumber(cell) ? '' : undefined}
          data-active={active.row === row && active.column === column ? '' : undefined}
          data-found={needle !== '' && cell.toLowerCase().includes(needle) ? '' : undefined}
          style={{
            left: laid.numbers + (laid.lefts[column] as number),
            width: (laid.lefts[column + 1] as number) - (laid.lefts[column] as number),
          }}
          onPointerDown={() => setActive({ row, column })}
        >
          {cell}
        </div>,
      );
    }
    return cells;
  };
  const number = (row: number) => (
    <div role="rowheader" aria-colindex={1} className="sheet-number" style={{ width: laid.numbers }}>
      {row + 1}
    </div>
  );
  const attach = (element: HTMLDivElement | null) => {
    scroller.current = element;
    if (typeof props.ref === 'function') props.ref(element);
    else if (props.ref) props.ref.current = element;
  };
  if (rows.length === 0 || laid.columns === 0) return <p className="sheets__none">{t('viewer.empty-sheet')}</p>;
  const width = laid.numbers + (laid.lefts[laid.columns] as number);
  const rowsShown = [];
  for (let row = from; row < to; row++) {
    rowsShown.push(
      <div
        key={row}
        role="row"
        aria-rowindex={row + 2}
        className="sheet-row"
        style={{ top: head + (row - firstRow) * rowHeight, height: rowHeight, width }}
      >
        {number(row)}
        {cellsOf(row)}
      </div>,
    );
  }
  const said = rows[active.row]?.[active.column] ?? '';
  return (
    <>
      <div className="sheets__said" data-keys="">
        <span>
          {columnName(active.column)}
          {active.row + 1}
        </span>
        <p>{said}</p>
      </div>
      <div
        ref={attach}
        role="grid"
        tabIndex={0}
        data-keys=""
        className="sheet-table"
        aria-label={t('viewer.table', { name })}
        aria-rowcount={rows.length + 1}
        aria-colcount={laid.columns + 1}
        aria-activedescendant={
          (active.row >= from && active.row < to) || active.row < firstRow
            ? active.column >= across.from && active.column < across.to
              ? `cell-${active.row}-${active.column}`
              : undefined
            : undefined
        }
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: head + (rows.length - firstRow) * rowHeight, width }}>
          <div role="presentation" className="sheet-head" style={{ width, height: head }}>
            <div
              role="row"
              aria-rowindex={1}
              className="sheet-row sheet-row--letters"
              style={{ height: rowHeight, width }}
            >
              <div role="columnheader" aria-colindex={1} className="sheet-number" style={{ width: laid.numbers }}>
                <span className="hidden-words">#</span>
              </div>
              {Array.from({ length: across.to - across.from }, (_, at) => across.from + at).map((column) => (
                <div
                  key={column}
                  role="columnheader"
                  aria-colindex={column + 2}
                  className="sheet-cell"
                  style={{
                    left: laid.numbers + (laid.lefts[column] as number),
                    width: (laid.lefts[column + 1] as number) - (laid.lefts[column] as number),
                  }}
                >
                  {columnName(column)}
                </div>
              ))}
            </div>
            {laid.hasHead ? (
              <div
                role="row"
                aria-rowindex={2}
                className="sheet-row sheet-row--head"
                style={{ top: rowHeight, height: rowHeight, width }}
              >
                {number(0)}
                {cellsOf(0)}
              </div>
            ) : null}
          </div>
          {rowsShown}
        </div>
      </div>
    </>
  );
}

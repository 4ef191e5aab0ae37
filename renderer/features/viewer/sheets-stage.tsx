import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { DocumentReading } from '../../../shared/model/document.ts';
import { useT } from '../../state/language.tsx';
import type { DocumentVerbs } from './document-verbs.ts';
import { FindBar } from './find-bar.tsx';
import type { Lead } from './lead.ts';
import { SheetTable } from './sheet-table.tsx';
import { useFinding, useSought } from './use-finding.ts';

export type Sheet = Extract<DocumentReading, { how: 'tables' }>['sheets'][number];

/** Hits that are counted; nobody walks through more. */
const atMost = 5000;

/** A spreadsheet: one table at a time, its sheets as tabs below. */
export function SheetsStage(props: {
  readonly sheets: readonly Sheet[];
  readonly lead: Lead | undefined;
  readonly slot: HTMLElement | null;
  readonly verbs: Ref<DocumentVerbs>;
}) {
  const { sheets, lead, slot, verbs } = props;
  const t = useT();
  const [chosen, setChosen] = useState(0);
  const search = useSought();
  const { sought } = search;
  const tabs = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const found = useMemo(() => {
    const hits: { sheet: number; row: number; column: number }[] = [];
    const needle = sought.toLowerCase();
    if (needle === '') return hits;
    for (const [sheet, { rows }] of sheets.entries()) {
      for (const [row, cells] of rows.entries()) {
        for (const [column, cell] of cells.entries()) {
          if (cell.toLowerCase().includes(needle)) hits.push({ sheet, row, column });
          if (hits.length > atMost) return hits;
        }
      }
    }
    return hits;
  }, [sheets, sought]);
  const finding = useFinding(
    search,
    { count: Math.min(atMost, found.length), isMore: found.length > atMost, key: sought },
    () => found.findIndex((hit) => hit.sheet >= chosen),
    () => table.current?.focus({ preventScroll: true }),
  );
  const hit = found[finding.at];
  const stepped = useRef(finding.steps);
  if (stepped.current !== finding.steps) {
    stepped.current = finding.steps;
    if (hit && hit.sheet !== chosen) setChosen(hit.sheet);
  }
  useImperativeHandle(verbs, () => ({ find: finding.open }));
  const { show } = finding;
  useEffect(() => {
    if (lead && lead.words !== '') show(lead.words);
  }, [lead, show]);
  const sheet = sheets[Math.min(chosen, sheets.length - 1)];
  const choose = (at: number) => {
    const next = (at + sheets.length) % sheets.length;
    setChosen(next);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div className="sheets">
      {slot ? createPortal(<FindBar finding={finding} />, slot) : null}
      {sheet ? (
        <SheetTable
          key={chosen}
          ref={table}
          name={sheet.name}
          rows={sheet.rows}
          sought={sought}
          hit={hit?.sheet === chosen ? hit : undefined}
          steps={finding.steps}
        />
      ) : null}
      {sheet?.cut ? <p className="sheets__cut">{t('viewer.cut-rows', { count: sheet.rows.length })}</p> : null}
      {sheets.length > 1 ? (
        <div ref={tabs} role="tablist" aria-label={t('viewer.sheets')} className="sheets__tabs" data-keys="">
          {sheets.map(({ name }, at) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets of one name are told apart by their place
              key={at}
              type="button"
              role="tab"
              aria-selected={at === chosen}
              tabIndex={at === chosen ? 0 : -1}
              onClick={() => setChosen(at)}
              onKeyDown={(event) => {
                const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                if (by === 0) return;
                event.preventDefault();
                event.stopPropagation();
                choose(at + by);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

import { useMemo, useRef } from 'react';
import type { SearchLayout } from '../../../shared/model/search.ts';
import type { ShownResult } from '../../data/result.ts';
import { layOut } from './geometry.ts';
import { type Grouped, readable } from './grouping.ts';
import type { Laid } from './place.ts';

/** Pixels between pictures. */
export const gap = 4;

export interface GridSize {
  /** Inside the grid, without the scale. */
  readonly width: number;
  readonly height: number;
  /** Pixels of 1 rem, which grows when a person asks for larger text. */
  readonly rem: number;
}

interface Source {
  readonly aspects: Uint8Array;
  readonly groups: readonly Grouped[];
}

function decoded(layout: SearchLayout): Source {
  const text = atob(layout.aspects);
  const aspects = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) aspects[at] = text.charCodeAt(at);
  return { aspects, groups: readable(layout.groups) };
}

/** The first page alone, until the layout of the whole result is here a moment later. */
function fromPage(result: ShownResult): Source {
  const aspects: number[] = [];
  const groups: { date: string | null; count: number }[] = [];
  for (let index = 0; ; index++) {
    const card = result.itemAt(index);
    if (!card) break;
    const { width, height } = card;
    aspects.push(width && height ? Math.min(255, Math.max(8, Math.round((32 * width) / height))) : 0);
    const date = card.date && /^\d{4}-\d\d-\d\d$/.test(card.date) ? card.date : null;
    const last = groups.at(-1);
    if (last && last.date === date) last.count += 1;
    else groups.push({ date, count: 1 });
  }
  return { aspects: Uint8Array.from(aspects), groups: readable(groups) };
}

/** The result laid out for a size; the same object while nothing that matters to it has changed. */
export function useLaid(result: ShownResult, size: GridSize, rowHeight: number, hasHeadings: boolean): Laid {
  const { layout, search } = result;
  const page = useRef<{ search: number; source: Source } | undefined>(undefined);
  if (!layout && (page.current?.search !== search || page.current.source.aspects.length === 0)) {
    page.current = { search, source: fromPage(result) };
  }
  const provisional = page.current?.source;
  const source = useMemo(() => (layout ? decoded(layout) : provisional), [layout, provisional]);
  return useMemo(() => {
    const groups = hasHeadings ? (source?.groups ?? []) : [];
    const geometry = layOut({
      aspects: source?.aspects ?? new Uint8Array(),
      groups,
      width: size.width,
      // Cards hold words: rows grow with larger text, but never beyond what a narrow window can show.
      rowHeight: Math.min((rowHeight * size.rem) / 16, Math.max(72, size.width * 0.6)),
      gap,
      headingHeight: groups.length > 0 ? Math.round(2.5 * size.rem) : 0,
      groupGap: groups.length > 0 ? Math.round(0.75 * size.rem) : 0,
    });
    return { geometry, groups, search };
  }, [source, size.width, size.rem, rowHeight, hasHeadings, search]);
}

import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { PageBox } from '../../../shared/model/document.ts';
import { useDocumentHits } from '../../data/documents.ts';
import { DocumentScroller } from './document-scroller.tsx';
import type { DocumentVerbs } from './document-verbs.ts';
import { FindBar } from './find-bar.tsx';
import type { Lead } from './lead.ts';
import { type PageSize, pageAt, pagesIn } from './page-layout.ts';
import { PageTools } from './page-tools.tsx';
import { PageView } from './page-view.tsx';
import { useFinding, useSought } from './use-finding.ts';
import { usePaging } from './use-paging.ts';

/** Rooms above and below the one in view in which pages are kept ready. */
const ahead = 1;

/** A document that is drawn page by page: only the pages near the eye are there. */
export function PagesStage(props: {
  readonly id: string;
  readonly picture: string;
  readonly pages: readonly PageSize[];
  readonly lead: Lead | undefined;
  readonly slot: HTMLElement | null;
  readonly verbs: Ref<DocumentVerbs>;
}) {
  const { id, picture, pages, lead, slot, verbs } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const paging = usePaging(scroller, pages);
  const { laid, room, top } = paging;

  const search = useSought();
  const hits = useDocumentHits(id, picture, search.sought);
  const found = useMemo(() => {
    const list: { page: number; box: PageBox }[] = [];
    const byPage = new Map<number, readonly PageBox[]>();
    for (const hit of hits.data?.hits ?? []) {
      byPage.set(hit.page, hit.boxes);
      for (const box of hit.boxes) list.push({ page: hit.page, box });
    }
    return { list, byPage };
  }, [hits.data]);
  const page = pageAt(laid, top + room.height / 3);
  const finding = useFinding(
    search,
    { count: found.list.length, isMore: hits.data?.cut ?? false, key: `${lead?.key} ${search.sought}` },
    () => {
      const led = lead && lead.page !== null && search.sought === lead.words ? lead.page - 1 : page;
      return found.list.findIndex((hit) => hit.page >= led);
    },
    () => scroller.current?.focus({ preventScroll: true }),
  );
  const current = found.list[finding.at];
  const { reveal } = paging;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step shows its hit, also the same one again
  useLayoutEffect(() => {
    if (current) reveal(current.page, current.box);
  }, [current, finding.steps, reveal]);

  const { goTo } = paging;
  const { show } = finding;
  const isLaid = room.height > 0;
  useEffect(() => {
    if (!lead || !isLaid) return;
    if (lead.page !== null) goTo(lead.page - 1);
    if (lead.words !== '') show(lead.words);
  }, [lead, isLaid, goTo, show]);

  useImperativeHandle(verbs, () => ({ find: finding.open, by: paging.by, toggle: paging.toggle }));

  const shown = pagesIn(laid, top - ahead * room.height, top + (1 + ahead) * room.height);
  const views = [];
  for (let at = shown.from; at < shown.to && at < pages.length; at++) {
    const size = pages[at] as PageSize;
    views.push(
      <PageView
        key={at}
        id={id}
        picture={picture}
        page={at}
        top={laid.tops[at] as number}
        width={Math.round(size.width * laid.scale)}
        height={Math.round(size.height * laid.scale)}
        marks={found.byPage.get(at)}
        current={current?.page === at ? current.box : undefined}
      />,
    );
  }
  return (
    <>
      {slot
        ? createPortal(
            <>
              <PageTools paging={paging} page={page} count={pages.length} />
              <FindBar finding={finding} isAsking={hits.isFetching} />
            </>,
            slot,
          )
        : null}
      <DocumentScroller scroller={scroller} className="pages">
        <div className="pages__whole" style={{ height: laid.tops[pages.length], width: laid.widest }}>
          {views}
        </div>
      </DocumentScroller>
    </>
  );
}

import { memo, useCallback, useEffect, useState } from 'react';
import { type PageEdge, pageEdges, pageUrl } from '../../../shared/api/media-url.ts';
import type { PageBox } from '../../../shared/model/document.ts';
import { usePageWords } from '../../data/documents.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { PageWords } from './page-words.tsx';

/** A page that only flies by is not asked for. */
const rests = 140;

/** The smallest picture of a page that is sharp enough. */
export function edgeFor(width: number, height: number, density: number): PageEdge {
  const wanted = Math.max(width, height) * density;
  return pageEdges.find((edge) => edge >= wanted * 0.9) ?? pageEdges[pageEdges.length - 1] ?? 1600;
}

/** One page: its picture, its words to mark, and what was found on it. */
export const PageView = memo(function PageView(props: {
  readonly id: string;
  readonly picture: string;
  readonly page: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly PageBox[] | undefined;
  /** The mark that is in view now. */
  readonly current: PageBox | undefined;
}) {
  const { id, picture, page, top, width, height, marks, current } = props;
  const t = useT();
  const [isCalm, setCalm] = useState(false);
  const [drawn, setDrawn] = useState<string | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(true), rests);
    return () => clearTimeout(timer);
  }, []);
  const words = usePageWords(id, picture, page, isCalm && drawn !== undefined);
  const wanted = pageUrl(id, picture, page, edgeFor(width, height, window.devicePixelRatio || 1));
  const attach = useCallback(
    (element: HTMLImageElement) => {
      // let go of and taken up again, as under a strict tree
      if (!element.hasAttribute('src')) element.src = wanted;
      // one that was kept from before may be there sooner than anybody hears of it
      if (element.complete && element.naturalWidth > 0) setDrawn(wanted);
      // taking the address away ends a load that nobody will see
      return () => {
        if (!element.complete) element.removeAttribute('src');
      };
    },
    [wanted],
  );
  const isFailed = failed === `${wanted} ${tries}`;
  return (
    <section className="page" aria-label={t('viewer.page-name', { page: page + 1 })} style={{ top, width, height }}>
      {/* the sharper picture comes over the one before it, so that nothing flickers while one zooms */}
      {drawn && drawn !== wanted ? <img src={drawn} alt="" draggable={false} /> : null}
      {isCalm && !isFailed ? (
        <img
          key={`${wanted} ${tries}`}
          ref={attach}
          src={wanted}
          alt=""
          draggable={false}
          decoding="async"
          data-coming={drawn === wanted ? undefined : ''}
          onLoad={() => setDrawn(wanted)}
          onError={() => setFailed(`${wanted} ${tries}`)}
        />
      ) : null}
      {isFailed && !drawn ? (
        <div className="page__failed" role="status">
          <p>{t('viewer.page-failed')}</p>
          <Button size="small" onPress={() => setTries((before) => before + 1)}>
            {t('action.retry')}
          </Button>
        </div>
      ) : null}
      {marks?.map((box) => (
        <span
          key={`${box.x} ${box.y} ${box.width}`}
          className="page__mark"
          data-current={box === current ? '' : undefined}
          style={{
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
        />
      ))}
      {words.data ? <PageWords runs={words.data.runs} width={width} height={height} /> : null}
    </section>
  );
});

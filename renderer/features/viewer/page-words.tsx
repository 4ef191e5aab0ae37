import { Fragment, memo, useMemo } from 'react';
import type { PageRun } from '../../../shared/model/document.ts';
import { betweenRuns } from './page-runs.ts';

/** Letters of this size are measured; any other is a multiple. */
const measured = 100;
let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of words in the letters of the layer, for letters one pixel high. */
function widthOf(text: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return 0;
  ruler.font = `${measured}px sans-serif`;
  return ruler.measureText(text).width / measured;
}

/** The words of a page over its picture, unseen, each where it stands: for marking and copying. */
export const PageWords = memo(function PageWords(props: {
  readonly runs: readonly PageRun[];
  readonly width: number;
  readonly height: number;
}) {
  const { runs, width, height } = props;
  const between = useMemo(() => betweenRuns(runs, width / Math.max(1, height)), [runs, width, height]);
  const widths = useMemo(() => runs.map((run) => widthOf(run.text)), [runs]);
  return (
    <div className="page__words">
      {runs.map((run, at) => {
        const size = run.box.height * height;
        const own = (widths[at] as number) * size;
        const style = {
          left: `${run.box.x * 100}%`,
          top: `${run.box.y * 100}%`,
          fontSize: size,
          transform: own > 0 ? `scaleX(${(run.box.width * width) / own})` : undefined,
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name but their place on the page
          <Fragment key={at}>
            <span style={style}>{run.text}</span>
            {between[at] === '\n' ? <br /> : between[at]}
          </Fragment>
        );
      })}
    </div>
  );
});

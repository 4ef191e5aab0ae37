import type { PageRun } from '../../../shared/model/document.ts';

/** What stands between a run of words and the next one, so that what is copied reads as it looks. */
export type Between = '' | ' ' | '\n';

/** One answer for each run. Boxes are shares of the page; `aspect` is the page's width by its height. */
export function betweenRuns(runs: readonly PageRun[], aspect: number): Between[] {
  return runs.map((run, at) => {
    const next = runs[at + 1];
    if (!next) return '';
    const isSameLine = overlap(run.box.y, run.box.height, next.box.y, next.box.height) > 0.5;
    if (!isSameLine || next.box.x < run.box.x) return '\n';
    if (/\s$/.test(run.text) || /^\s/.test(next.text)) return '';
    // a gap of a fifth of the letters' height is a space that the page does not write
    const gap = (next.box.x - (run.box.x + run.box.width)) * aspect;
    return gap > 0.2 * Math.min(run.box.height, next.box.height) ? ' ' : '';
  });
}

/** How much of the lower of two spans the other covers, 0..1. */
function overlap(top: number, height: number, otherTop: number, otherHeight: number): number {
  const common = Math.min(top + height, otherTop + otherHeight) - Math.max(top, otherTop);
  return common / Math.max(1e-9, Math.min(height, otherHeight));
}

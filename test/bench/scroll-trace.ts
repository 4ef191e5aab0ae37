import type { Page } from '@playwright/test';

/** What one steady scroll cost. Times in milliseconds. */
export interface ScrollCost {
  readonly scrolled: number;
  /** Each task of the page's main thread: wall time, and the processor time within it. */
  readonly tasks: readonly { readonly wall: number; readonly busy: number }[];
  /** From one frame to the next. */
  readonly frames: readonly number[];
  /** Bytes of JavaScript in use, after collecting, before and after. */
  readonly heap: readonly [before: number, after: number];
}

/** An event of Chromium's trace format: times in microseconds, `tdur` is processor time. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const categories = ['toplevel', 'devtools.timeline', '__metadata'];

/** Turns the wheel over `selector` for some seconds, a notch every 40 ms, with Chromium's trace running. */
export async function scrollSteadily(page: Page, selector: string, seconds: number): Promise<ScrollCost> {
  const cdp = await page.context().newCDPSession(page);
  const heapNow = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await heapNow();
  await page.locator(selector).hover();
  const end = await startTrace(page);
  await page.evaluate(() => {
    const seen: number[] = [];
    let last = performance.now();
    const note = (now: number) => {
      seen.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { framesSeen: seen });
  });
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    await page.mouse.wheel(0, 120);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { framesSeen: number[] }).framesSeen.slice(1));
  const tasks = await end();
  const scrolled = await page.locator(selector).evaluate((element) => element.scrollTop);
  return { scrolled, tasks, frames, heap: [before, await heapNow()] };
}

/** Begins Chromium's trace; what it gives ends that, and says what the page's main thread did. */
export async function startTrace(page: Page): Promise<() => Promise<ScrollCost['tasks']>> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', (part) => {
    for (const event of part.value as unknown as TraceEvent[]) events.push(event);
  });
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  return async () => {
    const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
    await cdp.send('Tracing.end');
    await complete;
    return mainTasks(events);
  };
}

/** Tasks of the busiest main thread among the traced processes, which is the page that was scrolled. */
function mainTasks(events: readonly TraceEvent[]): ScrollCost['tasks'] {
  const threads = events.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain');
  const lists = threads.map(({ pid, tid }) =>
    events.filter(
      (event) =>
        event.pid === pid && event.tid === tid && event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask',
    ),
  );
  const [busiest = []] = lists.sort((a, b) => b.length - a.length);
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, busy: tdur / 1000 }));
}

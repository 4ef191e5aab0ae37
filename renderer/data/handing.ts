import { useMemo } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { DesktopVerbs } from '../../shared/api/desktop.ts';
import { handedTo, mostHanded } from '../../shared/api/handing.ts';
import { originalUrl } from '../../shared/api/media-url.ts';
import type { MessageKey } from '../../shared/i18n/format.ts';
import { noteDragOut } from '../state/dragging-out.ts';
import { handing, usualPreset } from '../state/handing.ts';
import { notify } from '../state/notices.ts';
import { useDesktop, useEngine } from './engine.tsx';
import { failureOf } from './failure.ts';
import { report } from './report.ts';

/** Begins a drag out of the window. */
export interface Dragging {
  startDrag(assets: readonly string[]): void;
}

/**
 * Drags copies out of the window, made as the person chose it: they are made first, and what stays behind or leaves as its own
 * bytes is said. Undefined where there is no desktop.
 */
export function useDragging(): Dragging | undefined {
  const engine = useEngine();
  const desktop = useDesktop();
  return useMemo(() => (desktop ? draggingOf(engine, desktop) : undefined), [engine, desktop]);
}

function draggingOf(engine: EngineClient, desktop: Pick<DesktopVerbs, 'startDrag'>): Dragging {
  const drag = async (assets: readonly string[]) => {
    const ids = assets.slice(0, mostHanded);
    const button = watchButton();
    const [preset, made] = await withPreset((preset) =>
      engine.exports.prepare({ ids, preset, channel: handedTo }),
    ).finally(button.stop);
    const { files, refused, failed, asTheyAre } = made;
    if (assets.length > ids.length) tell('ways.too-many', mostHanded);
    tellHeldBack(refused.length);
    tell('ways.not-made', failed.length);
    tellAsTheyAre(asTheyAre.length);
    if (files.length === 0) return;
    // a system that is told to drag while no button is held drops at once, wherever the pointer is
    if (button.isHeld()) {
      noteDragOut();
      desktop.startDrag(
        files.map(({ id }) => id),
        preset,
      );
    } else notify({ id: 'ways.drag-again', tone: 'calm', key: 'ways.drag-again' });
  };
  return { startDrag: (assets) => void drag(assets).catch(report) };
}

/** Whether the button of the pointer, which is held now, still is. */
function watchButton(): { readonly isHeld: () => boolean; readonly stop: () => void } {
  let isHeld = true;
  const letGo = () => {
    isHeld = false;
  };
  window.addEventListener('pointerup', letGo, true);
  return { isHeld: () => isHeld, stop: () => window.removeEventListener('pointerup', letGo, true) };
}

/**
 * Does something with the preset that the person chose for copies that are handed over. One that the office has taken away since
 * gives way to the usual one, for now and from now on.
 */
export async function withPreset<Answer>(work: (preset: string) => Promise<Answer>): Promise<[string, Answer]> {
  const { preset } = handing.get();
  try {
    return [preset, await work(preset)];
  } catch (error) {
    if (preset === usualPreset || failureOf(error).code !== 'preset-not-found') throw error;
    handing.set({ preset: usualPreset });
    return [usualPreset, await work(usualPreset)];
  }
}

/** Hands an original to the browser to keep, under its own name, if it may leave. */
export function useDownload(): (id: string, name: string) => void {
  const engine = useEngine();
  return useMemo(() => {
    const download = async (id: string, name: string) => {
      const [said] = await engine.rights.check({ ids: [id], channels: [handedTo] });
      if (said?.verdict.outcome === 'refused') return tellHeldBack(1);
      const link = document.createElement('a');
      link.href = originalUrl(id);
      link.download = name;
      link.click();
      tellAsTheyAre(1);
    };
    return (id, name) => void download(id, name).catch(report);
  }, [engine]);
}

/** Says how many stay behind since they may not leave. */
export const tellHeldBack = (count: number): void => tell('ways.held-back', count);

/** Says how many leave with everything that is said inside them. */
const tellAsTheyAre = (count: number): void => tell('ways.as-they-are', count);

/** Each sort of it once, however often it is dragged. */
function tell(key: MessageKey, count: number): void {
  if (count > 0) notify({ id: key, tone: 'calm', key, values: { count } });
}

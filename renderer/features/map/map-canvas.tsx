import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useT } from '../../state/language.tsx';
import { settings } from '../../state/settings.ts';
import { useStore } from '../../state/store.ts';
import { type BaseMap, coloursOf, drawBaseMap, drawNames, fontOf, loadBaseMap } from './base-map.ts';
import { type Box, type Placed, placeNames } from './labels.ts';
import type { Eye, Size } from './projection.ts';
import { stretchesIn } from './stretches.ts';

/** Land, sea and names, drawn anew whenever the eye moves. */
export function MapCanvas(props: {
  readonly eye: Eye;
  readonly size: Size & { readonly rem: number };
  /** What stands over the map: no name is written there. */
  readonly taken: readonly Box[];
}) {
  const { eye, size, taken } = props;
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [base, setBase] = useState<BaseMap | undefined>();
  const theme = useTheme();
  const stretches = useMemo(() => stretchesIn(t), [t]);
  useEffect(() => {
    let isHere = true;
    // without it there is the sea alone, and the pictures all the same
    loadBaseMap().then(
      (loaded) => isHere && setBase(loaded),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the theme changes
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const { current } = canvas;
      const pen = current?.getContext('2d');
      if (!current || !pen) return;
      const density = devicePixelRatio || 1;
      const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
      if (current.width !== width || current.height !== height) {
        current.width = width;
        current.height = height;
      }
      pen.setTransform(density, 0, 0, density, 0, 0);
      const colours = coloursOf(current);
      if (!base) {
        pen.fillStyle = colours.sea;
        pen.fillRect(0, 0, size.width, size.height);
        return;
      }
      drawBaseMap(pen, base, eye, size, colours);
      const widthOf = (name: string, kind: Placed['kind']) => {
        pen.font = fontOf(kind, size.rem);
        return pen.measureText(name).width;
      };
      drawNames(pen, placeNames({ labels: base.labels, stretches, taken }, eye, size, widthOf), colours, size.rem);
    });
    return () => cancelAnimationFrame(frame);
  }, [eye, size, taken, base, stretches, theme]);
  return (
    <div className="map__canvas" aria-hidden="true" data-ready={base ? '' : undefined}>
      <canvas ref={canvas} />
    </div>
  );
}

const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
const watchDark = (tell: () => void) => {
  dark?.addEventListener('change', tell);
  return () => dark?.removeEventListener('change', tell);
};

/** The theme that is drawn in: chosen, or that of the computer. */
function useTheme(): string {
  const isDark = useSyncExternalStore(watchDark, () => dark?.matches ?? false);
  const { theme } = useStore(settings);
  return `${theme} ${isDark}`;
}

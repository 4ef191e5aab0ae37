import { type RefObject, useLayoutEffect, useState } from 'react';
import type { GridSize } from './use-laid.ts';

/** Size of the grid inside its padding, followed without measuring while it scrolls. */
export function useSize(element: RefObject<HTMLElement | null>): GridSize {
  const [size, setSize] = useState<GridSize>({ width: 0, height: 0, rem: 16 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      const style = getComputedStyle(current);
      const width = current.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const height = current.clientHeight;
      setSize((before) =>
        before.width === width && before.height === height && before.rem === rem ? before : { width, height, rem },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

import { useEffect } from 'react';
import { useEngine } from '../../data/engine.tsx';

/** A window that comes to the front again so soon has nothing new to look for. */
const seldomMilliseconds = 30_000;

/** Tells the engine when the window comes to the front: folders that changed meanwhile are looked at sooner. */
export function useGlance(): void {
  const engine = useEngine();
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const onFocus = () => {
      const now = performance.now();
      if (document.visibilityState === 'hidden' || now - last < seldomMilliseconds) return;
      last = now;
      // nobody asked for it, so nobody is told that it failed
      engine.upkeep.glance({}).catch(() => undefined);
    };
    window.addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onFocus);
    };
  }, [engine]);
}

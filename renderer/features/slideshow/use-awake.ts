import { useEffect } from 'react';

/** What a browser calls it; older ones and pages without a secure address have none. */
interface Sentinel {
  release(): Promise<void>;
}
type Awake = { readonly wakeLock?: { request(kind: 'screen'): Promise<Sentinel> } };

/** Keeps the screen on while something is shown by itself, where the browser can. */
export function useAwake(isOn: boolean): void {
  useEffect(() => {
    const { wakeLock } = navigator as Awake;
    if (!isOn || !wakeLock) return;
    let isHere = true;
    let held: Sentinel | undefined;
    const hold = async () => {
      // it is lost whenever the window is hidden
      if (document.visibilityState !== 'visible') return;
      try {
        const sentinel = await wakeLock.request('screen');
        if (isHere) held = sentinel;
        else await sentinel.release();
      } catch {
        // a low battery refuses it; the show goes on
      }
    };
    void hold();
    const again = () => void hold();
    document.addEventListener('visibilitychange', again);
    return () => {
      isHere = false;
      document.removeEventListener('visibilitychange', again);
      void held?.release().catch(() => undefined);
    };
  }, [isOn]);
}

/** Fills the screen as long as it is shown; whoever leaves the full screen leaves the show. */
export function useFullScreen(onLeave: () => void): void {
  useEffect(() => {
    let isFull = false;
    // refused where a browser does not allow it; then the window is all there is
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    const changed = () => {
      if (isFull && !document.fullscreenElement) onLeave();
      isFull = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
  }, [onLeave]);
}

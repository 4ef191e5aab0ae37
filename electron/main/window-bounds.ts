import * as z from 'zod';

const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rectangle = z.infer<typeof rectangle>;

const windowState = rectangle.extend({ maximized: z.boolean() });
/** How a window stood when it was closed, in screen points. */
export type WindowState = z.infer<typeof windowState>;

export const smallest = { width: 640, height: 480 } as const;
export const usual = { width: 1280, height: 800 } as const;

export function readWindowState(text: string): WindowState | undefined {
  try {
    return windowState.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Where a window comes back. A screen may have been taken away or become smaller meanwhile: a window whose title bar
 * cannot be seen on any of `screens` (work areas) opens in the usual size where the system likes.
 */
export function restoredBounds(
  state: WindowState | undefined,
  screens: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  if (!state) return usual;
  const grip = { x: state.x, y: state.y, width: state.width, height: 40 };
  const screen = screens.find((area) => overlap(area, grip) >= Math.min(120, state.width) * 20);
  if (!screen) return usual;
  return {
    x: state.x,
    y: state.y,
    width: Math.max(smallest.width, Math.min(state.width, screen.width)),
    height: Math.max(smallest.height, Math.min(state.height, screen.height)),
  };
}

/** Area that two rectangles share. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * How several pictures are looked at together: `scale` 1 shows them whole; `x`, `y` is how far their middle lies from that
 * of their room, in shares of the room.
 */
export interface Look {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const whole: Look = { scale: 1, x: 0, y: 0 };
const closest = 16;

/** No edge of the picture comes further in than the edge of its room. */
function held({ scale, x, y }: Look): Look {
  const spare = (scale - 1) / 2;
  const within = (value: number) => Math.min(spare, Math.max(-spare, value));
  return { scale, x: within(x), y: within(y) };
}

/** Another scale, with what lies at (`atX`, `atY`), measured from the middle of the room, staying there. */
export function atScale(look: Look, scale: number, atX: number, atY: number): Look {
  const sound = Math.min(closest, Math.max(1, scale));
  const ratio = sound / look.scale;
  return held({ scale: sound, x: atX - (atX - look.x) * ratio, y: atY - (atY - look.y) * ratio });
}

export const movedBy = (look: Look, x: number, y: number): Look => held({ ...look, x: look.x + x, y: look.y + y });

/** What a key asks for among the photographs, besides marks (`features/marks/mark-keys.ts`). */
export type KeyAct = 'compare' | 'split' | 'merge' | 'move' | 'title' | 'event-title' | 'look' | 'pixels' | 'all';

const plain: Readonly<Record<string, KeyAct>> = {
  c: 'compare',
  s: 'split',
  m: 'merge',
  v: 'move',
  t: 'title',
  e: 'event-title',
  z: 'pixels',
  ' ': 'look',
  enter: 'look',
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key pressed among the photographs means; undefined leaves it to others. */
export function keyAct(event: Pressed): KeyAct | undefined {
  if (event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return key === 'a' ? 'all' : undefined;
  return plain[key];
}

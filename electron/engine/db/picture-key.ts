/** Key under which the pictures of a content lie, as its file shows it or turned by quarters to the right. */
export const pictureKey = (content: string, turn: number): string =>
  turn === 0 ? content : `${content}-turned-${turn}`;

/** By how many quarters to the right the picture of a key is turned. */
export const turnOfKey = (key: string): number => Number(/-turned-([123])$/.exec(key)?.[1] ?? 0);

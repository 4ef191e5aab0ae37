import { describe, expect, it } from 'vitest';
import { ReadDoubts } from '../../../../electron/engine/ingest/reading-doubts.ts';

describe('files that could not be got at', () => {
  it('make a root doubtful when they are three in a row, and again after three more', () => {
    const doubts = new ReadDoubts();
    const raised = [true, true, true, true, true, true, true].map((failed) => doubts.raises(1, failed));
    expect(raised).toEqual([false, false, true, false, false, true, false]);
  });

  it('say nothing with a good one between them, nor of another root', () => {
    const doubts = new ReadDoubts();
    const fared = [true, true, false, true, true].map((failed) => doubts.raises(1, failed));
    expect([...fared, doubts.raises(2, true)]).not.toContain(true);
  });

  it('say nothing of the file where its root was away since it began to be read', () => {
    const doubts = new ReadDoubts();
    expect(doubts.returnedSince(1, 100)).toBe(false);
    doubts.returned(1, 200);
    expect([doubts.returnedSince(1, 100), doubts.returnedSince(1, 201), doubts.returnedSince(2, 100)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createQueries } from '../../../renderer/data/queries.ts';

/** A question that is answered when the test says so. */
function asking() {
  const queries = createQueries();
  const answers: ((value: string) => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ['asset', 'a'],
    queryFn: ({ signal }) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      signal.addEventListener('abort', reject);
      answers.push(resolve);
      return promise;
    },
  });
  const stop = observer.subscribe(() => {});
  return { queries, answers, stop, now: () => queries.getQueryData(['asset', 'a']) };
}

describe('what is made old', () => {
  it('is asked again, also where its first answer was still on its way', async () => {
    const { queries, answers, now } = asking();
    void queries.invalidateQueries({ queryKey: ['asset', 'a'] });
    answers[0]?.('of before');
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.('of now');
    await expect.poll(now).toBe('of now');
    expect(answers).toHaveLength(2);
  });

  it('is asked once where it was known', async () => {
    const { queries, answers, now } = asking();
    answers[0]?.('of before');
    await expect.poll(now).toBe('of before');
    void queries.invalidateQueries({ queryKey: ['asset'] });
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.('of now');
    await expect.poll(now).toBe('of now');
    expect(answers).toHaveLength(2);
  });

  it('is asked when somebody looks at it again, where nobody does now', async () => {
    const { queries, answers, stop } = asking();
    void queries.invalidateQueries({ queryKey: ['asset', 'a'] });
    stop();
    const other = new QueryObserver(queries, { queryKey: ['asset', 'a'], queryFn: async () => 'of now' });
    other.subscribe(() => {});
    await expect.poll(() => other.getCurrentResult().data).toBe('of now');
    expect(answers).toHaveLength(1);
  });
});

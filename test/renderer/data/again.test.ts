import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { AskAgain } from '../../../renderer/data/again.ts';

/** A list that is on the screen; `answer` lets the question that waits be answered. */
async function listed() {
  const queries = new QueryClient();
  const waiting: ((value: number) => void)[] = [];
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    return new Promise<number>((resolve) => waiting.push(resolve));
  };
  const stop = new QueryObserver(queries, { queryKey: ['folders'], queryFn }).subscribe(() => {});
  const answer = () => {
    for (const resolve of waiting.splice(0)) resolve(asked);
  };
  answer();
  await expect.poll(() => queries.getQueryData(['folders'])).toBe(1);
  return { queries, lists: new AskAgain(queries), asked: () => asked, answer, stop };
}

it('asks for a list at once, and once more for all that changed while it was answered', async () => {
  const { queries, lists, asked, answer, stop } = await listed();
  lists.want(['folders']);
  expect(asked()).toBe(2);
  for (let n = 0; n < 50; n += 1) lists.want(['folders']);
  expect(asked()).toBe(2);
  answer();
  await expect.poll(() => queries.getQueryData(['folders'])).toBe(2);
  await expect.poll(asked).toBe(3);
  answer();
  await expect.poll(() => queries.getQueryData(['folders'])).toBe(3);
  lists.want(['folders']);
  await expect.poll(asked).toBe(4);
  stop();
});

it('does not let one list wait for another', async () => {
  const { queries, lists, asked, stop } = await listed();
  let others = 0;
  const queryFn = () => Promise.resolve(++others);
  const end = new QueryObserver(queries, { queryKey: ['roots'], queryFn }).subscribe(() => {});
  await expect.poll(() => others).toBe(1);
  lists.want(['folders']);
  lists.want(['roots']);
  expect([asked(), others]).toEqual([2, 2]);
  stop();
  end();
});

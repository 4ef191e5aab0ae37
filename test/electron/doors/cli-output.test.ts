import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openOutput } from '../../../electron/doors/cli-output.ts';

/** A stream whose reader takes each piece only when it is told to. */
function slowReader() {
  const read: string[] = [];
  const waiting: (() => void)[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _, done) {
      waiting.push(() => {
        read.push(text);
        done();
      });
    },
  });
  return { stream, read, take: () => waiting.shift()?.() };
}

test('what is printed is at its reader before a command ends, also where the last words are few', async () => {
  const results = slowReader();
  const words = slowReader();
  const out = openOutput({ stdout: results.stream, stderr: words.stream, json: true, quiet: false });
  await out.data({ n: 1 });
  out.say('satu bahan');
  let isFlushed = false;
  const flushed = out.flush().then(() => {
    isFlushed = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isFlushed).toBe(false);
  for (let n = 0; n < 4; n += 1) {
    results.take();
    words.take();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await flushed;
  expect([results.read.join(''), words.read.join('')]).toEqual(['{"n":1}\n', 'satu bahan\n']);
});

test('nothing is waited for whose reader went away', async () => {
  const results = slowReader();
  const words = slowReader();
  const out = openOutput({ stdout: results.stream, stderr: words.stream, json: true, quiet: false });
  await out.data({ n: 1 });
  const flushed = out.flush();
  results.stream.destroy(new Error('EPIPE'));
  await flushed;
  expect(out.gone.aborted).toBe(true);
});

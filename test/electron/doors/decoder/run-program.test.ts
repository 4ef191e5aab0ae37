import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../../electron/doors/decoder/run-program.ts';

const calm = new AbortController().signal;

/** Runs a script of Node; what it said comes along with how it ended. */
async function run(script: string, more: { time: number; renews?: boolean; bytes?: number }, signal = calm) {
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString('latin1');
  };
  const ended = await runProgram(process.execPath, ['-e', script], { bytes: 1024, hear, ...more }, signal).then(
    ({ code }) => `ended with ${code}`,
    (error: { code?: string }) => error.code,
  );
  return { said, ended };
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a program that is run', { timeout: 30_000 }, () => {
  test('is ended when it stands still, after all that it said before was heard', async () => {
    const talks =
      'let n = 0; const timer = setInterval(() => { console.log(n); if (++n > 3) clearInterval(timer); }, 200);';
    const hangs = `console.log('pid', process.pid); ${talks} setInterval(() => {}, 1e6)`;
    const { said, ended } = await run(hangs, { time: 3_000, renews: true });
    expect(ended).toBe('file-timed-out');
    expect(said.match(/^\d$/gm)).toEqual(['0', '1', '2', '3']);
    expect(isRunning(Number(/pid (\d+)/.exec(said)?.[1]))).toBe(false);
  });

  test('may take longer than its time as long as it gets on, and no longer where it may not', async () => {
    const talks =
      "let n = 0; const timer = setInterval(() => { console.log('on'); if (++n > 8) clearInterval(timer); }, 300);";
    expect(await run(talks, { time: 1_500, renews: true })).toEqual({ said: 'on\n'.repeat(9), ended: 'ended with 0' });
    expect((await run(talks, { time: 1_500 })).ended).toBe('file-timed-out');
  });

  test('is ended when it says too much, and when nobody wants it any more', async () => {
    const floods = "setInterval(() => process.stdout.write('x'.repeat(600)), 10)";
    expect((await run(floods, { time: 20_000 })).ended).toBe('file-too-large');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect((await run(floods, { time: 20_000, bytes: 1e9 }, stop.signal)).ended).toBe('cancelled');
  });
});

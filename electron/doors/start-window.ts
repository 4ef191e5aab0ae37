import { spawn } from 'node:child_process';
import type { Call } from './cli-call.ts';
import { openHere } from './cli-library.ts';
import { build, isStale, projectFolder } from './page-build.ts';
import { watchRoots } from './start-browser.ts';

/** Opens the library in its window and stays until that is closed. */
export async function startWindow(
  program: string,
  call: Call,
  environment: Readonly<Record<string, string | undefined>>,
  roots: readonly string[],
): Promise<number> {
  for (const name of ['page', 'decoder', 'program'] as const) {
    if (!(await isStale(name))) continue;
    call.out.say(call.words.say('cli.start.building'));
    await build(name, call.signal);
  }
  if (roots.length > 0) {
    const library = await openHere(call.library, 'write', true);
    await watchRoots(library.client({ role: 'owner' }), roots).finally(() => library.close());
  }
  call.out.say(call.words.say('cli.start.window'));
  const child = spawn(program, [projectFolder], {
    stdio: 'inherit',
    env: { ...environment, BAHAN_LIBRARY: call.library },
  });
  // the window closes its library first, so it is asked and not killed
  const stop = () => child.kill('SIGTERM');
  call.signal.addEventListener('abort', stop, { once: true });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

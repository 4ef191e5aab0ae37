import { type CommandShape, checkCount, readArguments, switchFlag } from './cli-arguments.ts';
import type { Call } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { callOf, checkChoices, runGuarded, runInProcess, type Surroundings } from './cli-run.ts';

const shape: CommandShape = {
  least: 0,
  most: 0,
  flags: { demo: 'switch', 'no-open': 'switch', port: 'number' },
};

/** Opens the library in its window, or in a browser where no window can be had. Tells the exit code. */
export function runStart(words: readonly string[], around: Surroundings): Promise<number> {
  return runGuarded(words, around, async (voice) => {
    const read = readArguments(words, shape);
    checkChoices(read.flags);
    if (switchFlag(read.flags, 'help')) {
      const texts = (await import('../../shared/i18n/cli-help.ts'))[voice.words.language];
      await voice.out.line(texts['cli.help.start'].trimEnd());
      return exitCodes.done;
    }
    checkCount(read.values, shape, 'start');
    const call = callOf(read, around, voice);
    return switchFlag(read.flags, 'demo') ? startDemo(call, around) : start(call, around, []);
  });
}

async function startDemo(call: Call, { environment }: Surroundings): Promise<number> {
  const { demoFolders, prepareDemo } = await import('./start-demo.ts');
  const folders = demoFolders(environment);
  const demo = call.flags.library === undefined ? { ...call, library: folders.library } : call;
  await prepareDemo(folders, demo);
  return start(demo, { environment }, [folders.material]);
}

/** `roots` are watched from now on, if they were not. */
async function start(
  call: Call,
  { environment }: Pick<Surroundings, 'environment'>,
  roots: readonly string[],
): Promise<number> {
  const { electronProgram, fetchElectron, hasDisplay } = await import('./start-system.ts');
  const display = hasDisplay(environment);
  let program = electronProgram(environment);
  if (display && !switchFlag(call.flags, 'no-open')) {
    if (!program) {
      call.out.say(call.words.say('cli.start.fetching'));
      program = await fetchElectron(environment, call.signal);
    }
    if (program) {
      const { startWindow } = await import('./start-window.ts');
      return startWindow(program, call, environment, roots);
    }
  }
  if (!display) call.out.say(call.words.say('cli.start.noDisplay'));
  else if (!program) call.out.say(call.words.say('cli.start.noWindow'));
  const { startBrowser } = await import('./start-browser.ts');
  return startBrowser(call, roots, display && !switchFlag(call.flags, 'no-open'));
}

/** Runs what this process was started with, and ends the process. */
export const startFromProcess = (): Promise<void> => runInProcess(runStart);

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
  await prepareDemo(folders, call);
  const named = call.flags.library !== undefined;
  return start(named ? call : { ...call, library: folders.library }, { environment }, [folders.material]);
}

/** `roots` are watched from now on, if they were not. */
async function start(
  call: Call,
  { environment }: Pick<Surroundings, 'environment'>,
  roots: readonly string[],
): Promise<number> {
  const { electronProgram, hasDisplay } = await import('./start-system.ts');
  const program = electronProgram(environment);
  const display = hasDisplay(environment);
  if (program && display && !switchFlag(call.flags, 'no-open')) {
    const { startWindow } = await import('./start-window.ts');
    return startWindow(program, call, environment, roots);
  }
  if (!program) call.out.say(call.words.say('cli.start.noWindow'));
  else if (!display) call.out.say(call.words.say('cli.start.noDisplay'));
  const { startBrowser } = await import('./start-browser.ts');
  return startBrowser(call, roots, display && !switchFlag(call.flags, 'no-open'));
}

/** Runs what this process was started with, and ends the process. */
export const startFromProcess = (): Promise<void> => runInProcess(runStart);

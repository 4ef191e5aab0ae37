import { type Arguments, textFlag, UsageError } from './cli-arguments.ts';
import type { Call } from './cli-call.ts';
import { isDay } from './cli-dates.ts';
import { exitCodeOf, exitCodes, tellError } from './cli-exit.ts';
import { openOutput, type Sink } from './cli-output.ts';
import { absolutePath, standingFolder } from './cli-paths.ts';
import { chooseLanguage, openWords } from './cli-words.ts';
import { defaultLibraryFolder } from './default-library.ts';

export interface Surroundings {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal;
}

export type Voice = Pick<Call, 'out' | 'words' | 'signal'>;

/**
 * Runs one call with its output, its words and its end. `words` are what follows the program's name. Never throws: the
 * answer is the exit code.
 */
export async function runGuarded(
  words: readonly string[],
  around: Surroundings,
  work: (voice: Voice) => Promise<number>,
): Promise<number> {
  const { environment, stdout, stderr } = around;
  const openings = peek(words);
  const speech = openWords(chooseLanguage(openings.lang, environment));
  const out = openOutput({ stdout, stderr, json: openings.json, quiet: openings.quiet });
  const signal = AbortSignal.any([around.signal, out.gone]);
  const stopping = () => out.say(speech.say('cli.stopping'));
  around.signal.addEventListener('abort', stopping, { once: true });
  try {
    const code = await work({ out, words: speech, signal });
    return around.signal.aborted ? exitCodes.interrupted : code;
  } catch (error) {
    if (around.signal.aborted) return exitCodes.interrupted;
    if (out.gone.aborted) return exitCodes.done; // the reader has what it wanted
    tellError(error, out, speech);
    return exitCodeOf(error);
  } finally {
    around.signal.removeEventListener('abort', stopping);
    await out.flush();
  }
}

/** The call of what was read, with the library that is meant and paths from where the person stands. */
export function callOf({ values, flags }: Arguments, around: Surroundings, voice: Voice): Call {
  const standing = standingFolder(around.environment, around.cwd);
  const path = (given: string) => absolutePath(given, standing);
  const library = textFlag(flags, 'library') || around.environment.BAHAN_LIBRARY;
  return {
    ...voice,
    values,
    flags,
    library: library ? path(library) : defaultLibraryFolder(around.environment),
    path,
    today: textFlag(flags, 'today'),
    stdin: around.stdin,
  };
}

/** Whether the flags that every command takes have values that there are. */
export function checkChoices(flags: Call['flags']): void {
  const lang = textFlag(flags, 'lang');
  if (lang !== undefined && lang !== 'id' && lang !== 'en') {
    throw new UsageError('cli.usage.choice', { flag: '--lang', value: lang, choices: 'id, en' });
  }
  const today = textFlag(flags, 'today');
  if (today !== undefined && !isDay(today)) throw new UsageError('cli.usage.today', { value: today });
}

/** What must be known before anything can be said: the language and where results go. */
function peek(words: readonly string[]): { lang: string | undefined; json: boolean; quiet: boolean } {
  const end = words.indexOf('--');
  const flags = end === -1 ? words : words.slice(0, end);
  const at = flags.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const lang = at === -1 ? undefined : (flags[at]?.split('=')[1] ?? flags[at + 1]);
  return { lang, json: flags.includes('--json'), quiet: flags.includes('--quiet') };
}

/** Runs with this process around it, and ends the process. */
export async function runInProcess(run: (words: readonly string[], around: Surroundings) => Promise<number>) {
  const { stopSignal } = await import('./process-signals.ts');
  // what nobody foresaw is said in a sentence too; nothing can be relied on after it
  process.on('uncaughtException', (error: Error) => {
    const words = openWords(chooseLanguage(peek(process.argv.slice(2)).lang, process.env));
    process.stderr.write(`${words.say('cli.failed', { message: error.message })}\n`);
    process.exit(exitCodes.itemFailed);
  });
  const code = await run(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    cwd: process.cwd(),
    signal: stopSignal(),
  });
  process.exit(code);
}

import {
  type CommandShape,
  checkCount,
  commonFlags,
  readArguments,
  switchFlag,
  textFlag,
  UsageError,
  unknownCommand,
} from './cli-arguments.ts';
import type { Call, Command } from './cli-call.ts';
import { isDay } from './cli-dates.ts';
import { exitCodeOf, exitCodes, tellError } from './cli-exit.ts';
import { openOutput, type Sink } from './cli-output.ts';
import { absolutePath, standingFolder } from './cli-paths.ts';
import { chooseLanguage, openWords } from './cli-words.ts';
import { defaultLibraryFolder } from './default-library.ts';

interface Entry extends CommandShape {
  /** Loaded only for the command that is called, so that the others cost nothing. */
  load(): Promise<Command>;
}

const many = Number.POSITIVE_INFINITY;

export const commands: Readonly<Record<string, Entry>> = {
  add: { least: 1, most: 1, flags: {}, load: async () => (await import('./cli-roots.ts')).add },
  remove: { least: 1, most: 1, flags: {}, load: async () => (await import('./cli-roots.ts')).remove },
  roots: { least: 0, most: 0, flags: {}, load: async () => (await import('./cli-roots.ts')).roots },
  scan: {
    least: 0,
    most: 0,
    flags: { root: 'text', previews: 'switch' },
    load: async () => (await import('./cli-scan.ts')).scan,
  },
  watch: { least: 0, most: 0, flags: {}, load: async () => (await import('./cli-scan.ts')).watch },
  search: {
    least: 0,
    most: many,
    flags: { batch: 'text', facets: 'switch', limit: 'number', offset: 'number', order: 'text' },
    dashWords: true,
    load: async () => (await import('./cli-search.ts')).search,
  },
  show: { least: 1, most: many, flags: {}, load: async () => (await import('./cli-show.ts')).show },
  inspect: {
    least: 1,
    most: many,
    flags: { render: 'text' },
    load: async () => (await import('./cli-inspect.ts')).inspect,
  },
  set: {
    least: 1,
    most: many,
    flags: {
      title: 'text',
      theme: 'text',
      date: 'text',
      caption: 'text',
      keyword: 'list',
      'no-keyword': 'list',
      event: 'text',
      place: 'text',
      person: 'list',
    },
    load: async () => (await import('./cli-set.ts')).set,
  },
  describe: {
    least: 0,
    most: 0,
    flags: { from: 'text' },
    load: async () => (await import('./cli-describe.ts')).describe,
  },
  export: {
    least: 0,
    most: many,
    flags: { ids: 'text', preset: 'list', to: 'text' },
    dashWords: true,
    load: async () => (await import('./cli-export.ts')).exportCopies,
  },
  check: { least: 0, most: 0, flags: { repair: 'switch' }, load: async () => (await import('./cli-check.ts')).check },
  serve: { least: 0, most: 0, flags: { port: 'number' }, load: async () => (await import('./cli-serve.ts')).serve },
};

export interface Surroundings {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal;
}

/** Runs one call, `words` being what follows the program's name. Never throws: the answer is the exit code. */
export async function runCommandLine(words: readonly string[], around: Surroundings): Promise<number> {
  const { environment, stdout, stderr } = around;
  const openings = peek(words);
  const speech = openWords(chooseLanguage(openings.lang, environment));
  const out = openOutput({ stdout, stderr, json: openings.json, quiet: openings.quiet });
  const signal = AbortSignal.any([around.signal, out.gone]);
  const stopping = () => out.say(speech.say('cli.stopping'));
  around.signal.addEventListener('abort', stopping, { once: true });
  try {
    const code = await dispatch(words, around, { out, words: speech, signal });
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

async function dispatch(
  words: readonly string[],
  around: Surroundings,
  io: Pick<Call, 'out' | 'words' | 'signal'>,
): Promise<number> {
  // flags may stand before the command's name too; those of the command itself are read with it
  const at = words.findIndex((word, n) => !word.startsWith('-') && !takesValue(words[n - 1]));
  const name = at === -1 ? undefined : (words[at] as string);
  const rest = words.filter((_, n) => n !== at);
  if (name === undefined || name === 'help') return help(name ? rest : words, io);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw unknownCommand(name, [...Object.keys(commands), 'help']);
  const { values, flags } = readArguments(rest, command);
  if (switchFlag(flags, 'help')) return help([name], io);
  checkChoices(flags);
  checkCount(values, command, name);
  const standing = standingFolder(around.environment, around.cwd);
  const path = (given: string) => absolutePath(given, standing);
  const library = textFlag(flags, 'library') || around.environment.BAHAN_LIBRARY;
  const run = await command.load();
  return run({
    ...io,
    values,
    flags,
    library: library ? path(library) : defaultLibraryFolder(around.environment),
    path,
    today: textFlag(flags, 'today'),
    stdin: around.stdin,
  });
}

async function help(words: readonly string[], io: Pick<Call, 'out' | 'words'>): Promise<number> {
  const { values, flags } = readArguments(words, { least: 0, most: 1, flags: {} });
  checkChoices(flags);
  const topic = values[0];
  if (topic !== undefined && !Object.hasOwn(commands, topic)) throw unknownCommand(topic, Object.keys(commands));
  const texts = (await import('../../shared/i18n/cli-help.ts'))[io.words.language];
  await io.out.line(texts[(topic ? `cli.help.${topic}` : 'cli.help') as keyof typeof texts].trimEnd());
  return exitCodes.done;
}

/** What must be known before anything can be said: the language and where results go. */
function peek(words: readonly string[]): { lang: string | undefined; json: boolean; quiet: boolean } {
  const end = words.indexOf('--');
  const flags = end === -1 ? words : words.slice(0, end);
  const at = flags.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const lang = at === -1 ? undefined : (flags[at]?.split('=')[1] ?? flags[at + 1]);
  return { lang, json: flags.includes('--json'), quiet: flags.includes('--quiet') };
}

function takesValue(word: string | undefined): boolean {
  if (!word?.startsWith('--') || word.includes('=')) return false;
  const kinds: Readonly<Record<string, string>> = commonFlags;
  const kind = kinds[word.slice(2)];
  return kind !== undefined && kind !== 'switch';
}

function checkChoices(flags: Call['flags']): void {
  const lang = textFlag(flags, 'lang');
  if (lang !== undefined && lang !== 'id' && lang !== 'en') {
    throw new UsageError('cli.usage.choice', { flag: '--lang', value: lang, choices: 'id, en' });
  }
  const today = textFlag(flags, 'today');
  if (today !== undefined && !isDay(today)) throw new UsageError('cli.usage.today', { value: today });
}

/** Runs the call that this process was started with, and ends the process. */
export async function runFromProcess(): Promise<void> {
  const { stopSignal } = await import('./process-signals.ts');
  const code = await runCommandLine(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    cwd: process.cwd(),
    signal: stopSignal(),
  });
  process.exit(code);
}

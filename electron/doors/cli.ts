import {
  type CommandShape,
  checkCount,
  commonFlags,
  readArguments,
  switchFlag,
  unknownCommand,
} from './cli-arguments.ts';
import type { Command } from './cli-call.ts';
import { exitCodes } from './cli-exit.ts';
import { callOf, checkChoices, runGuarded, runInProcess, type Surroundings, type Voice } from './cli-run.ts';

interface Entry extends CommandShape {
  /** Loaded only for the command that is called, so that the others cost nothing. */
  load(): Promise<Command>;
}

const many = Number.POSITIVE_INFINITY;

export const commands: Readonly<Record<string, Entry>> = {
  add: { least: 1, most: 1, flags: {}, load: async () => (await import('./cli-roots.ts')).add },
  remove: { least: 1, most: 1, flags: {}, load: async () => (await import('./cli-roots.ts')).remove },
  point: { least: 2, most: 2, flags: { force: 'switch' }, load: async () => (await import('./cli-roots.ts')).point },
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
  infer: { least: 1, most: many, flags: {}, load: async () => (await import('./cli-infer.ts')).infer },
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
  backup: {
    least: 0,
    most: 0,
    flags: { to: 'text', pictures: 'switch' },
    load: async () => (await import('./cli-backup.ts')).backup,
  },
  restore: { least: 1, most: 1, flags: {}, load: async () => (await import('./cli-backup.ts')).restore },
  serve: { least: 0, most: 0, flags: { port: 'number' }, load: async () => (await import('./cli-serve.ts')).serve },
};

/** Runs one call of the command line and tells its exit code. */
export function runCommandLine(words: readonly string[], around: Surroundings): Promise<number> {
  return runGuarded(words, around, (voice) => dispatch(words, around, voice));
}

async function dispatch(words: readonly string[], around: Surroundings, voice: Voice): Promise<number> {
  // flags may stand before the command's name too; those of the command itself are read with it
  const at = words.findIndex((word, n) => !word.startsWith('-') && !takesValue(words[n - 1]));
  const name = at === -1 ? undefined : (words[at] as string);
  const rest = words.filter((_, n) => n !== at);
  if (name === undefined || name === 'help') return help(name ? rest : words, voice);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw unknownCommand(name, [...Object.keys(commands), 'help']);
  const { values, flags } = readArguments(rest, command);
  if (switchFlag(flags, 'help')) return help([name], voice);
  checkChoices(flags);
  checkCount(values, command, name);
  const run = await command.load();
  return run(callOf({ values, flags }, around, voice));
}

async function help(words: readonly string[], { out, words: speech }: Voice): Promise<number> {
  const { values, flags } = readArguments(words, { least: 0, most: 1, flags: {} });
  checkChoices(flags);
  const topic = values[0];
  if (topic !== undefined && !Object.hasOwn(commands, topic)) throw unknownCommand(topic, Object.keys(commands));
  const texts = (await import('../../shared/i18n/cli-help.ts'))[speech.language];
  await out.line(texts[(topic ? `cli.help.${topic}` : 'cli.help') as keyof typeof texts].trimEnd());
  return exitCodes.done;
}

function takesValue(word: string | undefined): boolean {
  if (!word?.startsWith('--') || word.includes('=')) return false;
  const kinds: Readonly<Record<string, string>> = commonFlags;
  const kind = kinds[word.slice(2)];
  return kind !== undefined && kind !== 'switch';
}

/** Runs the call that this process was started with, and ends the process. */
export const runFromProcess = (): Promise<void> => runInProcess(runCommandLine);

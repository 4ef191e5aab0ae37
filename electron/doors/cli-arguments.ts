import { nearest } from './cli-nearest.ts';

/** `text`: one value. `list`: a value, as often as wanted. `number`: a whole number from 0. `switch`: no value. */
export type FlagKind = 'text' | 'list' | 'number' | 'switch';

export interface CommandShape {
  /** Names of the arguments as the help shows them; the last may repeat. */
  readonly least: number;
  readonly most: number;
  readonly flags: Readonly<Record<string, FlagKind>>;
  /** Arguments such as `-banjir` are words of a query, not flags. */
  readonly dashWords?: boolean;
}

/** Flags that every command takes. */
export const commonFlags = {
  library: 'text',
  json: 'switch',
  quiet: 'switch',
  lang: 'text',
  today: 'text',
  help: 'switch',
} as const satisfies Record<string, FlagKind>;

export type FlagValue = string | readonly string[] | number | true;

export interface Arguments {
  readonly values: readonly string[];
  readonly flags: Readonly<Record<string, FlagValue>>;
}

/** The call is wrong: `key` names its sentence in `shared/i18n/cli.ts`. Ends with code 2. */
export class UsageError extends Error {
  readonly key: UsageKey;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(key: UsageKey, details: Readonly<Record<string, string | number>> = {}) {
    super(`${key} ${JSON.stringify(details)}`);
    this.name = 'UsageError';
    this.key = key;
    this.details = details;
  }
}

export type UsageKey = `cli.usage.${string}`;

/**
 * Reads the words after the command's name. Flags may stand anywhere; `--` ends them; `--flag=value` and `--flag value`
 * are the same. A value that looks like a known flag must be written with `=`, so that a forgotten value is noticed.
 */
export function readArguments(words: readonly string[], shape: CommandShape): Arguments {
  const known: Readonly<Record<string, FlagKind>> = { ...shape.flags, ...commonFlags };
  const values: string[] = [];
  const flags: Record<string, FlagValue> = {};
  const isKnownFlag = (word: string) => word.startsWith('--') && Object.hasOwn(known, flagName(word));

  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') {
      values.push(...words.slice(at + 1));
      break;
    }
    if (word === '-h') {
      flags.help = true;
      continue;
    }
    if (!word.startsWith('-') || word === '-' || (shape.dashWords && !word.startsWith('--'))) {
      values.push(word);
      continue;
    }
    const name = flagName(word);
    const kind = word.startsWith('--') && Object.hasOwn(known, name) ? known[name] : undefined;
    if (!kind) throw unknownFlag(word, Object.keys(known));
    const equals = word.indexOf('=');
    if (kind === 'switch') {
      if (equals !== -1) throw new UsageError('cli.usage.noValue', { flag: `--${name}` });
      flags[name] = true;
      continue;
    }
    let value: string | undefined;
    if (equals !== -1) value = word.slice(equals + 1);
    else {
      value = words[at + 1];
      if (value === undefined || isKnownFlag(value))
        throw new UsageError('cli.usage.needsValue', { flag: `--${name}` });
      at++;
    }
    if (kind === 'list') flags[name] = [...((flags[name] as readonly string[] | undefined) ?? []), value];
    else if (Object.hasOwn(flags, name)) throw new UsageError('cli.usage.twice', { flag: `--${name}` });
    else flags[name] = kind === 'number' ? wholeNumber(`--${name}`, value) : value;
  }
  return { values, flags };
}

/** Whether there are as many arguments as the command takes; kept apart so that `--help` works without any. */
export function checkCount(values: readonly string[], shape: CommandShape, command: string): void {
  if (values.length < shape.least) throw new UsageError('cli.usage.tooFew', { command });
  if (values.length > shape.most) {
    throw new UsageError('cli.usage.tooMany', { command, argument: values[shape.most] as string });
  }
}

export function unknownCommand(name: string, names: readonly string[]): UsageError {
  const guess = nearest(name, names);
  return guess
    ? new UsageError('cli.usage.unknownCommandGuess', { name, guess })
    : new UsageError('cli.usage.unknownCommand', { name });
}

function unknownFlag(word: string, names: readonly string[]): UsageError {
  const guess = nearest(flagName(word), names);
  const flag = word.split('=')[0] as string;
  return guess
    ? new UsageError('cli.usage.unknownFlagGuess', { flag, guess: `--${guess}` })
    : new UsageError('cli.usage.unknownFlag', { flag });
}

function flagName(word: string): string {
  return (word.split('=')[0] as string).replace(/^--?/, '');
}

function wholeNumber(flag: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UsageError('cli.usage.number', { flag, value });
  return Number(value);
}

/** The last text of a flag, or undefined. */
export function textFlag(flags: Arguments['flags'], name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

export function listFlag(flags: Arguments['flags'], name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function numberFlag(flags: Arguments['flags'], name: string): number | undefined {
  const value = flags[name];
  return typeof value === 'number' ? value : undefined;
}

export function switchFlag(flags: Arguments['flags'], name: string): boolean {
  return flags[name] === true;
}

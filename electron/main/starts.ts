import type { MenuItemConstructorOptions, Task } from 'electron';
import type { PageCommand } from '../../shared/api/desktop.ts';
import type { Words } from './language.ts';
import { assetInWords } from './links.ts';

const newWindow = '--new-window';
const intake = '--intake';

/** What the words of a start ask for. */
export interface Wanted {
  /** A window of its own, also when there is one. */
  readonly opens: boolean;
  readonly command: PageCommand | undefined;
}

/** Reads the words of a start, of the first one or of a second: those of the task bar and links; all others say nothing. */
export function wantedBy(argv: readonly string[]): Wanted {
  const asset = assetInWords(argv);
  if (asset !== undefined) return { opens: false, command: { kind: 'asset', id: asset } };
  if (argv.includes(intake)) return { opens: false, command: { kind: 'act', act: 'intake' } };
  return { opens: argv.includes(newWindow), command: undefined };
}

/** What the task bar of Windows offers beside the program's picture. */
export function taskBarTasks(program: string, words: Words): Task[] {
  const task = (argument: string, title: string): Task => ({
    program,
    arguments: argument,
    title,
    description: title,
    iconPath: program,
    iconIndex: 0,
  });
  return [task(newWindow, words('menu.new-window')), task(intake, words('menu.intake'))];
}

/** What the Dock of a Mac offers. */
export function dockTemplate(words: Words, verbs: { open(): void; intake(): void }): MenuItemConstructorOptions[] {
  return [
    { label: words('menu.new-window'), click: () => verbs.open() },
    { label: words('menu.intake'), click: () => verbs.intake() },
  ];
}

import type { ContextMenuParams } from 'electron';

/** What a test may do to the program that a person or the system would do, and what it sees of what left the window. */
export type Command =
  | { readonly kind: 'quit' }
  /** The next dialogs answer this, in turn. Without it one that chooses files is cancelled, and a message waits. */
  | { readonly kind: 'answer-open'; readonly folders: readonly string[] }
  | { readonly kind: 'answer-message'; readonly button: number }
  | { readonly kind: 'click-menu'; readonly path: readonly string[] }
  /** The other button of the pointer is pressed in a window. */
  | { readonly kind: 'context-menu'; readonly window: number; readonly where: Partial<ContextMenuParams> }
  | { readonly kind: 'click-popup'; readonly path: readonly string[] }
  | { readonly kind: 'tray' }
  /** An empty path: the sign itself is pressed. */
  | { readonly kind: 'click-tray'; readonly path: readonly string[] }
  /** The newest notice is pressed; answers whether anybody hears of it. */
  | { readonly kind: 'click-notice' }
  | { readonly kind: 'power'; readonly event: 'on-battery' | 'on-ac' | 'suspend' | 'resume' | 'unlock-screen' }
  | { readonly kind: 'close-window'; readonly window: number }
  | { readonly kind: 'second-instance'; readonly argv?: readonly string[] }
  /** A link was pressed somewhere, as a Mac tells of it; answers whether the program took it. */
  | { readonly kind: 'open-url'; readonly url: string }
  | { readonly kind: 'ask-permission'; readonly permission: string }
  /** What the program's rules for a session ('' is the usual one) say to a page at this address. */
  | { readonly kind: 'rules'; readonly partition: string; readonly permission: string; readonly url: string }
  /** The channels that main listens to. */
  | { readonly kind: 'channels' }
  /** A message as a frame at this address would send it, one inside of another page when it is `framed`. */
  | {
      readonly kind: 'say-as';
      readonly channel: string;
      readonly values: readonly unknown[];
      readonly url: string;
      readonly framed: boolean;
    }
  /** The person gives the system another colour, as RRGGBBAA. */
  | { readonly kind: 'accent'; readonly colour: string }
  /** Every window, also those that nobody sees. */
  | { readonly kind: 'windows' }
  /** Runs text as a script in the page of a window; what it gives must be data. */
  | { readonly kind: 'run-in-window'; readonly window: number; readonly script: string }
  /** A window comes to the front; null: another program does. */
  | { readonly kind: 'front'; readonly window: number | null }
  | { readonly kind: 'crash-window'; readonly window: number }
  | { readonly kind: 'menu' }
  | { readonly kind: 'calls' };

export interface MenuEntry {
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  /** False: the key is shown, and never pressed for the menu. */
  readonly registered: boolean;
  readonly items: readonly MenuEntry[];
}

export interface OpenWindow {
  readonly id: number;
  readonly url: string;
  readonly visible: boolean;
}

export interface Ruled {
  readonly requested: boolean;
  readonly checked: boolean;
  readonly device: boolean;
  readonly display: boolean;
  /** Whether a request for the address may leave. */
  readonly leaves: boolean;
}

/** What came of a message: the answer of who handles it, and what was done to the page that sent it. */
export interface Said {
  readonly answer: unknown;
  readonly done: readonly string[];
}

/** Something that a real desktop would have shown or done. */
export interface Call {
  readonly what: string;
  readonly values: readonly unknown[];
}

export interface Results {
  readonly quit: null;
  readonly 'answer-open': null;
  readonly 'answer-message': null;
  readonly 'click-menu': boolean;
  readonly 'context-menu': null;
  readonly 'click-popup': boolean;
  readonly tray: { readonly tooltip: string; readonly items: readonly MenuEntry[] } | null;
  readonly 'click-tray': boolean;
  readonly 'click-notice': boolean;
  readonly power: null;
  readonly 'close-window': null;
  readonly 'second-instance': null;
  readonly 'open-url': boolean;
  readonly 'ask-permission': boolean;
  readonly rules: Ruled;
  readonly channels: readonly string[];
  readonly 'say-as': Said;
  readonly accent: null;
  readonly windows: readonly OpenWindow[];
  readonly 'run-in-window': unknown;
  readonly front: null;
  readonly 'crash-window': null;
  readonly menu: readonly MenuEntry[];
  readonly calls: readonly Call[];
}

const calls: Call[] = [];

export function record(what: string, ...values: unknown[]): void {
  calls.push({ what, values });
}

export const recorded = (): readonly Call[] => calls;

const handlers: Partial<Record<Command['kind'], (command: never) => unknown>> = {};

export function onCommand<Kind extends Command['kind']>(
  kind: Kind,
  work: (command: Extract<Command, { kind: Kind }>) => Results[Kind] | Promise<Results[Kind]>,
): void {
  handlers[kind] = work;
}

onCommand('calls', recorded);

process.on('message', async ({ id, command }: { id: number; command: Command }) => {
  const result = await handlers[command.kind]?.(command as never);
  if (process.connected) process.send?.({ id, result });
});

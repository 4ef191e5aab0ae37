/** What a test may do to the program that a person or the system would do, and what it sees of what left the window. */
export type Command =
  | { readonly kind: 'quit' }
  /** The next dialogs answer this, in turn. Without it one that chooses files is cancelled, and a message waits. */
  | { readonly kind: 'answer-open'; readonly folders: readonly string[] }
  | { readonly kind: 'answer-message'; readonly button: number }
  | { readonly kind: 'click-menu'; readonly path: readonly string[] }
  | { readonly kind: 'second-instance' }
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
  /** Every window, also those that nobody sees. */
  | { readonly kind: 'windows' }
  /** Runs text as a script in the page of a window; what it gives must be data. */
  | { readonly kind: 'run-in-window'; readonly window: number; readonly script: string }
  | { readonly kind: 'crash-window'; readonly window: number }
  | { readonly kind: 'menu' }
  | { readonly kind: 'calls' };

export interface MenuEntry {
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
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
  readonly 'second-instance': null;
  readonly 'ask-permission': boolean;
  readonly rules: Ruled;
  readonly channels: readonly string[];
  readonly 'say-as': Said;
  readonly windows: readonly OpenWindow[];
  readonly 'run-in-window': unknown;
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

import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { MessageKey, MessageValues } from '../../shared/i18n/format.ts';
import { createStore } from './store.ts';

export interface NoticeAction {
  readonly label: MessageKey;
  readonly run: () => void;
}

/** Something a person should know. `failure` is told with the words of its code; others with the words of `key`. */
export interface Notice {
  readonly id: string;
  readonly tone: 'calm' | 'failure';
  readonly key?: MessageKey;
  readonly values?: MessageValues;
  readonly failure?: { readonly code: ErrorCode; readonly details: ErrorDetails };
  readonly action?: NoticeAction;
  /** It does not leave by itself. */
  readonly stays?: boolean;
  /** Called once it is gone, whoever took it away; not when another takes its place. */
  readonly onGone?: () => void;
}

export const notices = createStore<readonly Notice[]>([]);

let count = 0;

/** Shows a notice. One with the same id takes the place of the one before. At most four are kept. */
export function notify(notice: Omit<Notice, 'id'> & { readonly id?: string }): string {
  count += 1;
  const id = notice.id ?? `notice-${count}`;
  notices.set((previous) => [...previous.filter((one) => one.id !== id), { ...notice, id }].slice(-4));
  return id;
}

/** Takes a notice away for now, as if it had not been shown. */
export function withdraw(id: string): void {
  notices.set((previous) =>
    previous.some((notice) => notice.id === id) ? previous.filter((one) => one.id !== id) : previous,
  );
}

export function dismiss(id: string): void {
  const gone = notices.get().filter((notice) => notice.id === id);
  notices.set((previous) => previous.filter((notice) => notice.id !== id));
  for (const notice of gone) notice.onGone?.();
}

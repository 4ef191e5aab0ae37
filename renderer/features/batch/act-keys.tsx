import { useEffect, useRef } from 'react';
import { dismiss } from '../../state/notices.ts';
import { takeKeys, typeToSearch } from '../../state/shortcuts.ts';
import { view } from '../../state/view.ts';
import { type Acts, useActs } from './use-acts.ts';

/** A letter that follows this soon goes on with a word. */
const wordPace = 700;

interface Begun {
  readonly letters: string;
  readonly edits: readonly Promise<string | undefined>[];
  readonly at: number;
}

/**
 * The keys for what is chosen. Among the pictures letters also begin a search: where a mark turns out to be the beginning
 * of a word, since other letters follow at the pace of typing, it is taken back and the word is searched for.
 */
export function ActKeys() {
  const acts = useActs();
  const now = useRef(acts);
  now.current = acts;
  useEffect(() => {
    let begun: Begun | undefined;
    return takeKeys((event) => {
      if (event.ctrlKey || event.metaKey) return command(event, now.current);
      if (event.altKey) return false;
      const isViewing = view.get().viewerIndex !== undefined;
      const typed = begun && event.timeStamp - begun.at < wordPace && !isViewing ? begun : undefined;
      begun = undefined;
      if (typed && /^[\p{L}\p{N}]$/u.test(event.key) && !isMark(event.key)) {
        void takeBack(typed, now.current);
        return typeToSearch(typed.letters + event.key);
      }
      if (!isMark(event.key)) return false;
      const edit = now.current.markByKey(event.key);
      if (!edit) return false;
      if (/^[\p{L}\p{N}]$/u.test(event.key)) {
        begun = {
          letters: (typed?.letters ?? '') + event.key,
          edits: [...(typed?.edits ?? []), edit],
          at: event.timeStamp,
        };
      }
      return true;
    });
  }, []);
  return null;
}

const isMark = (key: string): boolean => /^[0-9pxu[\]-]$/i.test(key);

async function takeBack({ edits }: Begun, acts: Acts): Promise<void> {
  for (const edit of (await Promise.all(edits)).reverse()) if (edit !== undefined) await acts.undo(edit);
  dismiss('edit');
}

function command(event: KeyboardEvent, acts: Acts): boolean {
  // the place of a key, since with Alt a letter may be another one
  const { code } = event;
  const run = (act: () => void): boolean => {
    if (acts.targets().length === 0) return false;
    act();
    return true;
  };
  if (event.altKey && !event.shiftKey) {
    if (code === 'KeyC') return run(acts.copy);
    if (code === 'KeyV') return run(acts.paste);
    return false;
  }
  if (!event.shiftKey && code === 'KeyE') return run(() => acts.open('batch'));
  return false;
}

import { useEffect, useRef } from 'react';
import { doing } from '../../state/doing.ts';
import { dismiss } from '../../state/notices.ts';
import { query } from '../../state/query.ts';
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
      // what is typed while a dialog comes up is meant for it, and for nothing behind it
      if (doing.get() !== undefined) return event.key.length === 1;
      if (event.altKey) return walk(event, now.current);
      if (event.key === 'Delete' && query.get().collection !== undefined && now.current.targets().length > 0) {
        now.current.uncollect();
        return true;
      }
      if (event.key === 'B' && event.shiftKey && now.current.targets().length > 0) {
        now.current.open('collect');
        return true;
      }
      const isViewing = view.get().viewerIndex !== undefined;
      const typed = begun && event.timeStamp - begun.at < wordPace && !isViewing ? begun : undefined;
      begun = undefined;
      if (typed && /^[\p{L}\p{N}]$/u.test(event.key) && !isMark(event.key)) {
        void takeBack(typed, now.current);
        return typeToSearch(typed.letters + event.key);
      }
      if (!isMark(event.key)) return false;
      const edit = /^b$/i.test(event.key) ? collect(now.current) : now.current.markByKey(event.key);
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

const isMark = (key: string): boolean => /^[0-9pxub[\]-]$/i.test(key);

const collect = (acts: Acts) => (acts.targets().length > 0 ? acts.collect() : undefined);

/** Alt with an arrow moves what is chosen within a collection. */
function walk(event: KeyboardEvent, acts: Acts): boolean {
  const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined;
  if (step === undefined || query.get().collection === undefined || view.get().viewerIndex !== undefined) return false;
  acts.move(step);
  return true;
}

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
    if (code === 'KeyS') return run(acts.similar);
    if (code === 'KeyH') return run(() => acts.open('rights'));
    if (code === 'KeyB') return run(() => acts.open('publish'));
    if (code === 'KeyJ') return run(() => acts.open('clock'));
    return false;
  }
  if (code === 'KeyG') return run(event.shiftKey ? acts.unstack : acts.stack);
  if (!event.shiftKey && code === 'KeyE') return run(() => acts.open('batch'));
  return false;
}

import { useEffect, useRef } from 'react';
import { doing } from '../../state/doing.ts';
import type { KeyAct } from '../../state/key-table.ts';
import { type Struck, struck } from '../../state/keys.ts';
import { dismiss } from '../../state/notices.ts';
import { query } from '../../state/query.ts';
import { takeKeys, typeToSearch } from '../../state/shortcuts.ts';
import { view } from '../../state/view.ts';
import { markKey } from '../marks/mark-keys.ts';
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
      const found = struck('chosen', event);
      if (event.ctrlKey || event.metaKey) return command(found, now.current);
      // what is typed while a dialog comes up is meant for it, and for nothing behind it
      if (doing.get() !== undefined) return event.key.length === 1;
      if (event.altKey) return found?.act === 'order' && walk(found.at, now.current);
      const hasTargets = now.current.targets().length > 0;
      if (found?.act === 'uncollect' && query.get().collection !== undefined && hasTargets) {
        now.current.uncollect();
        return true;
      }
      if (found?.act === 'collectElsewhere' && hasTargets) {
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
      const edit =
        struck('chosen', { key: event.key })?.act === 'collect'
          ? collect(now.current)
          : now.current.markByKey(event.key);
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

/** Whether a key alone marks what is chosen, or puts it into a collection. */
const isMark = (key: string): boolean => markKey(key) !== undefined || struck('chosen', { key })?.act === 'collect';

const collect = (acts: Acts) => (acts.targets().length > 0 ? acts.collect() : undefined);

/** Alt with an arrow moves what is chosen within a collection. */
function walk(at: number, acts: Acts): boolean {
  if (query.get().collection === undefined || view.get().viewerIndex !== undefined) return false;
  acts.move(at === 0 ? -1 : 1);
  return true;
}

async function takeBack({ edits }: Begun, acts: Acts): Promise<void> {
  for (const edit of (await Promise.all(edits)).reverse()) if (edit !== undefined) await acts.undo(edit);
  dismiss('edit');
}

function command(found: Struck<KeyAct<'chosen'>> | undefined, acts: Acts): boolean {
  const act = found && commandOf(found, acts);
  if (!act || acts.targets().length === 0) return false;
  act();
  return true;
}

/** What a key with Ctrl does; undefined for those without, and for the one that `ExportKeys` hears. */
function commandOf({ act, at }: Struck<KeyAct<'chosen'>>, acts: Acts): (() => void) | undefined {
  switch (act) {
    case 'copy':
      return acts.copy;
    case 'paste':
      return acts.paste;
    case 'similar':
      return acts.similar;
    case 'rights':
      return () => acts.open('rights');
    case 'publish':
      return () => acts.open('publish');
    case 'clock':
      return () => acts.open('clock');
    case 'stack':
      return at === 0 ? acts.stack : acts.unstack;
    case 'batch':
      return () => acts.open('batch');
    case 'collect':
    case 'collectElsewhere':
    case 'export':
    case 'label':
    case 'order':
    case 'pick':
    case 'rate':
    case 'turn':
    case 'uncollect':
      return undefined;
  }
}

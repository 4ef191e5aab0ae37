import { useMemo } from 'react';
import { type Edits, useEdit } from '../../data/edits.ts';
import { useRoom } from '../../data/engine.tsx';
import type { ResultHolder } from '../../data/result-holder.ts';
import { type DoingKind, startDoing } from '../../state/doing.ts';
import { type Translate, useT } from '../../state/language.tsx';
import { doneWords, type MarkChange, markOfKey } from '../marks/mark-keys.ts';
import { marksNow, targetsNow } from './targets.ts';
import { useCopying } from './use-copying.ts';

/** What can be done with what is looked at or chosen. Those that are an edit answer its name. */
export interface Acts {
  readonly targets: () => readonly string[];
  readonly mark: (change: MarkChange, ids?: readonly string[]) => Promise<string | undefined>;
  /** The mark of a key, said; undefined when the key is none. */
  readonly markByKey: (key: string) => Promise<string | undefined> | undefined;
  readonly open: (kind: DoingKind) => void;
  readonly copy: () => void;
  readonly paste: () => void;
  readonly confirm: () => void;
  readonly undo: Edits['undo'];
}

export function useActs(): Acts {
  const { results } = useRoom();
  const edits = useEdit();
  const t = useT();
  const copying = useCopying();
  return useMemo(() => actsOf(results, edits, t, copying), [results, edits, t, copying]);
}

function actsOf(results: ResultHolder, edits: Edits, t: Translate, copying: ReturnType<typeof useCopying>): Acts {
  const targets = () => targetsNow(results);
  const mark: Acts['mark'] = async (change, ids = targets()) =>
    ids.length === 0 ? undefined : edits.say(ids, [change], doneWords(change, t));
  return {
    targets,
    mark,
    markByKey(key) {
      const ids = targets();
      if (ids.length === 0) return undefined;
      const change = markOfKey(key, marksNow(results, ids));
      return change && mark(change, ids);
    },
    open: (kind) => startDoing(kind, targets()),
    copy: () => void copying.copy(targets()),
    paste: () => copying.paste(targets()),
    confirm: () => void edits.confirm(targets()),
    undo: edits.undo,
  };
}

import { useMemo } from 'react';
import type { EngineClient } from '../../../shared/api/client.ts';
import { type CollectionEdits, lastCollection, tellNoLast, useCollectionEdits } from '../../data/collections.ts';
import { type Edits, useEdit } from '../../data/edits.ts';
import { useEngine, useRoom } from '../../data/engine.tsx';
import type { ResultHolder } from '../../data/result-holder.ts';
import { type DoingKind, startDoing } from '../../state/doing.ts';
import { type Translate, useT } from '../../state/language.tsx';
import { notify } from '../../state/notices.ts';
import { query } from '../../state/query.ts';
import { showSimilar } from '../../state/similar.ts';
import { reorder, stepBefore } from '../collections/reordering.ts';
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
  /** Puts into the collection that was used last; without one, offers to choose. */
  readonly collect: () => Promise<string | undefined>;
  /** Takes out of the collection that is looked at. */
  readonly uncollect: () => void;
  /** Moves within the collection that is looked at. */
  readonly move: (step: 1 | -1) => void;
  readonly stack: () => void;
  readonly unstack: () => void;
  /** Looks for what looks like the one that is chosen. */
  readonly similar: () => void;
  /** Hides behind better ones, or shows again; nothing is deleted. */
  readonly hide: (isHidden: boolean) => void;
  readonly undo: Edits['undo'];
}

export function useActs(): Acts {
  const { results } = useRoom();
  const edits = useEdit();
  const t = useT();
  const copying = useCopying();
  const engine = useEngine();
  const collections = useCollectionEdits();
  return useMemo(
    () => actsOf({ engine, results, edits, collections, t, copying }),
    [engine, results, edits, collections, t, copying],
  );
}

function actsOf(room: {
  readonly engine: EngineClient;
  readonly results: ResultHolder;
  readonly edits: Edits;
  readonly collections: CollectionEdits;
  readonly t: Translate;
  readonly copying: ReturnType<typeof useCopying>;
}): Acts {
  const { engine, results, edits, collections, t, copying } = room;
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
    async collect() {
      const ids = targets();
      const last = lastCollection.get();
      if (last.id !== '') return collections.add(last, ids);
      tellNoLast(() => startDoing('collect', ids));
      return undefined;
    },
    uncollect() {
      const { collection } = query.get();
      const name = lastCollection.get().id === collection ? lastCollection.get().name : t('collections.title');
      if (collection !== undefined) void collections.take({ id: collection, name }, targets());
    },
    move(step) {
      const { collection } = query.get();
      const moved = new Set(targets());
      if (collection === undefined || moved.size === 0) return;
      void reorder(results, collections, collection, moved, (order) => stepBefore(order, moved, step));
    },
    stack() {
      const ids = [...targets()];
      if (ids.length < 2) return void notify({ id: 'edit', tone: 'calm', key: 'stacks.two' });
      void edits.run(() => engine.stacks.make({ assets: ids }), { key: 'stacks.made', values: { count: ids.length } });
    },
    unstack() {
      const ids = [...targets()];
      void edits.run(() => engine.stacks.take({ assets: ids }), { key: 'stacks.taken' });
    },
    similar() {
      const [id, ...others] = targets();
      if (id === undefined || others.length > 0) return;
      const [card] = results.cardsOf(new Set([id]));
      if (card && card.pictureKind !== 'picture') notify({ id: 'edit', tone: 'calm', key: 'looks.no-picture' });
      else showSimilar(id);
    },
    hide(isHidden) {
      const ids = targets();
      if (ids.length === 0) return;
      void edits.edit(ids, [{ field: 'hidden', op: 'set', value: isHidden ? 'yes' : null }], {
        key: isHidden ? 'looks.hid' : 'looks.shown',
      });
    },
    undo: edits.undo,
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditChange, EditField } from '../../../shared/model/edit.ts';
import { unsaved } from '../../state/unsaved.ts';
import type { Subject } from './subject.ts';

export interface Draft {
  /** What the field shows. */
  readonly text: string;
  readonly isChanged: boolean;
  /** What is saved by now, where that changed while a person wrote here; undefined while it did not. */
  readonly elsewhere: string | undefined;
  readonly set: (text: string) => void;
  /** Saves what was typed; with `text`, that. */
  readonly commit: (text?: string) => void;
  /** Back to what is saved. Answers whether there was anything to take back. */
  readonly revert: () => boolean;
}

/**
 * The text of one field while a person types. It is saved on Enter, on leaving the field, when another asset is chosen
 * and when the window goes; what the engine refuses stays in the field, and what was being typed when the page ended by an
 * accident is there again.
 * @param shown what is saved, as the field writes it
 * @param toChange undefined when the text cannot be saved as it is
 */
export function useDraft(
  subject: Subject,
  field: EditField,
  shown: string,
  toChange: (text: string) => EditChange | undefined,
): Draft {
  const key = `${subject.key} ${field}`;
  const [draft, setDraft] = useState<string | undefined>(() => unsaved.get(key));
  const now = useRef({ draft, shown, subject, toChange });
  now.current = { draft, shown, subject, toChange };

  // What was saved when the writing began: whoever changes that meanwhile is told of.
  const base = useRef(shown);
  if (draft === undefined) base.current = shown;

  // What is on its way to the engine: leaving the field right after Enter must not say it twice.
  const saving = useRef<string | undefined>(undefined);

  const set = useCallback(
    (text: string) => {
      // The ref too: Enter may follow the last letter before the field is drawn again.
      now.current.draft = text;
      if (text.trim() === now.current.shown.trim()) unsaved.delete(key);
      else unsaved.set(key, text);
      setDraft(text);
    },
    [key],
  );

  const save = useCallback(
    (text: string, isHere: () => boolean) => {
      const { shown: saved, subject: of, toChange: make } = now.current;
      if (text.trim() === saved.trim()) {
        unsaved.delete(key);
        return setDraft(undefined);
      }
      if (saving.current === text) return;
      const change = make(text);
      // Not understood: it stays in the field, and is still there when this asset is chosen again.
      if (!change) return void unsaved.set(key, text);
      unsaved.set(key, text);
      saving.current = text;
      void of.say(change).then((done) => {
        if (saving.current === text) saving.current = undefined;
        if (done && unsaved.get(key) === text) unsaved.delete(key);
        if (isHere()) setDraft((newer) => (newer !== text && newer !== undefined ? newer : done ? undefined : text));
      });
    },
    [key],
  );

  const here = useRef(true);
  const commit = useCallback(
    (text?: string) => {
      const typed = text ?? now.current.draft;
      if (typed === undefined) return;
      now.current.draft = undefined;
      save(typed, () => here.current);
    },
    [save],
  );

  useEffect(() => {
    here.current = true;
    const leave = () => {
      const { draft: typed } = now.current;
      now.current.draft = undefined;
      if (typed !== undefined) save(typed, () => false);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      here.current = false;
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [save]);

  const revert = useCallback(() => {
    const { draft: typed, shown: saved } = now.current;
    now.current.draft = undefined;
    unsaved.delete(key);
    setDraft(undefined);
    return typed !== undefined && typed !== saved;
  }, [key]);

  const isOurs = saving.current !== undefined || draft?.trim() === shown.trim();
  const elsewhere = draft !== undefined && shown !== base.current && !isOurs ? shown : undefined;
  return { elsewhere, text: draft ?? shown, isChanged: draft !== undefined && draft !== shown, set, commit, revert };
}

import { useCallback, useEffect, useRef, useState } from 'react';

/** A search inside of what is shown: what is looked for, and which of the hits is the one in view. */
export interface Finding {
  readonly isOpen: boolean;
  readonly text: string;
  readonly count: number;
  /** More were found than are counted. */
  readonly isMore: boolean;
  /** The hit in view, from 0; -1 without one. */
  readonly at: number;
  /** Grows each time the field was asked for. */
  readonly asked: number;
  /** Opened by where somebody came from: the keys stay with the document. */
  readonly isQuiet: boolean;
  /** Grows with each step, also when it leads to the same hit again. */
  readonly steps: number;
  /** `words`: what was typed before the field was there, to be gone on with. */
  readonly open: (words?: string) => void;
  /** Looks for words without taking the keys. */
  readonly show: (words: string) => void;
  readonly close: () => void;
  readonly write: (text: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Letters that are typed quickly are looked for together. */
const pause = 220;

/** The words to look for, once the hand has paused; empty while the field is shut. */
export function useSought(): {
  text: string;
  sought: string;
  isOpen: boolean;
  set: (text: string | undefined) => void;
} {
  const [text, setText] = useState<string | undefined>();
  const [sought, setSought] = useState('');
  useEffect(() => {
    const wanted = text?.trim() ?? '';
    if (wanted === '') {
      setSought('');
      return undefined;
    }
    const timer = setTimeout(() => setSought(wanted), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return { text: text ?? '', sought, isOpen: text !== undefined, set: setText };
}

/**
 * Walks through hits. `begin` says which hit comes first for the eye, as on the page that is in view; `onClose` gives
 * the keyboard back to what was searched.
 */
export function useFinding(
  search: ReturnType<typeof useSought>,
  hits: { readonly count: number; readonly isMore: boolean; readonly key: string },
  begin: () => number,
  onClose: () => void,
): Finding {
  const [at, setAt] = useState(-1);
  const [asked, setAsked] = useState(0);
  const [steps, setSteps] = useState(0);
  const [isQuiet, setQuiet] = useState(false);
  const first = useRef(begin);
  first.current = begin;
  const { count, key } = hits;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other hits, by their key, begin at the first one again
  useEffect(() => {
    setAt(count === 0 ? -1 : Math.min(count - 1, Math.max(0, first.current())));
    setSteps((before) => before + 1);
  }, [count, key]);
  const { set } = search;
  const open = useCallback(
    (words?: string) => {
      setQuiet(false);
      set(words || search.text);
      if (!words) setAsked((before) => before + 1);
    },
    [set, search.text],
  );
  const show = useCallback(
    (words: string) => {
      setQuiet(true);
      set(words);
    },
    [set],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      if (count === 0) return;
      setAt((before) => (before + by + count) % count);
      setSteps((before) => before + 1);
    },
    [count],
  );
  return {
    isOpen: search.isOpen,
    text: search.text,
    count,
    isMore: hits.isMore,
    at: Math.min(at, count - 1),
    asked,
    isQuiet,
    steps,
    open,
    show,
    close: () => {
      set(undefined);
      onClose();
    },
    write: (words) => set(words),
    step,
  };
}

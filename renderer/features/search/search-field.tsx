import { CircleHelp, Search, X } from 'lucide-react';
import { type KeyboardEvent, memo, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useRoom } from '../../data/engine.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Keys } from '../../elements/kbd.tsx';
import type { Filter } from '../../state/filters.ts';
import { useT } from '../../state/language.tsx';
import { query, setQueryText, typeQueryText, useQuery } from '../../state/query.ts';
import { forget, remember } from '../../state/recent.ts';
import { focusRegion } from '../../state/regions.ts';
import { changeView } from '../../state/view.ts';
import { finished, join, split } from './chips.ts';
import { CompletionList } from './completion-list.tsx';
import { SearchChips } from './search-chips.tsx';
import { type Completion, useCompletions } from './use-completions.ts';
import './search-field.css';

/** The biggest thing in the window: words to look for, finished filters as chips, completions under it. */
export function MainSearch() {
  const t = useT();
  const { text } = useQuery();
  const { chips, words } = split(text);
  const head = join(chips, '').length;
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // with the chips in front, as the field shows it: a filter may have been typed behind words
  const { rows: completions, isPending } = useCompletions(
    join(chips, words),
    head + Math.min(caret, words.length),
    isOpen,
  );
  const isShown = isOpen && completions.length > 0;
  const chosen = completions[active];

  // the caret follows what was put in, which the browser would leave at the end
  const wanted = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  });

  // heard before the page draws the letter: the engine looks for it meanwhile
  const { results } = useRoom();
  useEffect(() => {
    const input = field.current;
    const typed = () => results.askAhead(join(split(query.get().text).chips, input?.value ?? ''));
    input?.addEventListener('input', typed);
    return () => input?.removeEventListener('input', typed);
  }, [results]);

  /** Puts in a text with the cursor so far from its end. */
  const put = (next: string, fromEnd: number) => {
    typeQueryText(next);
    const place = Math.max(0, split(next).words.length - fromEnd);
    wanted.current = place;
    setCaret(place);
    setActive(-1);
  };
  const choose = (completion: Completion) => {
    if (completion.kind === 'help') {
      setOpen(false);
      changeView({ sheet: 'search-help' });
      return;
    }
    put(completion.text, completion.text.length - completion.cursor);
    setOpen(completion.goesOn);
    if (!completion.goesOn) remember(completion.text);
    field.current?.focus();
  };
  const edit = (chip: Filter) => {
    const others = chips.filter((one) => one !== chip);
    const before = words.trim();
    put(join(others, `${before}${before === '' ? '' : ' '}${chip.text}`), 0);
    setOpen(true);
    field.current?.focus();
  };
  const leave = () => {
    setOpen(false);
    setActive(-1);
    setQueryText(finished(text));
    remember(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!isShown) {
        if (key === 'ArrowDown' && !isOpen) setOpen(true);
        // a key that comes before the list means the list
        else if (key === 'ArrowDown' && isPending) setActive(0);
        else if (key === 'ArrowDown') focusRegion('assets');
      } else {
        const step = key === 'ArrowDown' ? 1 : -1;
        // one place more than rows: the field itself
        setActive(((active + 1 + step + completions.length + 1) % (completions.length + 1)) - 1);
      }
    } else if (key === 'Enter') {
      if (isShown && chosen) choose(chosen);
      else {
        leave();
        focusRegion('assets');
      }
    } else if (key === 'Escape') {
      if (isShown || (isOpen && isPending)) setOpen(false);
      else if (text !== '') setQueryText('');
      else focusRegion('assets');
    } else if (key === 'Delete' && event.shiftKey && isShown && chosen?.kind === 'recent') {
      forget(chosen.label);
    } else if (key === 'Tab' && !event.shiftKey && isShown && chosen && chosen.kind !== 'help') {
      choose(chosen);
    } else if (key === 'Backspace' && chips.length > 0 && caretAtStart(event.currentTarget)) {
      put(join(chips.slice(0, -1), (chips.at(-1)?.text ?? '') + words), words.length);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="main-search" data-shown={isShown || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the words only puts the cursor into them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field itself is what the keyboard reaches */}
      <div
        className="main-search__box"
        onClick={(event) => {
          if (event.target === event.currentTarget) field.current?.focus();
        }}
      >
        <Search className="main-search__icon" aria-hidden />
        {chips.length > 0 ? (
          <SearchChips
            chips={chips}
            onEdit={edit}
            onRemove={(chip) => {
              setQueryText(
                join(
                  chips.filter((one) => one !== chip),
                  words,
                ),
              );
              field.current?.focus();
            }}
          />
        ) : null}
        <input
          ref={field}
          id="main-search"
          data-region-focus=""
          className="main-search__input"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          role="combobox"
          aria-label={t('search.label')}
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={listId}
          {...(isShown && chosen ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={chips.length > 0 ? '' : t('search.placeholder')}
          value={words}
          onChange={({ target: { value, selectionStart } }) => {
            const next = join(chips, value);
            // what becomes a chip, or stops being one, moves the words: the cursor keeps its distance to their end
            if (split(next).words === value) {
              typeQueryText(next);
              setCaret(selectionStart ?? value.length);
              setActive(-1);
            } else put(next, value.length - (selectionStart ?? value.length));
            setOpen(true);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onFocus={() => setOpen(true)}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        <HelpButton />
        {text === '' ? (
          <span className="main-search__keys" aria-hidden>
            <Keys keys="/" />
          </span>
        ) : (
          <ClearButton field={field} />
        )}
      </div>
      <CompletionList
        id={listId}
        completions={isShown ? completions : []}
        active={active}
        typed={words.slice(0, caret).match(/\S*$/)?.[0] ?? ''}
        onChoose={choose}
        onPoint={setActive}
      />
    </div>
  );
}

// apart from the field, so that no key draws them

const HelpButton = memo(function HelpButton() {
  const t = useT();
  return (
    <span className="main-search__help">
      <IconButton
        size="small"
        label={t('search.help.open')}
        icon={<CircleHelp aria-hidden />}
        onPress={() => changeView({ sheet: 'search-help' })}
      />
    </span>
  );
});

const ClearButton = memo(function ClearButton({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const t = useT();
  return (
    <IconButton
      size="small"
      label={t('search.clear')}
      icon={<X aria-hidden />}
      onPress={() => {
        setQueryText('');
        field.current?.focus();
      }}
    />
  );
});

function caretAtStart(input: HTMLInputElement): boolean {
  return input.selectionStart === 0 && input.selectionEnd === 0;
}

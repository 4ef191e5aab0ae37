import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../../elements/icon-button.tsx';
import { useT } from '../../state/language.tsx';
import type { Finding } from './use-finding.ts';

/** The button that opens the search in a document, and the field that it becomes. */
export function FindBar({ finding, isAsking = false }: { readonly finding: Finding; readonly isAsking?: boolean }) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const { isOpen, text, count, at, asked, isQuiet } = finding;
  useEffect(() => {
    const input = field.current;
    if (!isOpen || !input || isQuiet) return;
    input.focus();
    // asked for again while it is open: what is in it is ready to be written over; what was just typed is gone on with
    if (asked > 0) input.select();
    else input.setSelectionRange(input.value.length, input.value.length);
  }, [isOpen, asked, isQuiet]);
  if (!isOpen) {
    return (
      <IconButton
        label={t('viewer.find')}
        keys="Ctrl+F"
        icon={<Search aria-hidden="true" />}
        onPress={() => finding.open()}
      />
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finding.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') finding.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isShort = text.trim() === '';
  const said = isShort
    ? ''
    : isAsking
      ? t('viewer.finding')
      : count === 0
        ? t('viewer.find-none')
        : t(finding.isMore ? 'viewer.find-many' : 'viewer.find-at', { at: at + 1, count });
  return (
    <search className="find">
      <Search aria-hidden="true" className="find__icon" />
      <input
        ref={field}
        type="text"
        className="find__field"
        aria-label={t('viewer.find')}
        placeholder={t('viewer.find')}
        spellCheck={false}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the field appears because somebody asked to write in it
        autoFocus={!isQuiet}
        value={text}
        onChange={(event) => finding.write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className="find__said" role="status" data-none={!isShort && !isAsking && count === 0 ? '' : undefined}>
        {said}
      </span>
      <IconButton
        size="small"
        label={t('viewer.find-previous')}
        keys="Shift+Enter"
        isDisabled={count === 0}
        icon={<ChevronUp aria-hidden="true" />}
        onPress={() => finding.step(-1)}
      />
      <IconButton
        size="small"
        label={t('viewer.find-next')}
        keys="Enter"
        isDisabled={count === 0}
        icon={<ChevronDown aria-hidden="true" />}
        onPress={() => finding.step(1)}
      />
      <IconButton
        size="small"
        label={t('viewer.find-close')}
        keys="Esc"
        icon={<X aria-hidden="true" />}
        onPress={() => finding.close()}
      />
    </search>
  );
}

import { Columns2, FolderInput, Maximize2, Scissors, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { EventAsset } from '../../../shared/model/event.ts';
import { useVocabulary } from '../../data/vocabulary.ts';
import { ComboBox } from '../../elements/combo-box.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { struck } from '../../state/keys.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { readTypedDate } from '../inspector/read-date.ts';
import { MarkButtons } from '../marks/mark-buttons.tsx';
import type { MarkChange } from '../marks/mark-keys.ts';
import { marksOf } from './marks-of.ts';
import { todayHere } from './today.ts';
import './chosen-bar.css';

type OwnField = 'title' | 'theme' | 'date';

export interface ChosenVerbs {
  readonly onMark: (mark: MarkChange) => void;
  readonly onLook: () => void;
  readonly onCompare: () => void;
  readonly onSplit: () => void;
  readonly onMove: () => void;
  readonly onClear: () => void;
  /** Says a field for the chosen ones alone; `''` takes it back. */
  readonly onSay: (ids: readonly string[], field: OwnField, value: string) => void;
  /** One photograph on or back, with the keyboard staying in the field. */
  readonly onStep: (by: 1 | -1) => void;
  /** The keyboard goes back to the photographs. */
  readonly onDone: () => void;
}

/** What can be done with the chosen photographs, and what differs for them from the rest of the event. */
export function ChosenBar({
  chosen,
  verbs,
  fieldsRef,
}: {
  readonly chosen: readonly EventAsset[];
  readonly verbs: ChosenVerbs;
  readonly fieldsRef: RefObject<HTMLDivElement | null>;
}) {
  const t = useT();
  const count = chosen.length;
  return (
    <section className="chosen-bar" data-part="" aria-label={t('describing.chosen-bar')}>
      <div className="chosen-bar__line">
        <p className="chosen-bar__count" role="status">
          {count === 1 ? (chosen[0]?.card.name ?? '') : t('app.selected', { count })}
        </p>
        <div className="chosen-bar__tools" role="toolbar" aria-label={t('describing.marks')}>
          <MarkButtons now={marksOf(chosen)} onMark={verbs.onMark} />
          <IconButton
            label={t('describing.do.look')}
            keys="Space"
            icon={<Maximize2 aria-hidden />}
            onPress={verbs.onLook}
          />
          <IconButton
            label={t('describing.do.compare')}
            keys="C"
            icon={<Columns2 aria-hidden />}
            isDisabled={count < 2}
            onPress={verbs.onCompare}
          />
          <IconButton
            label={t('describing.do.split')}
            keys="S"
            icon={<Scissors aria-hidden />}
            onPress={verbs.onSplit}
          />
          <IconButton
            label={t('describing.do.move')}
            keys="V"
            icon={<FolderInput aria-hidden />}
            onPress={verbs.onMove}
          />
        </div>
        <IconButton
          size="small"
          label={t('app.selected.clear')}
          keys="Esc"
          icon={<X aria-hidden />}
          onPress={verbs.onClear}
        />
      </div>
      <div ref={fieldsRef} className="chosen-bar__fields">
        {/* another choice is another set of fields: what was typed is said as they go */}
        <OwnFields key={chosen.map(({ card }) => card.id).join(' ')} chosen={chosen} verbs={verbs} />
      </div>
    </section>
  );
}

/** What all of them have, '' where they have none or differ. */
function common(chosen: readonly EventAsset[], field: OwnField): { readonly value: string; readonly isMixed: boolean } {
  const values = new Set(chosen.map(({ card }) => card[field] ?? ''));
  return { value: values.size === 1 ? ([...values][0] ?? '') : '', isMixed: values.size > 1 };
}

function OwnFields({ chosen, verbs }: { readonly chosen: readonly EventAsset[]; readonly verbs: ChosenVerbs }) {
  const t = useT();
  const formats = useFormats();
  const themes = useVocabulary('themes').data ?? [];
  const ids = chosen.map(({ card }) => card.id);
  const [typed, setTypedNow] = useState<Partial<Record<OwnField, string>>>({});
  // leaving the field right after Enter must not say it twice
  const held = useRef(typed);
  const setTyped = (make: (before: typeof typed) => typeof typed) => {
    held.current = make(held.current);
    setTypedNow(held.current);
  };
  const write = (field: OwnField, value: string) => (field === 'date' && value !== '' ? formats.date(value) : value);
  const saved = (field: OwnField) => write(field, common(chosen, field).value);
  const forget = (field: OwnField) => setTyped(({ [field]: _gone, ...rest }) => rest);
  const commit = (field: OwnField, text = held.current[field]) => {
    if (text === undefined || text.trim() === saved(field)) return forget(field);
    const value = field === 'date' ? readTypedDate(text, todayHere()) : text.trim();
    // not understood: it stays in the field
    if (value === undefined) return undefined;
    verbs.onSay(ids, field, value);
    return forget(field);
  };
  const onKeyDown = (field: OwnField) => (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const isOpen =
      event.target.getAttribute('aria-expanded') === 'true' && event.target.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !isOpen) {
      event.preventDefault();
      commit(field);
      verbs.onDone();
    }
    const pressed = struck('ownWords', event);
    if (pressed) {
      event.preventDefault();
      commit(field);
      verbs.onStep(pressed.at === 0 ? -1 : 1);
    }
    if (event.key === 'Escape' && event.target.getAttribute('aria-expanded') !== 'true') {
      event.preventDefault();
      event.stopPropagation();
      forget(field);
      verbs.onDone();
    }
  };
  const placeholder = (field: OwnField) =>
    common(chosen, field).isMixed ? t('inspector.mixed') : t('describing.as-event');
  const date = typed.date;
  const isWrong = date !== undefined && date.length > 3 && readTypedDate(date, todayHere()) === undefined;
  return (
    <>
      <div data-own="title" onKeyDownCapture={onKeyDown('title')}>
        <TextField
          label={t('describing.own.title', { count: ids.length })}
          value={typed.title ?? saved('title')}
          onChange={(text) => setTyped((before) => ({ ...before, title: text }))}
          onBlur={() => commit('title')}
          placeholder={placeholder('title')}
        />
      </div>
      <div data-own="theme" onKeyDownCapture={onKeyDown('theme')}>
        <ComboBox
          label={t('describing.own.theme', { count: ids.length })}
          listLabel={t('inspector.words-used')}
          value={typed.theme ?? saved('theme')}
          onChange={(text) =>
            setTyped((before) => (text === (before.theme ?? saved('theme')) ? before : { ...before, theme: text }))
          }
          onCommit={(text) => commit('theme', text)}
          options={themes}
          placeholder={placeholder('theme')}
        />
      </div>
      <div data-own="date" onKeyDownCapture={onKeyDown('date')}>
        <TextField
          label={t('describing.own.date', { count: ids.length })}
          value={typed.date ?? saved('date')}
          onChange={(text) => setTyped((before) => ({ ...before, date: text }))}
          onBlur={() => commit('date')}
          placeholder={placeholder('date')}
          error={isWrong ? t('inspector.date-unknown') : undefined}
        />
      </div>
    </>
  );
}

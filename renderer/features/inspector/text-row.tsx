import { type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { useVocabulary, type VocabularyName } from '../../data/vocabulary.ts';
import { ComboBox } from '../../elements/combo-box.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Frequent } from './frequent.tsx';
import { Guess } from './guess.tsx';
import type { FieldState, Subject } from './subject.ts';
import { type Draft, useDraft } from './use-draft.ts';

type TextName = 'title' | 'theme' | 'caption' | 'event' | 'place' | 'creator' | 'copyright' | 'unit';

const vocabularies: Partial<Record<TextName, VocabularyName>> = {
  theme: 'themes',
  event: 'events',
  place: 'places',
  unit: 'units',
};

interface RowProps {
  readonly subject: Subject;
  readonly name: TextName;
  /** Lines that the field has at least; it grows with its words. */
  readonly rows?: number;
}

/** One field of words: typed freely, or with help from the words that the office uses. */
export function TextRow({ subject, name, rows }: RowProps) {
  const state = subject.field(name);
  const toChange = useCallback((text: string) => ({ field: name, op: 'set', value: text.trim() }) as const, [name]);
  const draft = useDraft(subject, name, state.text, toChange);
  const vocabulary = vocabularies[name];
  const shared = { subject, name, state, draft };
  return vocabulary ? <ChosenRow {...shared} vocabulary={vocabulary} /> : <PlainRow {...shared} rows={rows ?? 1} />;
}

interface InsideProps extends RowProps {
  readonly state: FieldState;
  readonly draft: Draft;
}

function PlainRow({ subject, name, state, draft, rows = 1 }: InsideProps) {
  const t = useT();
  return (
    <RowFrame subject={subject} name={name} state={state} draft={draft} isLong={rows > 1}>
      <TextField
        label={t(`field.${name}`)}
        value={draft.text}
        onChange={draft.set}
        onBlur={() => draft.commit()}
        rows={rows}
        {...(state.isMixed ? { placeholder: t('inspector.mixed') } : {})}
      />
    </RowFrame>
  );
}

function ChosenRow({ subject, name, state, draft, vocabulary }: InsideProps & { vocabulary: VocabularyName }) {
  const t = useT();
  const known = useVocabulary(vocabulary);
  return (
    <RowFrame subject={subject} name={name} state={state} draft={draft} isLong={false} isChosen>
      <ComboBox
        label={t(`field.${name}`)}
        listLabel={t('inspector.words-used')}
        value={draft.text}
        onChange={draft.set}
        onCommit={(value) => draft.commit(value)}
        options={known.data ?? []}
        {...(state.isMixed ? { placeholder: t('inspector.mixed') } : {})}
      />
    </RowFrame>
  );
}

/** What every field has around it: Enter saves or takes the guess, Esc takes back what was typed. */
function RowFrame(props: {
  readonly subject: Subject;
  readonly name: TextName;
  readonly state: FieldState;
  readonly draft: Draft;
  readonly isLong: boolean;
  readonly isChosen?: boolean;
  readonly children: ReactNode;
}) {
  const { subject, name, state, draft, isLong, isChosen, children } = props;
  const { proposal } = state;
  const take = (value: string) => draft.commit(value);
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // A caption has paragraphs: there Enter is a new line, and Ctrl+Enter saves.
      if (isLong && !event.ctrlKey && !event.metaKey) return;
      if (proposal && target.value === '') take(proposal.value);
      else if (!isChosen) draft.commit();
      else return;
      event.preventDefault();
    }
    if (event.key === 'Escape' && target.getAttribute('aria-expanded') !== 'true' && draft.revert()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div className="inspector__field" onKeyDownCapture={onKeyDown}>
      {children}
      <Elsewhere draft={draft} field={name} whole={subject.whole} />
      {proposal && draft.text === '' ? (
        <Guess reason={proposal.reason} shown={[proposal.value]} onUse={() => take(proposal.value)} />
      ) : null}
      <Frequent state={state} total={subject.ids.length} onUse={take} />
    </div>
  );
}

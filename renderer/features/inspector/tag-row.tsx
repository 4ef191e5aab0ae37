import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTitled, useVocabulary } from '../../data/vocabulary.ts';
import { ComboBox } from '../../elements/combo-box.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { Guess } from './guess.tsx';
import type { Subject } from './subject.ts';

/** Words typed at once, parted by commas or semicolons. */
const parted = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

const nobody: readonly string[] = [];

/** A list of words: keywords or people. With many assets, words that only some have are shown with how many. */
export function TagRow({ subject, name }: { readonly subject: Subject; readonly name: 'keywords' | 'people' }) {
  const t = useT();
  const formats = useFormats();
  const known = useVocabulary(name);
  const [typed, setTyped] = useState('');
  const state = subject.field(name);
  const { proposed } = state;
  const titled = useTitled(name === 'people' ? state.list : nobody, subject.whole?.date ?? null);
  const partly = state.values.filter(({ value }) => !state.list.includes(value));
  const isMany = subject.ids.length > 1;
  const label = t(`field.${name}`);

  const say = (words: readonly string[], typed: string) => {
    const fresh = words.filter((word) => !state.list.includes(word));
    setTyped('');
    if (fresh.length > 0)
      void subject.say({ field: name, op: 'add', value: fresh }).then((done) => done || setTyped(typed));
  };
  const add = (text: string) => say(parted(text), text);
  const remove = (word: string) => void subject.say({ field: name, op: 'remove', value: [word] });
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.value !== '') return;
    if (event.key === 'Enter' && proposed) {
      event.preventDefault();
      say(proposed.words, '');
    }
    const last = state.list.at(-1);
    if (event.key === 'Backspace' && last !== undefined) {
      event.preventDefault();
      remove(last);
      // Back in the field, so that a word that was taken back by mistake is mended and not typed again.
      setTyped(last);
    }
  };

  return (
    <div className="inspector__field" onKeyDownCapture={onKeyDown}>
      <ComboBox
        label={label}
        listLabel={t('inspector.words-used')}
        value={typed}
        onChange={setTyped}
        onCommit={add}
        placeholder={t(`inspector.add-${name}`)}
        options={(known.data ?? []).filter((option) => !state.list.includes(option.name))}
      />
      {state.list.length + partly.length > 0 ? (
        <ul className="tags" aria-label={label}>
          {state.list.map((word) => (
            <li key={word} className="tag">
              <span>{titled.get(word) ?? word}</span>
              <button type="button" onClick={() => remove(word)} aria-label={t('inspector.remove', { word })}>
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
          {isMany
            ? partly.map(({ value, count }) => (
                <li key={value} className="tag tag--some">
                  <button
                    type="button"
                    className="tag__all"
                    onClick={() => add(value)}
                    aria-label={t('inspector.use-for-all', { value, count: subject.ids.length })}
                  >
                    {value} <span>{formats.number(count)}</span>
                  </button>
                  <button
                    type="button"
                    onClick={() => remove(value)}
                    aria-label={t('inspector.remove', { word: value })}
                  >
                    <X aria-hidden="true" />
                  </button>
                </li>
              ))
            : null}
        </ul>
      ) : null}
      {proposed && typed === '' ? (
        <Guess reason={proposed.reason} shown={proposed.words} onUse={() => say(proposed.words, '')} />
      ) : null}
    </div>
  );
}

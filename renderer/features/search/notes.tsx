import { useResultPart } from '../../data/result.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { setQueryText, useQuery } from '../../state/query.ts';
import { changeView } from '../../state/view.ts';
import { takenAsWords, withExactly } from './readings.ts';
import './notes.css';

/** How a query was read where that is not what was typed, each with its way back. */
export function SearchNotes() {
  const t = useT();
  const { text } = useQuery();
  const corrections = useResultPart((result) => result.corrections);
  const ignored = useResultPart((result) => result.ignored);
  const asWords = takenAsWords(text);
  const said = corrections.length + ignored.length + asWords.length;
  return (
    <div role="status" className="search-notes" hidden={said === 0}>
      {corrections.map(({ typed, shown }) => (
        <p key={typed}>
          <span>{t('search.corrected', { typed: `“${typed}”`, shown: `“${shown}”` })}</span>
          <Button size="small" tone="quiet" onPress={() => setQueryText(withExactly(text, typed))}>
            {t('search.corrected.exactly', { typed: `“${typed}”` })}
          </Button>
        </p>
      ))}
      {ignored.length > 0 ? (
        <p>
          <span>{t('search.ignored', { words: ignored.map((word) => `“${word}”`).join(', ') })}</span>
          <Button
            size="small"
            tone="quiet"
            onPress={() => setQueryText(ignored.reduce((left, word) => withExactly(left, word), text))}
          >
            {t('search.ignored.all')}
          </Button>
        </p>
      ) : null}
      {asWords.map(({ text: typed, field }) => (
        <p key={typed}>
          <span>{t('search.as-words', { typed: `“${typed}”`, field: t(`search.field.${field}`) })}</span>
          <Button size="small" tone="quiet" onPress={() => changeView({ sheet: 'search-help' })}>
            {t('search.help.open')}
          </Button>
        </p>
      ))}
    </div>
  );
}

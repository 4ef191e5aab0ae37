import { Button as PlainButton } from 'react-aria-components/Button';
import { useResultPart } from '../../data/result.ts';
import { useVocabulary } from '../../data/vocabulary.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { useLanguage, useT } from '../../state/language.tsx';
import { query } from '../../state/query.ts';
import { remember } from '../../state/recent.ts';
import { today } from '../../state/today.ts';
import { changeView } from '../../state/view.ts';
import { examplesFor } from './help-examples.ts';
import './search-help.css';

/** How to look for something, by examples in the office's own words. Each of them runs when it is pressed. */
export function SearchHelpDialog() {
  const t = useT();
  const language = useLanguage();
  const summary = useResultPart((result) => result.summary);
  const names = (list: readonly { readonly name: string }[] | undefined) => (list ?? []).map(({ name }) => name);
  const groups = examplesFor(language, {
    themes: names(useVocabulary('themes').data),
    events: names(useVocabulary('events').data),
    people: names(useVocabulary('people').data),
    places: names(useVocabulary('places').data),
    year: summary?.facets.year[0]?.value ?? today().slice(0, 4),
  });
  const close = () => changeView({ sheet: undefined });
  const run = (text: string) => {
    query.set(({ order }) => ({ text: `${text} `, order }));
    remember(text);
    close();
  };
  return (
    <Dialog title={t('search.help.title')} closeLabel={t('action.close')} isOpen onClose={close} size="large">
      <p className="search-help__lead">{t('search.help.lead')}</p>
      <div className="search-help">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <ul>
              {group.examples.map(({ query: text, meaning, values }) => (
                <li key={text}>
                  <PlainButton className="search-help__row" onPress={() => run(text)}>
                    <kbd className="search-help__query">{text}</kbd>
                    <span className="search-help__meaning">{t(meaning, values)}</span>
                  </PlainButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="search-help__lead">{t('search.help.forgiving')}</p>
    </Dialog>
  );
}

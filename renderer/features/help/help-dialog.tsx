import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Lit } from '../../elements/lit.tsx';
import { SearchField } from '../../elements/search-field.tsx';
import { closeHelp, goToHelp, type HelpPage, help, helpPages, stepHelp } from '../../state/help.ts';
import { struck } from '../../state/keys.ts';
import { useLanguage, useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { type FoundPage, findPages } from './find-pages.ts';
import { PageView } from './page-view.tsx';
import { pageIn } from './pages.ts';
import './help.css';

/** The help: short pages, found by their words. What comes of a question stands where the page was. */
export function HelpDialog() {
  const t = useT();
  const language = useLanguage();
  const trail = useStore(help);
  const [question, setQuestion] = useState('');
  const page = trail?.pages[trail.at];
  if (!trail || !page) return null;
  const found = findPages(
    question,
    helpPages.map((one) => [one, pageIn(language, one)] as const),
    (key) => t(key as MessageKey),
  );
  const goTo = (to: HelpPage) => {
    setQuestion('');
    goToHelp(to);
  };
  const step = (by: 1 | -1) => {
    setQuestion('');
    stepHelp(by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = struck('help', event);
    const isTyped = event.target instanceof HTMLInputElement && question !== '';
    const [first] = found;
    if (pressed?.act === 'first' && isTyped && first) goTo(first.page);
    // among typed letters the arrows may be the field's own
    else if (pressed?.act === 'step' && !isTyped) step(pressed.at === 0 ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('help.title')} closeLabel={t('action.close')} isOpen onClose={closeHelp} size="large">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of all that is inside are heard here */}
      <div className="help" onKeyDown={onKeyDown}>
        <div className="help__bar">
          <IconButton
            label={t('help.back')}
            keys="Alt+←"
            icon={<ChevronLeft aria-hidden />}
            isDisabled={trail.at === 0}
            onPress={() => step(-1)}
          />
          <IconButton
            label={t('help.forward')}
            keys="Alt+→"
            icon={<ChevronRight aria-hidden />}
            isDisabled={trail.at === trail.pages.length - 1}
            onPress={() => step(1)}
          />
          <div className="help__find">
            <SearchField
              label={t('help.find')}
              clearLabel={t('help.find.clear')}
              value={question}
              onChange={setQuestion}
              autoFocus
            />
          </div>
        </div>
        {question.trim() === '' ? <PageView page={page} /> : <Found found={found} onChoose={goTo} />}
        <Contents page={question.trim() === '' ? page : undefined} onChoose={goTo} />
      </div>
    </Dialog>
  );
}

function Contents({ page, onChoose }: { readonly page: HelpPage | undefined; onChoose(page: HelpPage): void }) {
  const t = useT();
  const language = useLanguage();
  return (
    <nav className="help__contents" aria-label={t('help.pages')}>
      <ul>
        {helpPages.map((one) => (
          <li key={one}>
            <PlainButton
              className={`place ${one === page ? 'place--here' : ''}`}
              {...(one === page ? { 'aria-current': 'page' as const } : {})}
              onPress={() => onChoose(one)}
            >
              <span className="place__words">{pageIn(language, one).title}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Found({ found, onChoose }: { readonly found: readonly FoundPage[]; onChoose(page: HelpPage): void }) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="help__page" tabIndex={0} aria-label={t('help.find')}>
      <p className={found.length > 0 ? 'hidden-words' : ''} role="status">
        {found.length > 0 ? t('help.found', { count: found.length }) : t('help.found.none')}
      </p>
      <ul className="help__found">
        {found.map(({ page, title, line, light }) => (
          <li key={page}>
            <PlainButton className="help__hit" onPress={() => onChoose(page)}>
              <strong>
                <Lit text={title} light={light} />
              </strong>
              {line ? (
                <span>
                  <Lit text={line} light={light} />
                </span>
              ) : null}
            </PlainButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

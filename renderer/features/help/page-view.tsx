import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { Keys } from '../../elements/kbd.tsx';
import { closeHelp, goToHelp, type HelpPage, helpPages } from '../../state/help.ts';
import { useLanguage, useT } from '../../state/language.tsx';
import { query } from '../../state/query.ts';
import { remember } from '../../state/recent.ts';
import { changeView, closeViewer } from '../../state/view.ts';
import { pageIn, pictureOf } from './pages.ts';
import type { Block, Inline } from './read-page.ts';
import { openRoom, roomOf } from './rooms.ts';

/** One page of the help. Coming to it, the keyboard stands at its title. */
export function PageView({ page }: { readonly page: HelpPage }) {
  const language = useLanguage();
  const { title, blocks } = pageIn(language, page);
  const article = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    article.current?.scrollTo({ top: 0 });
    article.current?.querySelector('h3')?.focus();
  }, [page]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <article ref={article} className="help__page" tabIndex={0} aria-labelledby="help-page-title">
      <h3 id="help-page-title" className="help__title" tabIndex={-1}>
        {title}
      </h3>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change their places
        <BlockView key={at} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  const language = useLanguage();
  switch (block.type) {
    case 'heading':
      return (
        <h4>
          <Line of={block.of} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Line of={block.of} />
        </p>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do the items of a list
            <li key={at}>
              <Line of={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'picture': {
      const address = pictureOf(language, block.name);
      return address ? <img className="help__picture" src={address} alt={block.words} /> : null;
    }
  }
}

function Line({ of }: { readonly of: readonly Inline[] }): ReactNode {
  const t = useT();
  return of.map((one, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: nor do the pieces of a line
    return <Fragment key={at}>{pieceOf(one, (key) => t(key as MessageKey))}</Fragment>;
  });
}

function pieceOf(one: Inline, say: (key: string) => string): ReactNode {
  switch (one.type) {
    case 'text':
      return one.text;
    case 'strong':
      return (
        <strong>
          <Line of={one.of} />
        </strong>
      );
    case 'message':
      return say(one.key);
    case 'keys':
      return <Keys keys={one.keys} />;
    case 'query':
      return <Query text={one.text} />;
    case 'link':
      return (
        <PlainButton className="help__link" onPress={() => follow(one.to)}>
          <Line of={one.of} />
        </PlainButton>
      );
  }
}

function follow(to: string): void {
  const room = roomOf(to);
  const page = helpPages.find((known) => known === to);
  if (page) goToHelp(page);
  if (!room) return;
  closeHelp();
  openRoom(room);
}

/** A question that is asked when it is pressed: the help makes way for what it finds. */
function Query({ text }: { readonly text: string }) {
  const t = useT();
  return (
    <PlainButton
      className="help__query"
      aria-label={t('help.try', { query: text })}
      onPress={() => {
        closeHelp();
        closeViewer();
        changeView({ sheet: undefined });
        query.set(({ order }) => ({ text: `${text} `, order }));
        remember(text);
      }}
    >
      {text}
    </PlainButton>
  );
}

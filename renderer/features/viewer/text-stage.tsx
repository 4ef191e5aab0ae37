import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { DocumentReading } from '../../../shared/model/document.ts';
import { useT } from '../../state/language.tsx';
import { endingOf, kindIcons } from '../grid/face.tsx';
import { calledOf } from '../grid/words.ts';
import { DocumentScroller } from './document-scroller.tsx';
import type { DocumentVerbs } from './document-verbs.ts';
import { FindBar } from './find-bar.tsx';
import { goesOn, type Lead } from './lead.ts';
import { Marked, placesOf } from './marked.tsx';
import { useFinding, useSought } from './use-finding.ts';

export type TextBlock = Extract<DocumentReading, { how: 'text' }>['blocks'][number];

/** The texts of a block, in the order in which they are read. */
const textsOf = (block: TextBlock): readonly string[] =>
  block.is === 'table' ? block.rows.flat() : [block.is === 'break' ? block.name : block.text];

interface Found {
  readonly hits: readonly Hit[];
  /** Of a block that holds some: where they begin in each of its texts. */
  readonly places: ReadonlyMap<number, readonly (readonly number[])[]>;
}

interface Hit {
  readonly block: number;
  /** Which text of the block, and which hit in it. */
  readonly text: number;
  readonly number: number;
}

/** The hit that a passage speaks of: on its slide, where the words go on as it does. */
function ledTo(blocks: readonly TextBlock[], { hits, places }: Found, lead: Lead): number {
  const starts = blocks.flatMap((block, at) => (block.is === 'break' ? [at] : []));
  const from = (lead.page === null ? undefined : starts[lead.page - 1]) ?? 0;
  const isIt = ({ block, text, number }: Hit): boolean => {
    const one = blocks[block];
    const at = places.get(block)?.[text]?.[number];
    return block >= from && at !== undefined && one !== undefined && goesOn(textsOf(one)[text] ?? '', at, lead.onward);
  };
  const found = hits.findIndex(isIt);
  return found >= 0 ? found : hits.findIndex(({ block }) => block >= from);
}

/** A document of words on one long sheet. The browser leaves out what is far from the eye, but can mark and copy all. */
export function TextStage(props: {
  readonly card: AssetCard;
  readonly blocks: readonly TextBlock[];
  readonly isCut: boolean;
  readonly lead: Lead | undefined;
  readonly slot: HTMLElement | null;
  readonly verbs: Ref<DocumentVerbs>;
}) {
  const { card, blocks, isCut, lead, slot, verbs } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useSought();
  const { sought } = search;
  const found = useMemo(() => {
    const hits: Hit[] = [];
    const places = new Map<number, readonly (readonly number[])[]>();
    if (sought === '') return { hits, places };
    for (const [block, one] of blocks.entries()) {
      const inTexts = textsOf(one).map((text) => placesOf(text, sought));
      for (const [text, list] of inTexts.entries()) {
        for (let number = 0; number < list.length; number++) hits.push({ block, text, number });
      }
      if (inTexts.some((list) => list.length > 0)) places.set(block, inTexts);
    }
    return { hits, places };
  }, [blocks, sought]);
  const finding = useFinding(
    search,
    { count: found.hits.length, isMore: false, key: `${lead?.key} ${sought}` },
    () => (lead && lead.words === sought ? ledTo(blocks, found, lead) : 0),
    () => scroller.current?.focus({ preventScroll: true }),
  );
  const current = found.hits[finding.at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step shows its hit, also the same one again
  useEffect(() => {
    scroller.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' });
  }, [current, finding.steps]);
  useImperativeHandle(verbs, () => ({ find: finding.open }));
  const { show } = finding;
  useEffect(() => {
    if (lead && lead.words !== '') show(lead.words);
  }, [lead, show]);

  const Icon = kindIcons[card.kind];
  const called = calledOf(card);
  const [first] = blocks;
  // a document that begins with its own title need not say it twice
  const saysItself = first?.is === 'heading' && first.text.trim().toLowerCase() === called.trim().toLowerCase();
  return (
    <>
      {slot ? createPortal(<FindBar finding={finding} />, slot) : null}
      <DocumentScroller scroller={scroller} className="reader">
        <article className="reader__sheet">
          <header className="reader__head">
            <Icon aria-hidden="true" />
            {[endingOf(card.name), card.pages ? t('grid.pages', { count: card.pages }) : '']
              .filter(Boolean)
              .join(' · ')}
          </header>
          {saysItself ? null : <h2 className="reader__title">{called}</h2>}
          {blocks.length === 0 ? <p className="reader__none">{t('viewer.no-words')}</p> : null}
          {blocks.map((block, at) => (
            <Block
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name but their place
              key={at}
              block={block}
              places={found.places.get(at)}
              length={sought.length}
              currentText={current?.block === at ? current.text : undefined}
              currentNumber={current?.block === at ? current.number : undefined}
            />
          ))}
          {isCut ? <p className="reader__cut">{t('viewer.cut-text')}</p> : null}
        </article>
      </DocumentScroller>
    </>
  );
}

const Block = memo(function Block(props: {
  readonly block: TextBlock;
  readonly places: readonly (readonly number[])[] | undefined;
  readonly length: number;
  readonly currentText: number | undefined;
  readonly currentNumber: number | undefined;
}) {
  const { block, places, length, currentText, currentNumber } = props;
  const marked = (text: string, at = 0) => (
    <Marked
      text={text}
      places={places?.[at]}
      length={length}
      current={currentText === at ? currentNumber : undefined}
    />
  );
  switch (block.is) {
    case 'heading': {
      // the name of the document is the first heading of the sheet, so its own begin one below
      const Heading = `h${Math.min(6, block.level + 2)}` as 'h3' | 'h4' | 'h5' | 'h6';
      return (
        <Heading className="reader__block" data-level={block.level}>
          {marked(block.text)}
        </Heading>
      );
    }
    case 'paragraph':
      return <p className="reader__block">{marked(block.text)}</p>;
    case 'item':
      return <p className="reader__block reader__item">{marked(block.text)}</p>;
    case 'break':
      return (
        <p className="reader__block reader__break">
          <span>{marked(block.name)}</span>
        </p>
      );
    case 'table': {
      let before = 0;
      return (
        <div className="reader__block reader__table">
          <table>
            <tbody>
              {block.rows.map((row, at) => {
                const from = before;
                before += row.length;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
                  <tr key={at}>
                    {row.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
                      <td key={column}>{marked(cell, from + column)}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      );
    }
  }
});

import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useT } from '../../state/language.tsx';
import { endingOf, kindIcons } from '../grid/face.tsx';
import { calledOf } from '../grid/words.ts';
import { DocumentScroller } from './document-scroller.tsx';
import type { DocumentVerbs } from './document-verbs.ts';
import { FindBar } from './find-bar.tsx';
import { Marked, placesOf } from './marked.tsx';
import { useFinding, useSought } from './use-finding.ts';

/** What an archive holds, by name. */
export function NamesStage(props: {
  readonly card: AssetCard;
  readonly names: readonly string[];
  readonly isCut: boolean;
  readonly slot: HTMLElement | null;
  readonly verbs: Ref<DocumentVerbs>;
}) {
  const { card, names, isCut, slot, verbs } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useSought();
  const { sought } = search;
  const found = useMemo(
    () => (sought === '' ? [] : names.flatMap((name, at) => (placesOf(name, sought).length > 0 ? [at] : []))),
    [names, sought],
  );
  const finding = useFinding(
    search,
    { count: found.length, isMore: false, key: sought },
    () => 0,
    () => scroller.current?.focus({ preventScroll: true }),
  );
  const current = found[finding.at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step shows its hit, also the same one again
  useEffect(() => {
    scroller.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' });
  }, [current, finding.steps]);
  useImperativeHandle(verbs, () => ({ find: finding.open }));
  const Icon = kindIcons[card.kind];
  return (
    <>
      {slot ? createPortal(<FindBar finding={finding} />, slot) : null}
      <DocumentScroller scroller={scroller} className="reader">
        <article className="reader__sheet">
          <header className="reader__head">
            <Icon aria-hidden="true" />
            {[endingOf(card.name), t('viewer.names', { count: names.length })].join(' · ')}
          </header>
          <h2 className="reader__title">{calledOf(card)}</h2>
          <ol className="reader__names">
            {names.map((name, at) => {
              const cut = name.lastIndexOf('/', name.length - 2) + 1;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: an archive may hold a name twice
                <li key={at}>
                  {sought === '' ? (
                    <>
                      <span>{name.slice(0, cut)}</span>
                      {name.slice(cut)}
                    </>
                  ) : (
                    <Marked
                      text={name}
                      places={placesOf(name, sought)}
                      length={sought.length}
                      current={at === current ? 0 : undefined}
                    />
                  )}
                </li>
              );
            })}
          </ol>
          {isCut ? <p className="reader__cut">{t('viewer.cut-names')}</p> : null}
        </article>
      </DocumentScroller>
    </>
  );
}

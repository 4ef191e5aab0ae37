import { CircleCheck, ExternalLink, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { Publication } from '../../../shared/model/publication.ts';
import { useCards } from '../../data/exports.ts';
import { failureOf } from '../../data/failure.ts';
import { useRightsEdits, useTakeDown } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { SkeletonLines } from '../../elements/skeleton.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { today } from '../../state/today.ts';

const piece = 50;
const most = 500;

/** Where assets stand that should not stand there any more, each ticked off as it is taken down. */
export function TakeDownList({ consent }: { readonly consent: string | undefined }) {
  const t = useT();
  const [limit, setLimit] = useState(piece);
  const { data, error, refetch } = useTakeDown(consent, limit);
  const cards = useCards([...new Set(data?.publications.map(({ asset }) => asset))]);
  const names = new Map(cards.data?.map((card) => [card.id, card.title ?? card.name]));
  const edits = useRightsEdits();
  const heads = useId();
  const list = useRef<HTMLUListElement>(null);
  /** The place at which the keyboard goes on: where one was ticked off, or the first of those that one came here for. */
  const goOnAt = useRef(consent === undefined ? undefined : 0);
  useEffect(() => {
    if (data === undefined || goOnAt.current === undefined) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('.consent__acts button') ?? [];
    buttons[Math.min(goOnAt.current, buttons.length - 1)]?.focus();
    goOnAt.current = undefined;
  }, [data]);
  if (error && data === undefined) {
    return (
      <EmptyState
        icon={<TriangleAlert aria-hidden="true" />}
        title={t('rights.take-down.failed')}
        action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}
      >
        {t(`error.${failureOf(error).code}.do`)}
      </EmptyState>
    );
  }
  if (data === undefined) return <SkeletonLines />;
  if (data.total === 0) {
    return (
      <EmptyState icon={<CircleCheck aria-hidden="true" />} title={t('rights.take-down.none')}>
        {t('rights.take-down.none.words')}
      </EmptyState>
    );
  }
  const tick = (publication: Publication, at: number) => {
    goOnAt.current = at;
    void edits.takenDown([publication.id], today()).then((isDone) => {
      if (!isDone) goOnAt.current = undefined;
    });
  };
  return (
    <div className="consents">
      <p className="rights-form__words">{t('rights.take-down.words', { count: data.total })}</p>
      <ul ref={list} className="consents__list">
        {data.publications.map((one, at) => (
          <li key={one.id} className="consent">
            <Place
              id={`${heads}-${one.id}`}
              publication={one}
              name={names.get(one.asset) ?? (cards.data === undefined ? '…' : t('rights.paper.unknown'))}
            />
            <div className="consent__acts">
              <Button size="small" aria-describedby={`${heads}-${one.id}`} onPress={() => tick(one, at)}>
                {t('rights.take-down.do')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {data.total > data.publications.length && limit < most ? (
        <Button size="small" onPress={() => setLimit((before) => Math.min(most, before + piece))}>
          {t('rights.more')}
        </Button>
      ) : null}
      {data.total > most && limit >= most ? (
        <p className="rights-form__words">{t('rights.take-down.first', { count: most })}</p>
      ) : null}
    </div>
  );
}

function Place(props: { readonly id: string; readonly publication: Publication; readonly name: string }) {
  const { id, publication, name } = props;
  const t = useT();
  const formats = useFormats();
  const { channel, at, by, link } = publication;
  const said = [t(`channel.${channel}` as MessageKey), formats.moment(at), ...(by === null ? [] : [by])];
  return (
    <>
      <p className="consent__head">
        <strong id={id}>{name}</strong>
      </p>
      <p className="consent__terms">{said.join(' · ')}</p>
      {link !== null && /^https?:\/\//i.test(link) ? (
        <a className="consent__link" href={link} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden="true" /> {link}
        </a>
      ) : null}
    </>
  );
}

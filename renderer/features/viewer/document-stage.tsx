import { type Ref, useState } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useReading } from '../../data/documents.ts';
import { failureOf } from '../../data/failure.ts';
import { useLate } from '../../elements/skeleton.tsx';
import { useT } from '../../state/language.tsx';
import { calledOf } from '../grid/words.ts';
import type { DocumentVerbs } from './document-verbs.ts';
import { useLead } from './lead.ts';
import { NamesStage } from './names-stage.tsx';
import { PagesStage } from './pages-stage.tsx';
import { SheetsStage } from './sheets-stage.tsx';
import { TextStage } from './text-stage.tsx';
import { Trouble } from './trouble.tsx';

/** A document, read as its kind is read: by pages, by sheets, as words, or as a list of names. */
export function DocumentStage(props: {
  readonly card: AssetCard;
  /** Where its tools belong: in the bar of the viewer. */
  readonly slot: HTMLElement | null;
  readonly verbs: Ref<DocumentVerbs>;
}) {
  const { card } = props;
  return (
    <div className="stage stage--document">
      {card.state === 'present' ? <Present {...props} /> : <Away card={card} />}
    </div>
  );
}

function Present(props: {
  readonly card: AssetCard;
  readonly slot: HTMLElement | null;
  readonly verbs: Ref<DocumentVerbs>;
}) {
  const { card, slot, verbs } = props;
  const t = useT();
  // without a picture the content has no name of its own, and pages are asked for as they are now
  const key = card.picture ?? 'none';
  const reading = useReading(card.id, key);
  const lead = useLead(card.id);
  const isLate = useLate(reading.isPending);
  if (reading.isPending) {
    return (
      <div className="stage__first" aria-busy="true">
        <FirstPage card={card} />
        {isLate ? (
          <p className="stage__wait" role="status">
            {t('viewer.reading')}
          </p>
        ) : null}
      </div>
    );
  }
  if (reading.isError) {
    const { code } = failureOf(reading.error);
    const canAgain = code === 'connection-lost' || code === 'file-timed-out' || code === 'reader-crashed';
    return <Trouble card={card} code={code} onRetry={canAgain ? () => void reading.refetch() : undefined} />;
  }
  const { data } = reading;
  switch (data.how) {
    case 'pages':
      return <PagesStage id={card.id} picture={key} pages={data.pages} lead={lead} slot={slot} verbs={verbs} />;
    case 'tables':
      return <SheetsStage sheets={data.sheets} lead={lead} slot={slot} verbs={verbs} />;
    case 'text':
      return <TextStage card={card} blocks={data.blocks} isCut={data.cut} lead={lead} slot={slot} verbs={verbs} />;
    case 'names':
      return <NamesStage card={card} names={data.names} isCut={data.cut} slot={slot} verbs={verbs} />;
  }
}

/** Its file is not there now: what was drawn of it before is still to be seen. */
function Away({ card }: { readonly card: AssetCard }) {
  const t = useT();
  if (!card.picture || card.pictureKind !== 'picture' || card.state === 'present') {
    return <Trouble card={card} code={card.error?.code} />;
  }
  return (
    <div className="stage__first">
      <FirstPage card={card} />
      <p className="stage__wait" role="status">
        {t(`grid.state.${card.state}.why`)}
      </p>
    </div>
  );
}

/** The first page, as it was drawn when the document came in. */
function FirstPage({ card }: { readonly card: AssetCard }) {
  const [isLost, setLost] = useState(false);
  if (!card.picture || card.pictureKind !== 'picture' || isLost) return null;
  return (
    <img
      className="stage__page"
      src={pictureUrl(card.picture, 'preview')}
      alt={calledOf(card)}
      draggable={false}
      onError={() => setLost(true)}
    />
  );
}

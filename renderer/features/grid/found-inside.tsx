import type { AssetCard } from '../../../shared/model/asset.ts';
import type { Passage } from '../../../shared/model/search.ts';
import { usePassages } from '../../data/passages.ts';
import { Lit, litText } from '../../elements/lit.tsx';
import { useQuery } from '../../state/query.ts';
import type { Words } from './words.ts';

/** Whether a document may say inside what is looked for. */
const isSought = (card: AssetCard, { light }: Words): boolean =>
  card.kind === 'document' && light !== undefined && light.words.length + light.beginnings.length > 0;

/** The place in a document that answers best; undefined for none, and while it is looked up. */
function usePassage(id: string): Passage | undefined {
  const { text } = useQuery();
  return usePassages(text, id, 1).data?.passages[0];
}

/** The first words of a document; those that are looked for instead, where it says them further inside. */
export function FaceWords({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  return isSought(card, words) ? <SoughtWords card={card} words={words} /> : <FirstWords card={card} words={words} />;
}

function FirstWords({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  if (!card.excerpt) return null;
  return (
    <p className="grid-face-words">
      <Lit text={card.excerpt} light={words.light} />
    </p>
  );
}

function SoughtWords({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  const passage = usePassage(card.id);
  if (!passage) return <FirstWords card={card} words={words} />;
  return <p className="grid-face-words">{litText(passage.text, passage.marks)}</p>;
}

/** Below the name over the picture of a document: how long it is, or where it says what is looked for. */
export function CaptionMore({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  return isSought(card, words) ? <SoughtMore card={card} words={words} /> : <Length card={card} words={words} />;
}

function Length({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  return card.pages ? <span className="grid-caption-more">{words.t('grid.pages', { count: card.pages })}</span> : null;
}

function SoughtMore({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  const passage = usePassage(card.id);
  if (!passage) return <Length card={card} words={words} />;
  return (
    <span className="grid-caption-more grid-caption-found">
      {passage.page === null ? null : `${words.t('passages.page', { page: words.formats.number(passage.page) })}: `}
      {litText(passage.text, passage.marks)}
    </span>
  );
}

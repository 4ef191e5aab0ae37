import { AudioLines, File, FileText, Film, Image, type LucideIcon } from 'lucide-react';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { AssetKind } from '../../../shared/model/kind.ts';
import { Lit } from '../../elements/lit.tsx';
import { FaceWave } from './face-wave.tsx';
import { FaceWords } from './found-inside.tsx';
import { calledOf, troubleOf, type Words } from './words.ts';

export const kindIcons: Readonly<Record<AssetKind, LucideIcon>> = {
  photo: Image,
  video: Film,
  audio: AudioLines,
  document: FileText,
  other: File,
};

/** Ending of a name as people know it: PDF, DOCX; empty when there is none worth saying. */
export function endingOf(name: string): string {
  const match = /\.([a-z0-9]{1,5})$/i.exec(name);
  return match ? (match[1] as string).toUpperCase() : '';
}

/** What an asset without a picture shows: what it is called, what it is, how much of it, and why it has no picture. */
export function Face({ card, words }: { readonly card: AssetCard; readonly words: Words }) {
  const { t, formats, light } = words;
  const Icon = kindIcons[card.kind];
  const trouble = troubleOf(card, words);
  const facts = [endingOf(card.name)];
  if (card.pages) facts.push(t('grid.pages', { count: card.pages }));
  if (card.durationSeconds !== null) facts.push(formats.duration(card.durationSeconds));
  return (
    <div className="grid-face" data-kind={card.kind}>
      <div className="grid-face-top">
        <Icon aria-hidden="true" />
        <span>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      <p className="grid-face-name" data-guess={card.title === null && card.proposedTitle !== null ? '' : undefined}>
        <Lit text={calledOf(card)} light={light} isName={card.title === null && card.proposedTitle === null} />
      </p>
      {card.kind === 'audio' && !trouble ? <FaceWave picture={card.picture} /> : null}
      {trouble ? null : <FaceWords card={card} words={words} />}
      {trouble ? (
        <p className="grid-face-more grid-face-trouble">{trouble}</p>
      ) : card.title !== null || card.proposedTitle !== null ? (
        <p className="grid-face-more">
          <Lit text={card.name} light={light} isName />
        </p>
      ) : null}
    </div>
  );
}

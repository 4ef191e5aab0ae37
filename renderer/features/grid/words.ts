import { useMemo } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { LightUp } from '../../../shared/model/search.ts';
import { type Translate, useFormats, useT } from '../../state/language.tsx';

/** The words and formats of the language in use, handed down so that a thousand cells need not ask. */
export interface Words {
  readonly t: Translate;
  readonly formats: ReturnType<typeof useFormats>;
  /** What is looked for, to be marked where it stands. */
  readonly light?: LightUp | undefined;
}

export function useWords(light?: LightUp): Words {
  const t = useT();
  const formats = useFormats();
  return useMemo(() => ({ t, formats, light }), [t, formats, light]);
}

/** Why a file could not be read whole, in plain words; undefined when it could. */
export function troubleOf(card: AssetCard, { t }: Words): string | undefined {
  return card.error ? t(`error.${card.error.code}` as MessageKey, { name: card.name }) : undefined;
}

/** What an asset is called: its title, else the guess, else the name of the file. */
export const calledOf = (card: AssetCard): string => card.title ?? card.proposedTitle ?? card.name;

/** What the card of an asset without a picture does not say in words that are seen. */
export function unsaidOf(card: AssetCard, { t, formats }: Words): string {
  const parts = [t(`grid.kind.${card.kind}`)];
  if (card.date) parts.push(formats.date(card.date));
  if (card.stack !== null && card.stack > 1) parts.push(t('grid.stack', { count: card.stack }));
  if (card.state !== 'present') parts.push(t(`grid.state.${card.state}`));
  return parts.join(', ');
}

/** Everything that a cell shows, as one sentence for those who do not see it. */
export function saidOf(card: AssetCard, words: Words): string {
  const { t, formats } = words;
  const parts = [
    card.title ?? (card.proposedTitle ? t('grid.said-proposed', { title: card.proposedTitle }) : card.name),
    t(`grid.kind.${card.kind}`),
  ];
  if (card.date) parts.push(formats.date(card.date));
  if (card.durationSeconds !== null) parts.push(formats.duration(card.durationSeconds));
  if (card.pages !== null && card.pages > 0) parts.push(t('grid.pages', { count: card.pages }));
  if (card.stack !== null && card.stack > 1) parts.push(t('grid.stack', { count: card.stack }));
  if (card.state !== 'present') parts.push(t(`grid.state.${card.state}`));
  const trouble = troubleOf(card, words);
  if (trouble) parts.push(trouble);
  return parts.join(', ');
}

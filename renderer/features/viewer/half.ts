import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { createStore } from '../../state/store.ts';
import { endingOf } from '../grid/face.tsx';
import { isRaw } from '../grid/format-mark.ts';

/** The other half of a stack that is looked at in the place of an asset; `of` is that asset. */
export const lookedAtHalf = createStore<{ readonly of: string; readonly card: AssetCard } | undefined>(undefined);

export const lookAtHalf = (of: string, card: AssetCard): void =>
  lookedAtHalf.set(card.id === of ? undefined : { of, card });

/** What a half is called beside the others: by what it is where they differ in that, else by its format. */
export function halfName(card: AssetCard, all: readonly AssetCard[], t: (key: MessageKey) => string): string {
  const isOneKind = all.every((other) => other.kind === card.kind);
  if (!isOneKind && card.kind === 'photo') return t('viewer.half.photo');
  if (!isOneKind && card.kind === 'video') return t('viewer.half.video');
  const ending = endingOf(card.name);
  if (isRaw(card.name)) return 'RAW';
  return ending === 'JPG' ? 'JPEG' : ending || card.name;
}

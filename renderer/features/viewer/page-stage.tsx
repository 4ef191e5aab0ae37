import { ExternalLink } from 'lucide-react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useAsset } from '../../data/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { endingOf, kindIcons } from '../grid/face.tsx';
import { calledOf, troubleOf, useWords } from '../grid/words.ts';

/** A document or an unknown file: its first page, or its words on a sheet, or at least what it is and how to open it. */
export function PageStage({ card }: { readonly card: AssetCard }) {
  const t = useT();
  const words = useWords();
  const asset = useAsset(card.id);
  const desktop = useDesktop();
  const text = asset.data?.id === card.id ? asset.data.text : null;
  const Icon = kindIcons[card.kind];
  if (card.picture && card.pictureKind === 'picture') {
    return (
      <div className="stage stage--page">
        <img className="sheet" src={pictureUrl(card.picture, 'preview')} alt={calledOf(card)} draggable={false} />
      </div>
    );
  }
  const trouble = troubleOf(card, words);
  return (
    <div className="stage stage--page">
      <article className="sheet sheet--words" tabIndex={text ? 0 : undefined} data-keys="">
        <header>
          <Icon aria-hidden="true" />
          <span>
            {[endingOf(card.name), card.pages ? t('grid.pages', { count: card.pages }) : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
        </header>
        <h2>{calledOf(card)}</h2>
        {trouble ? <p className="sheet__trouble">{trouble}</p> : null}
        {text ? <div className="sheet__text">{text}</div> : null}
        {!text && !asset.isPending ? <p className="sheet__none">{t('viewer.no-preview')}</p> : null}
        {!text && desktop && card.state === 'present' ? (
          <div>
            <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => void desktop.openOriginal(card.id)}>
              {t('viewer.open-original')}
            </Button>
          </div>
        ) : null}
      </article>
    </div>
  );
}

import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { Extract } from '../../../shared/model/export.ts';
import { useAsset } from '../../data/asset.ts';
import { Button } from '../../elements/button.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { useT } from '../../state/language.tsx';
import { tenth } from './extract-math.ts';
import { ExtractPages } from './extract-pages.tsx';
import { ExtractClip, ExtractStill } from './extract-time.tsx';
import './extract-panel.css';

/**
 * How a film, a recording or a document is taken out: as it is, or a part of it. For a photo there is nothing here.
 * `value` left out: nobody has said it yet. Then it goes as it is to where that is asked for, and `idle`, the number of chosen
 * sizes that are for pictures, wait for it to be said.
 */
export function ExtractPanel(props: {
  readonly card: AssetCard;
  readonly value: Extract | undefined;
  readonly idle: number;
  readonly onChange: (value: Extract) => void;
}) {
  const { card, idle, onChange } = props;
  const t = useT();
  const known = useAsset(card.kind === 'photo' ? undefined : card.id);
  const asset = known.data?.id === card.id ? known.data : undefined;
  if (card.kind === 'photo') return null;
  const value = props.value ?? (idle > 0 ? undefined : { what: 'original' as const });
  const length = card.durationSeconds ?? 0;
  const ways = waysOf(card, asset?.mime);
  if (ways.length === 1) {
    const isCut = card.kind === 'video' || card.kind === 'audio';
    return (
      <section className="extract" aria-label={t('extract.label')}>
        {value ? null : <Reason card={card} idle={idle} />}
        <p className="extract__note">{t(isCut ? 'extract.no-length' : 'extract.only-original')}</p>
        {value ? null : (
          <div>
            <Button size="small" onPress={() => onChange({ what: 'original' })}>
              {t('extract.take-original')}
            </Button>
          </div>
        )}
      </section>
    );
  }
  return (
    <section className="extract" aria-label={t('extract.label')}>
      {value ? null : <Reason card={card} idle={idle} />}
      <Segmented
        label={t('extract.as')}
        value={value?.what ?? null}
        onChange={(what) => onChange(firstOf(what, length))}
        segments={ways.map((what) => ({ value: what, label: t(wordOf(what, card)) }))}
      />
      {value?.what === 'original' ? <p className="extract__note">{t('extract.original.note')}</p> : null}
      {value?.what === 'clip' ? (
        <ExtractClip card={card} asset={asset} length={length} value={value} onChange={onChange} />
      ) : null}
      {value?.what === 'still' ? (
        <ExtractStill card={card} length={length} at={value.at} onChange={(at) => onChange({ what: 'still', at })} />
      ) : null}
      {value?.what === 'pages' ? (
        <ExtractPages
          card={card}
          count={card.pages ?? 1}
          pages={value.pages}
          onChange={(pages) => onChange({ what: 'pages', pages })}
        />
      ) : null}
    </section>
  );
}

/** Why no size is made of it yet; the ways to go on stand beside it. */
function Reason({ card, idle }: { readonly card: AssetCard; readonly idle: number }) {
  const t = useT();
  return (
    <p className="extract__cannot" role="status">
      {t('extract.choose', { kind: t(`export.kind.${card.kind === 'photo' ? 'other' : card.kind}`), count: idle })}
    </p>
  );
}

type Way = Extract['what'];

/** How an asset can be taken out, the bytes as they are first. */
export function waysOf(card: Pick<AssetCard, 'kind' | 'durationSeconds' | 'pages'>, mime: string | undefined): Way[] {
  const isLong = (card.durationSeconds ?? 0) > 0;
  if (card.kind === 'video' && isLong) return ['original', 'clip', 'still'];
  if (card.kind === 'audio' && isLong) return ['original', 'clip'];
  if (mime === 'application/pdf' && (card.pages ?? 0) > 0) return ['original', 'pages'];
  return ['original'];
}

/** What a way begins with: the whole length, the middle, the first page. */
function firstOf(what: Way, length: number): Extract {
  switch (what) {
    case 'original':
      return { what };
    case 'clip':
      return { what, from: 0, to: length };
    case 'still':
      return { what, at: tenth(length / 2) };
    case 'pages':
      return { what, pages: [0] };
  }
}

const wordOf = (what: Way, { kind }: AssetCard): MessageKey =>
  what !== 'original'
    ? `extract.${what}`
    : kind === 'video' || kind === 'audio'
      ? `extract.original.${kind}`
      : 'extract.original.document';

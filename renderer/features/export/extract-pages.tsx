import { useState } from 'react';
import { pageUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { TextField } from '../../elements/text-field.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { mostPages, parsePages, printPages } from './extract-math.ts';

/** Pages of a document that become pictures: ticked on their pictures, or typed. */
export function ExtractPages(props: {
  readonly card: AssetCard;
  readonly count: number;
  /** From 0. */
  readonly pages: readonly number[];
  readonly onChange: (pages: number[]) => void;
}) {
  const { card, count, pages, onChange } = props;
  const t = useT();
  const formats = useFormats();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const read = typed === undefined ? [...pages] : parsePages(typed, count);
  const most = formats.number(mostPages);
  const toggle = (page: number) => {
    const next = pages.includes(page) ? pages.filter((one) => one !== page) : [...pages, page].sort((a, b) => a - b);
    // one page at least goes out, and no more than can
    if (next.length === 0 || next.length > mostPages) return;
    setTyped(undefined);
    onChange(next);
  };
  return (
    <>
      <ul className="extract-pages">
        {Array.from({ length: Math.min(count, mostPages) }, (_, page) => page).map((page) => (
          <li key={page}>
            <button
              type="button"
              aria-pressed={pages.includes(page)}
              aria-label={t('extract.page', { page: formats.number(page + 1) })}
              onClick={() => toggle(page)}
            >
              {card.picture ? (
                <img src={pageUrl(card.id, card.picture, page, 800)} alt="" loading="lazy" draggable={false} />
              ) : null}
              <span aria-hidden="true">{formats.number(page + 1)}</span>
            </button>
          </li>
        ))}
      </ul>
      <TextField
        label={t('extract.which-pages')}
        value={typed ?? printPages(pages)}
        onChange={(text) => {
          setTyped(text);
          const next = parsePages(text, count);
          if (next) onChange(next);
        }}
        onBlur={() => setTyped(undefined)}
        description={t('extract.pages.hint', { most })}
        error={read ? undefined : t('extract.wrong-pages', { count: formats.number(count), most })}
      />
      <p className="extract__note">{t('extract.pages.note', { count: pages.length })}</p>
    </>
  );
}

import { useState } from 'react';
import type { AssetWhole } from '../../../shared/model/asset.ts';
import type { Passage } from '../../../shared/model/search.ts';
import { usePassages } from '../../data/passages.ts';
import { useResult } from '../../data/result.ts';
import { Button } from '../../elements/button.tsx';
import { litText } from '../../elements/lit.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { useSettledQuery } from '../../state/query.ts';
import { openViewer } from '../../state/view.ts';
import { lookAtPassage } from '../viewer/lead.ts';
import './passages.css';

/** Passages that are shown at first, and when more are asked for. */
const few = 3;
const many = 30;

/** Where the text inside a document answers what is being looked for; pressing one opens it there. */
export function Passages({ whole }: { readonly whole: AssetWhole }) {
  const { text } = useSettledQuery();
  const t = useT();
  const formats = useFormats();
  const { find } = useResult();
  const [wanted, setWanted] = useState(few);
  const { data } = usePassages(text, whole.id, wanted);
  if (text.trim() === '' || !data || data.passages.length === 0) return null;
  const { passages, total, fromMachine } = data;
  const left = total - passages.length;
  const isSlides = whole.mime.includes('presentation') || whole.mime.includes('powerpoint');
  const open = (passage: Passage) => {
    const place = find(whole.id);
    if (!place) return;
    lookAtPassage(whole.id, passage, fromMachine);
    openViewer(place.index);
  };
  return (
    <section className="passages" aria-label={t('passages.title')}>
      <h3>{t('passages.title')}</h3>
      <ul>
        {passages.map((passage) => (
          <li key={`${passage.page} ${passage.marks[0]?.from} ${passage.text}`}>
            <button type="button" onClick={() => open(passage)}>
              {passage.page === null ? null : (
                <span className="passages__page">
                  {t(isSlides ? 'passages.slide' : 'passages.page', { page: formats.number(passage.page) })}
                </span>
              )}
              <span>{litText(passage.text, passage.marks)}</span>
            </button>
          </li>
        ))}
      </ul>
      {left <= 0 ? null : passages.length < many ? (
        <Button size="small" onPress={() => setWanted(many)}>
          {t('passages.more', { count: left })}
        </Button>
      ) : (
        <p className="passages__note">{t('passages.more', { count: left })}</p>
      )}
      {fromMachine ? <p className="passages__note">{t('passages.machine')}</p> : null}
    </section>
  );
}

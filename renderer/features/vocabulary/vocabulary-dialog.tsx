import { useState } from 'react';
import { type TermKind, termKind } from '../../../shared/model/term.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { Tabs } from '../../elements/tabs.tsx';
import { useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { SynonymRoom } from './synonym-room.tsx';
import { TermRoom } from './term-room.tsx';
import './vocabulary.css';

/** The lists of words that the office owns, and what it calls the same, one page each. */
export function VocabularyDialog() {
  const t = useT();
  const { sheet } = useView();
  const [page, setPage] = useState<TermKind | 'same'>('theme');
  return (
    <Dialog
      title={t('terms.title')}
      closeLabel={t('action.close')}
      isOpen={sheet === 'vocabulary'}
      onClose={() => changeView({ sheet: undefined })}
      size="large"
    >
      <Tabs
        label={t('terms.title')}
        chosen={page}
        onChoose={(id) => setPage(id === 'same' ? id : termKind.parse(id))}
        pages={[
          ...termKind.options.map((one) => ({
            id: one,
            label: t(`terms.tab.${one}`),
            content: one === page ? <TermRoom kind={one} /> : null,
          })),
          { id: 'same', label: t('terms.tab.same'), content: page === 'same' ? <SynonymRoom /> : null },
        ]}
      />
    </Dialog>
  );
}

import { useState } from 'react';
import { type TermKind, termKind } from '../../../shared/model/term.ts';
import { Dialog } from '../../elements/dialog.tsx';
import { Tabs } from '../../elements/tabs.tsx';
import { useT } from '../../state/language.tsx';
import { changeView, useView } from '../../state/view.ts';
import { TermRoom } from './term-room.tsx';
import './vocabulary.css';

/** The lists of words that the office owns, one page each. */
export function VocabularyDialog() {
  const t = useT();
  const { sheet } = useView();
  const [kind, setKind] = useState<TermKind>('theme');
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
        chosen={kind}
        onChoose={(id) => setKind(termKind.parse(id))}
        pages={termKind.options.map((one) => ({
          id: one,
          label: t(`terms.tab.${one}`),
          content: one === kind ? <TermRoom kind={one} /> : null,
        }))}
      />
    </Dialog>
  );
}

import { useState } from 'react';
import type { Term, TermKind } from '../../../shared/model/term.ts';
import { useTermVerbs } from '../../data/terms.ts';
import { Button } from '../../elements/button.tsx';
import { ComboBox } from '../../elements/combo-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { useT } from '../../state/language.tsx';

/** Two words for one thing become one. */
export function MergeDialog(props: {
  readonly kind: TermKind;
  readonly term: Term;
  readonly terms: readonly Term[];
  readonly onClose: () => void;
  readonly onMerged: (into: string) => void;
}) {
  const t = useT();
  const { term } = props;
  const verbs = useTermVerbs(props.kind);
  const [name, setName] = useState('');
  const others = props.terms.filter(({ id }) => id !== term.id);
  const into = others.find((one) => one.name === name);
  return (
    <Dialog
      title={t('terms.merge.title', { name: term.name })}
      closeLabel={t('action.close')}
      isOpen
      onClose={props.onClose}
      size="small"
      footer={
        <Button
          tone="primary"
          isDisabled={!into}
          onPress={() => into && void verbs.merge(term, into.id).then((done) => done && props.onMerged(into.id))}
        >
          {t('terms.merge.go')}
        </Button>
      }
    >
      <div className="term">
        <ComboBox
          label={t('terms.merge.into')}
          listLabel={t('terms.merge.into')}
          value={name}
          onChange={setName}
          onCommit={setName}
          options={others.map((one) => ({ name: one.name }))}
        />
        <p className="terms__hint">{t('terms.merge.words', { name: term.name, count: term.count })}</p>
      </div>
    </Dialog>
  );
}

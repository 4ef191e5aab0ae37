import { useRef, useState } from 'react';
import { useAsset } from '../../data/asset.ts';
import { usePapers } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { Chip } from '../../elements/chip.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';

/** The signed paper: a scan that is in the library, looked for by its words. */
export function PaperField(props: {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const { value } = props;
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const onChange = (next: string | null) => {
    props.onChange(next);
    // what was pressed is gone by then: the keyboard stands on what took its place
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('input, button')?.focus());
  };
  const [words, setWords] = useState('');
  const paper = useAsset(value ?? undefined);
  const found = usePapers(words);
  if (value !== null) {
    const name =
      paper.data?.title ??
      paper.data?.path.split(/[\\/]/).at(-1) ??
      (paper.isPending ? '…' : t('rights.paper.unknown'));
    return (
      <div ref={box} className="rights-form__paper">
        <span className="field__label">{t('rights.paper')}</span>
        <Chip onRemove={() => onChange(null)} removeLabel={t('rights.paper.take', { name })}>
          {name}
        </Chip>
      </div>
    );
  }
  return (
    <div ref={box} className="rights-form__paper">
      <TextField
        label={t('rights.paper')}
        value={words}
        onChange={setWords}
        placeholder={t('rights.paper.look')}
        description={t('rights.paper.words')}
      />
      {words.trim() === '' ? null : (
        <ul className="rights-form__found" aria-label={t('rights.paper.found')}>
          {found.data?.items.map((card) => (
            <li key={card.id}>
              <Button
                size="small"
                tone="quiet"
                onPress={() => {
                  onChange(card.id);
                  setWords('');
                }}
              >
                {card.title ?? card.name}
              </Button>
            </li>
          ))}
          {found.data?.items.length === 0 ? <li>{t('rights.paper.none')}</li> : null}
        </ul>
      )}
    </div>
  );
}

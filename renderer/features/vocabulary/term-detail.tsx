import { Merge, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Office, Term, TermKind, TermWords } from '../../../shared/model/term.ts';
import { useTermVerbs } from '../../data/terms.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { ComboBox } from '../../elements/combo-box.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { useT } from '../../state/language.tsx';
import { Colours } from './colours.tsx';
import { belowOf } from './in-tree.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { isDay, Offices } from './offices.tsx';

const parted = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** `-7.33, 110.5` as a position; null for nothing, undefined for what is none. */
export function readPosition(text: string): { lat: number; lon: number } | null | undefined {
  if (text.trim() === '') return null;
  const [, lat, lon] = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  const at = { lat: Number(lat), lon: Number(lon) };
  return lat !== undefined && Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180 ? at : undefined;
}

/** One word of a list with all that is said of it. Nothing is kept before it is saved. */
export function TermDetail(props: {
  readonly kind: TermKind;
  readonly term: Term | undefined;
  readonly terms: readonly Term[];
  readonly onSaved: (id: string | undefined) => void;
}) {
  const t = useT();
  const { kind, term, terms } = props;
  const verbs = useTermVerbs(kind);
  const [name, setName] = useState(term?.name ?? '');
  const [parent, setParent] = useState(terms.find(({ id }) => id === term?.parent)?.name ?? '');
  const [colour, setColour] = useState<string | null>(term?.colour ?? null);
  const [synonyms, setSynonyms] = useState(term?.synonyms.join(', ') ?? '');
  const [offices, setOffices] = useState<readonly Office[]>(term?.offices ?? []);
  const [position, setPosition] = useState(term?.position ? `${term.position.lat}, ${term.position.lon}` : '');
  const [note, setNote] = useState(term?.note ?? '');
  const [hidden, setHidden] = useState(term?.hidden ?? false);
  const [taken, setTaken] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const parents = useMemo(() => {
    const below = term ? belowOf(terms, term.id) : new Set<string>();
    return terms.filter(({ id, hidden }) => !below.has(id) && !hidden);
  }, [terms, term]);
  const hasTree = kind === 'theme' || kind === 'place' || kind === 'unit';
  const at = readPosition(position);
  const isSound =
    name.trim() !== '' &&
    at !== undefined &&
    offices.every(({ title, from, to }) => title.trim() !== '' && isDay(from) && isDay(to)) &&
    (parent === '' || parents.some((one) => one.name === parent));
  const save = async () => {
    const words: TermWords = {
      name: name.trim(),
      synonyms: parted(synonyms),
      note: note.trim() || null,
      hidden,
      ...(hasTree && { parent: parents.find((one) => one.name === parent)?.id ?? null }),
      ...(kind === 'theme' && { colour }),
      ...(kind === 'person' && { offices: [...offices] }),
      ...(kind === 'place' && { position: at ?? null }),
    };
    const saved = await verbs.save(term?.id, words, name.trim());
    setTaken(saved === 'taken');
    if (saved !== undefined && saved !== 'taken') props.onSaved(saved);
  };
  const renames = term !== undefined && name.trim() !== term.name && term.count > 0;
  return (
    <form
      className="term"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound) void save();
      }}
    >
      <TextField
        label={t('terms.name')}
        value={name}
        onChange={setName}
        autoFocus={term === undefined}
        error={taken ? t('terms.name.taken', { name: name.trim() }) : undefined}
        {...(renames && { description: t('terms.name.rename', { count: term.count }) })}
      />
      {hasTree ? (
        <ComboBox
          label={t('terms.parent')}
          listLabel={t('terms.parent')}
          value={parent}
          onChange={setParent}
          onCommit={setParent}
          options={parents.map((one) => ({ name: one.name }))}
          placeholder={t('terms.parent.none')}
        />
      ) : null}
      {kind === 'theme' ? <Colours value={colour} onChange={setColour} /> : null}
      {kind === 'person' ? <Offices name={name} offices={offices} onChange={setOffices} /> : null}
      <TextField
        label={t('terms.synonyms')}
        value={synonyms}
        onChange={setSynonyms}
        description={t('terms.synonyms.hint', { name: name.trim() || '…' })}
      />
      {kind === 'place' ? (
        <TextField
          label={t('terms.position')}
          value={position}
          onChange={setPosition}
          error={at === undefined ? t('terms.position.bad') : undefined}
        />
      ) : null}
      <TextField label={t('terms.note')} value={note} onChange={setNote} rows={2} />
      {term ? (
        <CheckBox isOn={hidden} onChange={setHidden}>
          <span>
            {t('terms.hide')} <span className="terms__hint">{t('terms.hide.words')}</span>
          </span>
        </CheckBox>
      ) : null}
      <div className="term__do">
        <Button tone="primary" type="submit" isDisabled={!isSound}>
          {t('action.save')}
        </Button>
        {term ? (
          <>
            <Button icon={<Merge aria-hidden />} onPress={() => setMerging(true)}>
              {t('terms.merge')}
            </Button>
            <Button
              icon={<Trash2 aria-hidden />}
              onPress={() => void verbs.remove(term).then((done) => done && props.onSaved(undefined))}
            >
              {t('terms.remove')}
            </Button>
          </>
        ) : null}
      </div>
      {term && isMerging ? (
        <MergeDialog
          kind={kind}
          term={term}
          terms={terms}
          onClose={() => setMerging(false)}
          onMerged={(into) => {
            setMerging(false);
            props.onSaved(into);
          }}
        />
      ) : null}
    </form>
  );
}

import { useRef, useState } from 'react';
import { channels, type Preset } from '../../../../shared/model/export.ts';
import { Button } from '../../../elements/button.tsx';
import { Dialog } from '../../../elements/dialog.tsx';
import { TextField } from '../../../elements/text-field.tsx';
import { useLanguage, useT } from '../../../state/language.tsx';
import { channelKey } from '../preset-words.ts';
import { CoveredPart, ExtrasPart } from './extras-part.tsx';
import { ChoiceField } from './fields.tsx';
import { FilePart, LeavesPart, NamesPart } from './file-part.tsx';
import { type Draft, idFor, readDraft, withWords } from './preset-form.ts';
import { SizePart } from './size-part.tsx';
import '../export-dialog.css';
import './presets.css';

/** The form of one preset, new (without an id) or changed. Nothing holds before it is saved. */
export function PresetEditor(props: {
  readonly draft: Draft;
  /** Ids that are given. */
  readonly taken: readonly string[];
  readonly onSave: (preset: Preset) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { taken, onSave, onClose } = props;
  const t = useT();
  const language = useLanguage();
  const [draft, setDraft] = useState(props.draft);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const isNew = props.draft.id === '';
  const save = async () => {
    const id = draft.id === '' ? idFor(draft.name[language], taken) : draft.id;
    const read = readDraft({ ...draft, id });
    if ('wrong' in read) {
      setWrong(read.wrong);
      // the first of what is wrong may be far above the button
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setSaving(true);
    const isDone = await onSave(read.preset);
    setSaving(false);
    if (isDone) onClose();
  };
  const part = {
    draft,
    onChange: (next: Draft) => {
      setWrong([]);
      setDraft(next);
    },
    isWrong: (path: string) => wrong.includes(path),
  };
  const isNameWrong = wrong.some((path) => path.startsWith('name.'));
  return (
    <Dialog
      title={isNew ? t('presets.editor.new') : t('presets.editor.edit', { name: props.draft.name[language] })}
      closeLabel={t('action.close')}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          {wrong.length > 0 ? (
            <p className="preset-form__check" role="alert">
              {t('presets.check')}
            </p>
          ) : null}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={isSaving} onPress={() => void save()}>
            {t('presets.save')}
          </Button>
        </>
      }
    >
      <div ref={form} className="preset-form">
        <fieldset className="preset-form__part">
          <legend>{t('presets.part.what')}</legend>
          <div className="preset-form__row">
            <TextField
              label={t('presets.name')}
              value={draft.name[language]}
              onChange={(text) => part.onChange({ ...draft, name: withWords(draft.name, language, text) })}
              autoFocus={isNew}
              error={isNameWrong ? t('presets.name-missing') : undefined}
            />
            <ChoiceField
              label={t('presets.channel')}
              value={draft.channel}
              onChange={(channel) => part.onChange({ ...draft, channel })}
              choices={channels.map((value) => ({ value, label: t(channelKey(value)) }))}
            />
          </div>
          <TextField
            label={t('presets.purpose')}
            value={draft.purpose[language]}
            onChange={(text) => part.onChange({ ...draft, purpose: withWords(draft.purpose, language, text) })}
          />
        </fieldset>
        <SizePart {...part} />
        {draft.original ? null : (
          <>
            <FilePart {...part} />
            <ExtrasPart {...part} />
          </>
        )}
        <NamesPart {...part} />
        {draft.original ? null : (
          <>
            <LeavesPart {...part} />
            <CoveredPart {...part} />
          </>
        )}
      </div>
    </Dialog>
  );
}

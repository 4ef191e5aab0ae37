import { type EditField, editField } from '../../../shared/model/edit.ts';
import { useEdit } from '../../data/edits.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { clipboard, pastedChanges } from './use-copying.ts';
import './batch.css';

/** Says of others what was copied from one: which of its words, before it is done. */
export function PasteDialog() {
  const now = useStore(doing);
  return now?.kind === 'paste' ? <Opened ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const { edit } = useEdit();
  const held = useStore(clipboard);
  const { copied, without } = held;
  const fields = editField.options.filter((field) => copied?.values[field] !== undefined);
  const changes = pastedChanges(held);
  const write = (field: EditField): string => {
    const value = copied?.values[field];
    if (value === undefined) return '';
    if (typeof value !== 'string') return value.join(', ');
    return field === 'date' ? formats.date(value) : value;
  };
  const go = () => {
    endDoing();
    void edit(ids, changes);
  };
  return (
    <Dialog
      title={t('paste.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          {/* Ctrl+Alt+V and Enter: whoever pastes many times presses nothing else */}
          <Button tone="primary" autoFocus isDisabled={changes.length === 0} onPress={go}>
            {t('paste.go', { count: ids.length })}
          </Button>
        </>
      }
    >
      <p className="batch__lead">{t(fields.length > 0 ? 'paste.from' : 'paste.none', { name: copied?.name ?? '' })}</p>
      <ul className="paste">
        {fields.map((field) => (
          <li key={field}>
            <CheckBox
              isOn={!without.includes(field)}
              onChange={(isOn) =>
                clipboard.set((before) => ({
                  ...before,
                  without: isOn ? before.without.filter((one) => one !== field) : [...before.without, field],
                }))
              }
            >
              <span className="paste__field">{t(`field.${field}`)}</span>
              <span className="paste__value">{write(field)}</span>
            </CheckBox>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

import { type SheetKind, sheetKinds } from '../../../shared/model/sheet.ts';
import { useWays } from '../../data/ways.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useT } from '../../state/language.tsx';
import { keep, recall } from '../../state/persist.ts';
import { createStore, useStore } from '../../state/store.ts';
import { TargetFolder } from '../export/target-folder.tsx';
import '../export/export-dialog.css';
import './published.css';

/** What was made last time, and where. */
const last = createStore<{ readonly what: SheetKind; readonly to: string }>(
  recall('sheet', { what: 'contact-pdf', to: '' }),
);
keep('sheet', last);

/** Makes a sheet about what is chosen: small pictures, captions, or data. */
export function SheetDialog() {
  const now = useStore(doing);
  return now?.kind === 'sheet' ? <Opened ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const ways = useWays();
  const { what, to } = useStore(last);
  const change = (part: Partial<{ what: SheetKind; to: string }>) => last.set((before) => ({ ...before, ...part }));
  return (
    <Dialog
      title={t('ways.sheet.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={to.trim() === ''}
            onPress={() => {
              endDoing();
              void ways.sheet(ids, what, to.trim());
            }}
          >
            {t('ways.sheet.make')}
          </Button>
        </>
      }
    >
      <div className="publish">
        <Segmented<SheetKind>
          label={t('ways.sheet.what')}
          value={what}
          onChange={(value) => change({ what: value })}
          segments={sheetKinds.map((value) => ({ value, label: t(`ways.sheet.${value}`) }))}
        />
        <p className="publish__lead">{t(`ways.sheet.${what}.words`)}</p>
        <fieldset className="publish__target">
          <legend className="field__label">{t('export.to')}</legend>
          <TargetFolder path={to} onChange={(path) => change({ to: path })} />
        </fieldset>
      </div>
    </Dialog>
  );
}

import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { useSummary } from '../../data/asset.ts';
import { useEdit } from '../../data/edits.ts';
import { failureOf } from '../../data/failure.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { doing, endDoing, startDoing } from '../../state/doing.ts';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { type BatchForm, type BatchWay, changesOf, emptyForm, formFor, kept, nameOf } from './batch-form.ts';
import { FieldRows } from './field-rows.tsx';
import { PreviewPart } from './preview-part.tsx';
import { ReplaceRows, TemplateRows } from './replace-rows.tsx';
import { usePreview } from './use-preview.ts';
import './batch.css';

/** Says something about many at once: what shall change, and what would come of it. */
export function BatchDialog() {
  const now = useStore(doing);
  return now?.kind === 'batch' ? <Opened key={nameOf(now.ids)} ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const { say } = useEdit();
  const summary = useSummary(ids);
  const [form, setForm] = useState(() => formFor(ids));
  const { of, failed } = useStore(kept);
  const name = nameOf(ids);
  const changes = changesOf(form);
  const preview = usePreview(name, ids, changes);
  const count = preview.data?.changed ?? 0;
  const isReady = changes.length > 0 && (count > 0 || !preview.isFresh);

  const change = (part: Partial<BatchForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    kept.set({ of: name, form: next });
  };
  const go = () => {
    // the pictures are what one wants to see now; what is refused comes back with every word in its place
    kept.set({ of: '', form: { ...emptyForm, way: form.way } });
    endDoing();
    void say(ids, changes, {
      foretold: preview.isFresh ? (preview.data?.items ?? []) : [],
      onFailure: (error) => {
        kept.set({ of: name, form, failed: error });
        startDoing('batch', ids);
      },
    });
  };
  const code = failed !== undefined && of === name ? failureOf(failed).code : undefined;
  const ways: Record<BatchWay, MessageKey> = {
    fields: 'batch.preview.wait',
    replace: form.replace.find === '' ? 'batch.preview.find-first' : 'batch.preview.looking',
    template: form.template.value.trim() === '' ? 'batch.preview.template-first' : 'batch.preview.looking',
  };
  return (
    <Dialog
      title={t('batch.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      size="large"
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={go}>
            {count > 0 ? t('batch.go', { count }) : t('batch.go-none')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the whole dialog, heard where it ends up */}
      <div
        className="batch"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isReady) return;
          event.preventDefault();
          go();
        }}
      >
        <div className="batch__form">
          <p className="batch__lead">{t('batch.lead')}</p>
          {code ? (
            <div className="batch__failed" role="alert">
              <TriangleAlert aria-hidden="true" />
              <div>
                <strong>{t(`error.${code}` as MessageKey)}</strong>
                <p>{t(`error.${code}.do` as MessageKey)}</p>
              </div>
            </div>
          ) : null}
          <Segmented
            label={t('batch.ways')}
            isLabelHidden
            value={form.way}
            onChange={(way) => change({ way })}
            segments={(['fields', 'replace', 'template'] as const).map((way) => ({
              value: way,
              label: t(`batch.way.${way}`),
            }))}
          />
          {form.way === 'fields' ? <FieldRows form={form} summary={summary.data} onChange={change} /> : null}
          {form.way === 'replace' ? <ReplaceRows form={form} onChange={change} /> : null}
          {form.way === 'template' ? <TemplateRows form={form} onChange={change} /> : null}
        </div>
        <PreviewPart preview={preview.data} isFresh={preview.isFresh} waiting={ways[form.way]} />
      </div>
    </Dialog>
  );
}

import { useId, useState } from 'react';
import { type Classification, classifications, type Rights } from '../../../shared/model/rights.ts';
import { useRights, useRightsEdits } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { NotRead } from '../../elements/not-read.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { BasisField } from './basis-field.tsx';
import { type RightsForm, rightsSaid } from './rights-form.ts';
import { WhenField } from './when-field.tsx';
import './rights.css';

/** Says of one asset or of many whether they may leave: classification, embargo, licence. */
export function RightsDialog() {
  const now = useStore(doing);
  const single = now?.ids.length === 1 ? now.ids[0] : undefined;
  const { data, isError, refetch } = useRights(single);
  if (now?.kind !== 'rights') return null;
  if (single !== undefined && !data) return isError ? <NotKnown onAgain={() => void refetch()} /> : null;
  return <Opened ids={now.ids} now={single === undefined ? undefined : data?.rights} />;
}

/** What is not known cannot be changed: it would be written over. */
function NotKnown({ onAgain }: { readonly onAgain: () => void }) {
  const t = useT();
  return (
    <Dialog title={t('rights.title', { count: 1 })} closeLabel={t('action.close')} isOpen onClose={endDoing}>
      <NotRead again={t('action.retry')} onAgain={onAgain}>
        {t('rights.failed')}
      </NotRead>
    </Dialog>
  );
}

function Opened({ ids, now }: { readonly ids: readonly string[]; readonly now: Rights | undefined }) {
  const t = useT();
  const { say } = useRightsEdits();
  const [form, setForm] = useState<RightsForm>(now ?? {});
  const words = useId();
  const change = (part: RightsForm) => setForm((before) => ({ ...before, ...part }));
  const said = rightsSaid(form, now);
  const isReady = Object.keys(said).length > 0;
  const isKept = form.classification === 'limited' || form.classification === 'excluded';
  const go = () => {
    if (!isReady) return;
    endDoing();
    void say(ids, said, { key: 'rights.said', values: { count: ids.length } });
  };
  const chosen = form.classification === undefined ? 'keep' : (form.classification ?? 'none');
  return (
    <Dialog
      title={t('rights.title', { count: ids.length })}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={go}>
            {t('rights.save', { count: ids.length })}
          </Button>
        </>
      }
    >
      <form
        className="rights-form"
        {...(now === undefined ? { 'aria-describedby': words } : {})}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {now === undefined ? (
          <p id={words} className="rights-form__lead">
            {t('rights.many')}
          </p>
        ) : null}
        <Segmented<Classification | 'keep' | 'none'>
          label={t('rights.classification')}
          value={chosen}
          onChange={(value) =>
            value === 'keep'
              ? setForm(({ classification: _, ...rest }) => rest)
              : change({ classification: value === 'none' ? null : value })
          }
          segments={[
            now === undefined
              ? { value: 'keep' as const, label: t('rights.keep') }
              : { value: 'none' as const, label: t('rights.none') },
            ...classifications.map((value) => ({ value, label: t(`rights.classification.${value}`) })),
          ]}
        />
        {form.classification ? (
          <p className="rights-form__words">{t(`rights.classification.${form.classification}.words`)}</p>
        ) : null}
        {isKept ? (
          <>
            <TextField
              label={t('rights.reason')}
              value={form.reason ?? ''}
              onChange={(reason) => change({ reason })}
              placeholder={t('rights.reason.example')}
            />
            <BasisField value={form.basis ?? ''} onChange={(basis) => change({ basis })} />
          </>
        ) : null}
        {form.classification === 'excluded' ? (
          <WhenField
            label={t('rights.excluded-until')}
            value={form.until ?? null}
            onChange={(until) => change({ until })}
            description={t('rights.excluded-until.words')}
          />
        ) : null}
        <WhenField
          label={t('rights.embargo')}
          value={form.embargo ?? null}
          onChange={(embargo) => change({ embargo })}
          withTime
          description={t('rights.embargo.words')}
        />
        <div className="rights-form__row">
          <TextField
            label={t('rights.licence')}
            value={form.licence ?? ''}
            onChange={(licence) => change({ licence })}
            placeholder={t('rights.licence.example')}
          />
          <WhenField
            label={t('rights.licence-until')}
            value={form.licenceUntil ?? null}
            onChange={(licenceUntil) => change({ licenceUntil })}
          />
        </div>
        {/* Enter in any field says it */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import { type Channel, channels } from '../../../shared/model/export.ts';
import { type ConsentDraft, useRightsEdits } from '../../data/rights.ts';
import { useVocabulary } from '../../data/vocabulary.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { type Consenting, consenting } from '../../state/consenting.ts';
import { useT } from '../../state/language.tsx';
import { useStore } from '../../state/store.ts';
import { PaperField } from './paper-field.tsx';
import { PersonField } from './person-field.tsx';
import { WhenField } from './when-field.tsx';
import './rights.css';

/** Where a consent is written down: who agreed, for what, until when. */
export function ConsentDialog() {
  const now = useStore(consenting);
  return now === undefined ? null : <Opened key={now.consent?.id ?? ''} now={now} />;
}

const close = (): void => consenting.set(undefined);

function Opened({ now }: { readonly now: Consenting }) {
  const t = useT();
  const edits = useRightsEdits();
  const people = useVocabulary('people');
  const [draft, setDraft] = useState<ConsentDraft>(() => firstDraft(now));
  const [isFor, setFor] = useState(draft.channels.length > 0);
  const change = (part: Partial<ConsentDraft>) => setDraft((before) => ({ ...before, ...part }));
  const assets = now.consent?.assets ?? now.ids;
  const isNobody = (draft.person ?? '').trim() === '' && draft.assets.length === 0;
  const isBackwards = draft.given !== null && draft.until !== null && draft.until < draft.given;
  const isNowhere = isFor && draft.channels.length === 0;
  const isReady = !isNobody && !isBackwards && !isNowhere;
  const go = async () => {
    if (!isReady) return;
    const blank = (text: string | null) => text?.trim() || null;
    const { person, guardian, note } = draft;
    const whole = { ...draft, person: blank(person), guardian: blank(guardian), note: blank(note) };
    if (await edits.save({ ...whole, channels: isFor ? draft.channels : [] })) close();
  };
  const toggle = (channel: Channel, isOn: boolean) =>
    change({ channels: channels.filter((one) => (one === channel ? isOn : draft.channels.includes(one))) });
  return (
    <Dialog
      title={t(now.consent ? 'rights.consent.edit-title' : 'rights.consent.new-title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={close}
      footer={
        <>
          {now.consent ? (
            <Button
              tone="quiet"
              onPress={async () => {
                if (now.consent && (await edits.remove(now.consent.id))) close();
              }}
            >
              {t('rights.consent.remove')}
            </Button>
          ) : null}
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={() => void go()}>
            {t('rights.consent.save')}
          </Button>
        </>
      }
    >
      <form
        className="rights-form"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <PersonField
          value={draft.person ?? ''}
          onChange={(person) => change({ person })}
          known={people.data?.map(({ name }) => name) ?? []}
          canBeEmpty={assets.length > 0}
        />
        {assets.length > 0 ? (
          <CheckBox isOn={draft.assets.length > 0} onChange={(isOn) => change({ assets: isOn ? [...assets] : [] })}>
            {t('rights.consent.only-assets', { count: assets.length })}
          </CheckBox>
        ) : null}
        {isNobody ? (
          <p className="rights-form__words">
            {t(assets.length > 0 ? 'rights.consent.nobody' : 'rights.consent.no-name')}
          </p>
        ) : null}
        <fieldset className="rights-form__channels">
          <legend className="field__label">{t('rights.consent.channels')}</legend>
          <CheckBox isOn={!isFor} onChange={(isOn) => setFor(!isOn)}>
            {t('rights.consent.everywhere')}
          </CheckBox>
          {isFor
            ? channels.map((channel) => (
                <CheckBox
                  key={channel}
                  isOn={draft.channels.includes(channel)}
                  onChange={(isOn) => toggle(channel, isOn)}
                >
                  {t(`channel.${channel}` as MessageKey)}
                </CheckBox>
              ))
            : null}
        </fieldset>
        {isNowhere ? <p className="rights-form__words">{t('rights.consent.nowhere')}</p> : null}
        <TextField
          label={t('rights.consent.guardian')}
          value={draft.guardian ?? ''}
          onChange={(guardian) => change({ guardian })}
          description={t('rights.consent.guardian.words')}
        />
        <div className="rights-form__row">
          <WhenField label={t('rights.consent.given')} value={draft.given} onChange={(given) => change({ given })} />
          <WhenField label={t('rights.consent.until')} value={draft.until} onChange={(until) => change({ until })} />
        </div>
        {isBackwards ? (
          <p className="rights-form__wrong" role="alert">
            {t('rights.consent.backwards')}
          </p>
        ) : null}
        {now.consent ? (
          <WhenField
            label={t('rights.consent.withdrawn')}
            value={draft.withdrawn}
            onChange={(withdrawn) => change({ withdrawn })}
            description={t('rights.consent.withdrawn.words')}
          />
        ) : null}
        <PaperField value={draft.paper} onChange={(paper) => change({ paper })} />
        <TextField
          label={t('rights.consent.note')}
          value={draft.note ?? ''}
          onChange={(note) => change({ note })}
          rows={2}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function firstDraft({ consent, ids, person }: Consenting): ConsentDraft {
  if (consent) return consent;
  return {
    ...{ id: null, person: person ?? null, channels: [], guardian: null, paper: null },
    ...{ given: null, until: null, withdrawn: null, note: null },
    // of a person it holds wherever they are shown, until somebody says that it does not
    assets: person === undefined ? [...ids] : [],
  };
}

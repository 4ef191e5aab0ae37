import { FileCheck2, Pencil, Undo2 } from 'lucide-react';
import { useId } from 'react';
import type { Consent } from '../../../shared/model/rights.ts';
import { useRightsEdits } from '../../data/rights.ts';
import { Button } from '../../elements/button.tsx';
import { consenting } from '../../state/consenting.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { today } from '../../state/today.ts';
import { aboutWords, standingOf, termsWords } from './consent-words.ts';

/** One consent: of whom, for what, how it stands, and what can be done with it. */
export function ConsentRow(props: {
  readonly consent: Consent;
  /** Called when it was withdrawn here. */
  readonly onWithdrawn?: (consent: Consent) => void;
}) {
  const { consent } = props;
  const t = useT();
  const about = useId();
  const formats = useFormats();
  const edits = useRightsEdits();
  const standing = standingOf(consent, today());
  const withdraw = async () => {
    const done = await edits.save({ ...consent, withdrawn: today() }, { key: 'rights.consent.withdrawn-now' });
    if (done) props.onWithdrawn?.(consent);
  };
  return (
    <div className="consent">
      <p className="consent__head">
        <strong id={about}>{aboutWords(consent, t)}</strong>
        <span className={`consent__standing consent__standing--${standing}`}>
          {t(`rights.consent.standing.${standing}`)}
        </span>
      </p>
      <p className="consent__terms">{termsWords(consent, t, formats)}</p>
      {consent.note ? <p className="consent__note">{consent.note}</p> : null}
      {consent.paper ? (
        <p className="consent__terms">
          <FileCheck2 aria-hidden="true" /> {t('rights.consent.has-paper')}
        </p>
      ) : null}
      <div className="consent__acts">
        <Button
          size="small"
          tone="quiet"
          icon={<Pencil aria-hidden="true" />}
          aria-describedby={about}
          onPress={() => consenting.set({ consent, ids: consent.assets })}
        >
          {t('rights.consent.edit')}
        </Button>
        {standing === 'withdrawn' ? null : (
          <Button
            size="small"
            tone="quiet"
            icon={<Undo2 aria-hidden="true" />}
            aria-describedby={about}
            onPress={() => void withdraw()}
          >
            {t('rights.consent.withdraw')}
          </Button>
        )}
      </div>
    </div>
  );
}

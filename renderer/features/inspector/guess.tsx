import type { Proposal } from '../../../shared/model/asset.ts';
import { Keys } from '../../elements/kbd.tsx';
import { useT } from '../../state/language.tsx';

/** A guess of the program under an empty field, with one press to make it the truth. */
export function Guess(props: { readonly proposal: Proposal; readonly shown?: string; readonly onUse: () => void }) {
  const t = useT();
  const shown = props.shown ?? props.proposal.value;
  return (
    <button
      type="button"
      className="guess"
      onClick={props.onUse}
      aria-label={t('inspector.use-guess', { value: shown })}
    >
      <span className="guess__words">
        <span className="guess__lead">{t('inspector.guess')}</span> “{shown}”
        {props.proposal.reason === 'copy' ? <span className="guess__why"> {t('guess.copy')}</span> : null}
      </span>
      <span className="guess__use">
        <Keys keys="Enter" />
        {t('inspector.use')}
      </span>
    </button>
  );
}

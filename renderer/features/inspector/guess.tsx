import type { Proposal } from '../../../shared/model/asset.ts';
import { Keys } from '../../elements/kbd.tsx';
import { useT } from '../../state/language.tsx';
import { reasonWords } from './reason-words.ts';

/** A guess of the program under an empty field, with one press to make it the truth. */
export function Guess(props: {
  readonly reason: Proposal['reason'];
  /** As it is written here; of a list all words. */
  readonly shown: readonly string[];
  readonly onUse: () => void;
}) {
  const t = useT();
  const { shown, reason } = props;
  return (
    <button
      type="button"
      className="guess"
      onClick={props.onUse}
      title={reasonWords(reason, t)}
      aria-description={reasonWords(reason, t)}
    >
      <span className="guess__words">
        <span className="guess__lead">{t('inspector.guess')}</span> “{shown.join('”, “')}”
        {reason === 'copy' ? <span className="guess__why"> {t('guess.copy')}</span> : null}
      </span>
      <span className="guess__use">
        <Keys keys="Enter" />
        {t('inspector.use')}
      </span>
    </button>
  );
}

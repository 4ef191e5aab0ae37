import { useResult } from '../../data/result.ts';
import { useT } from '../../state/language.tsx';
import './corrections.css';

/** Says that a mistyped word was read as another one. */
export function Corrections() {
  const t = useT();
  const { corrections } = useResult();
  return (
    <div role="status" className="corrections" hidden={corrections.length === 0}>
      {corrections.map((one) => (
        <p key={one.typed}>{t('search.corrected', { typed: `“${one.typed}”`, shown: `“${one.shown}”` })}</p>
      ))}
    </div>
  );
}
